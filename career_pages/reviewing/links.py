"""The links of a page in review, which stay inside the review."""

import re
from collections.abc import Iterator
from typing import Any, Final

from django.utils.html import escape

from career_pages.models import ReviewLink, RolePage
from career_pages.reviewing.tokens import path_of

_HREF: Final = re.compile(r'href="([^"#?]+)(?=["#?])')


def with_links_in_review(html: str, link: ReviewLink, role: RolePage, request: Any) -> str:
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
