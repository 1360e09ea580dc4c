"""Links that let somebody without an account read a draft."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log

from career_pages.blocks import PageLinks
from career_pages.models import ChapterPage, ReviewLink, ReviewLinkState, RolePage

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


def address_of(link: ReviewLink) -> str:
    """Return the whole address to give to a reader."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path_of(link)}"


def path_of(link: ReviewLink, chapter: str = "") -> str:
    """Return the path at which the link opens the role, or its chapter of that slug."""
    return reverse("review_page", args=[token_of(link), *filter(None, [chapter])])


def token_of(link: ReviewLink) -> str:
    """Return what stands for the link in its address: its key, signed with the site's secret."""
    return _signer().sign(link.key.hex)


def _signer() -> Signer:
    # No colons: some mail programs take them for the end of an address.
    return Signer(salt="career_pages.review_link", sep=".")


@dataclass(frozen=True, slots=True)
class ReviewNotice:
    """What a reader is told of the draft: of when it is, until when the link works, whom to tell.

    ``readers_see_it`` says whether the published page is the same.
    """

    saved_at: datetime | None
    expires_at: datetime
    name: str
    email: str
    readers_see_it: bool


# No cache keeps a draft, no search engine finds it, and no other site learns of its address.
HEADERS: Final = {
    "Cache-Control": "private, no-store",
    "Expires": "0",
    "Pragma": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


@require_safe
def review_page(request: HttpRequest, token: str, chapter: str = "") -> HttpResponse:
    """Return the draft of the role, or of its chapter of that slug, as readers would see it.

    The link is the permission: neither an account nor a page's password is asked for. Every token
    that leads nowhere has the same answer.
    """
    link = _working_link(token)
    if link is None:
        return _gone(request)
    role = _role_in_review(link.page)
    page = _chapter_in_review(role, chapter) if chapter else role
    if page is None:
        return _gone(request, path_of(link))
    if request.method == "GET" and not request.user.is_authenticated:
        link.count_opening()
    return HttpResponse(_page(request, link, role, page), headers=HEADERS)


def _working_link(token: str) -> ReviewLink | None:
    """Return the link that the token stands for if it works now, else None.

    The signature is compared in constant time, and before the database is asked. Addresses that
    were signed with one of `SECRET_KEY_FALLBACKS` work too.
    """
    try:
        key = UUID(hex=_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    links = ReviewLink.objects.in_state(ReviewLinkState.WORKS)
    return links.select_related("page", "created_by").filter(key=key).first()


def _role_in_review(role: RolePage) -> RolePage:
    """Return the newest version of the role; its chapters are all there are, live or not."""
    draft: RolePage = role.get_latest_revision_as_object()
    draft.chapters = list(ChapterPage.objects.child_of(role).select_related("latest_revision"))
    for chapter in draft.chapters:
        content = chapter.latest_revision.content if chapter.latest_revision else {}
        chapter.title = content.get("title", chapter.title)
        chapter.lede = content.get("lede", chapter.lede)
    return draft


def _chapter_in_review(role: RolePage, slug: str) -> ChapterPage | None:
    """Return the newest version of the chapter of a role in review, or None if it has no such."""
    chapter = next((chapter for chapter in role.chapters if chapter.slug == slug), None)
    if chapter is None:
        return None
    draft: ChapterPage = chapter.get_latest_revision_as_object()
    draft.role = role
    return draft


def _page(request: HttpRequest, link: ReviewLink, role: Any, page: Any) -> str:
    # An editor who tries the link sees what the reader sees, without what Wagtail adds.
    request.user = AnonymousUser()
    template = page.get_template(request)
    in_review = [role.pk, *(chapter.pk for chapter in role.chapters)]
    context = page.get_context(request) | {"review": _notice(link, page)}
    context["page_links"] = PageLinks(page.body, in_review)
    html = render_to_string(template, context, request)
    return _with_links_in_review(html, link, role, request)


def _notice(link: ReviewLink, page: Any) -> ReviewNotice:
    author = link.created_by
    return ReviewNotice(
        saved_at=page.latest_revision_created_at,
        expires_at=link.expires_at,
        name=get_user_display_name(author) if author else "",
        email=author.email if author else "",
        readers_see_it=page.is_published,
    )


_HREF: Final = re.compile(r'href="([^"#?]+)(?=["#?])')


def _with_links_in_review(html: str, link: ReviewLink, role: RolePage, request: Any) -> str:
    """Return the page with its links to the role and its chapters leading to their drafts.

    They come from many places: templates, rich text, blocks, and what editors typed. Links to all
    other pages stay as they are. ``role`` is a role in review.
    """
    there = dict(_addresses(link, role, request))
    return _HREF.sub(lambda found: f'href="{there.get(found[1], found[1])}', html)


def _addresses(link: ReviewLink, role: RolePage, request: Any) -> Iterator[tuple[str, str]]:
    """Yield each address that readers know, as it stands in HTML, and that of the draft.

    A role has two if its slug is about to change: that of its newest version is one.
    """
    reviewed = [(link.page, ""), (role, "")]
    reviewed += [(chapter, chapter.slug) for chapter in role.chapters]
    for page, slug in reviewed:
        for address in filter(None, (page.get_url(request), page.full_url)):
            yield escape(address), escape(path_of(link, slug))


def _gone(request: HttpRequest, beginning: str = "") -> HttpResponse:
    """Return what is said when there is nothing to read; ``beginning`` is where there is."""
    request.user = AnonymousUser()
    html = render_to_string("career_pages/review_gone.html", {"beginning": beginning}, request)
    return HttpResponse(html, status=404, headers=HEADERS)
