"""Who may give a draft to a reader outside, and take it back."""

from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from career_pages.models import ReviewLink

# Days for which a link may work.
VALID_FOR: Final = (7, 14, 30, 90)
USUALLY_VALID_FOR: Final = 14
KEPT_FOR: Final = timedelta(days=90)

SHARED: Final = "career_pages.share_draft"
REVOKED: Final = "career_pages.revoke_review_link"


def may_share(user: Any, page: Any) -> bool:
    """Say whether a person may give the draft of the page to others: whoever may edit it."""
    return bool(page.permissions_for_user(user).can_edit())


def may_revoke(user: Any, link: ReviewLink) -> bool:
    """Say whether a person may end the link: whoever made it, or may publish the page."""
    return link.created_by_id == user.pk or bool(link.page.permissions_for_user(user).can_publish())


@transaction.atomic
def share_draft(page: Any, recipient: str, days: int, user: Any) -> ReviewLink:
    """Make and return a link to the role's draft that works for so many days."""
    link = ReviewLink.objects.create(
        page=page,
        recipient=recipient,
        created_by=user,
        expires_at=timezone.now() + timedelta(days=days),
    )
    log(instance=page, action=SHARED, user=user, data={"days": days})
    return link


@transaction.atomic
def revoke(link: ReviewLink, user: Any) -> bool:
    """End the link; return False if it was ended already."""
    open_link = ReviewLink.objects.filter(pk=link.pk, revoked_at=None)
    if not open_link.update(revoked_at=timezone.now(), revoked_by=user):
        return False
    log(instance=link.page, action=REVOKED, user=user)
    return True


def forget_old_links() -> int:
    """Delete the links that stopped working long ago; return how many."""
    long_ago = timezone.now() - KEPT_FOR
    old = ReviewLink.objects.filter(expires_at__lt=long_ago)
    return old.delete()[0]
