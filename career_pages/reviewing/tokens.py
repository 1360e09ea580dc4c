"""The addresses of review links, and the way back from an address to its link."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from career_pages.models import ReviewLink, ReviewLinkState


def _signer() -> Signer:
    # An address may stand in a mail, where a program has to find its end: no colons.
    return Signer(salt="career_pages.review_link", sep=".")


def token_of(link: ReviewLink) -> str:
    """Return what stands for the link in its address: its key, signed with the site's secret."""
    return _signer().sign(link.key.hex)


def path_of(link: ReviewLink, chapter: str = "") -> str:
    """Return the path at which the link opens the role, or its chapter of that slug."""
    return reverse("review_page", args=[token_of(link), *filter(None, [chapter])])


def address_of(link: ReviewLink) -> str:
    """Return the whole address to give to a reader."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path_of(link)}"


def working_link(token: str) -> ReviewLink | None:
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
