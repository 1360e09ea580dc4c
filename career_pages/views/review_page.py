"""A draft, for whoever has a link to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from wagtail.admin.utils import get_user_display_name

from career_pages.models import ReviewLink
from career_pages.page_links import pages_in_review
from career_pages.reviewing.drafts import chapter_in_review, role_in_review
from career_pages.reviewing.links import with_links_in_review
from career_pages.reviewing.tokens import path_of, working_link

# Nobody keeps a copy, finds it or learns of it from the address of the page before.
HEADERS: Final = {
    "Cache-Control": "private, no-store",
    "Expires": "0",
    "Pragma": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


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


@require_safe
def review_page(request: HttpRequest, token: str, chapter: str = "") -> HttpResponse:
    """Return the draft of the role, or of its chapter of that slug, as readers would see it.

    The link is the permission: neither an account nor a page's password is asked for. Every token
    that leads nowhere has the same answer.
    """
    link = working_link(token)
    if link is None:
        return _gone(request)
    role = role_in_review(link.page)
    page = chapter_in_review(role, chapter) if chapter else role
    if page is None:
        return _gone(request, path_of(link))
    if request.method == "GET" and not request.user.is_authenticated:
        link.count_opening()
    return HttpResponse(_page(request, link, role, page), headers=HEADERS)


def _page(request: HttpRequest, link: ReviewLink, role: Any, page: Any) -> str:
    # An editor who tries the link sees what the reader sees, without what Wagtail adds.
    request.user = AnonymousUser()
    template = page.get_template(request)
    with pages_in_review([role.pk, *(chapter.pk for chapter in role.chapters)]):
        context = page.get_context(request) | {"review": _notice(link, page)}
        html = render_to_string(template, context, request)
    return with_links_in_review(html, link, role, request)


def _notice(link: ReviewLink, page: Any) -> ReviewNotice:
    author = link.created_by
    return ReviewNotice(
        saved_at=page.latest_revision_created_at,
        expires_at=link.expires_at,
        name=get_user_display_name(author) if author else "",
        email=author.email if author else "",
        readers_see_it=page.is_published,
    )


def _gone(request: HttpRequest, beginning: str = "") -> HttpResponse:
    """Return what is said when there is nothing to read; ``beginning`` is where there is."""
    request.user = AnonymousUser()
    html = render_to_string("career_pages/review_gone.html", {"beginning": beginning}, request)
    return HttpResponse(html, status=404, headers=HEADERS)
