"""Links to pages of the guide inside rich text, and how readers see them."""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from career_pages.sections.walk import stored_values

PAGE_LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*?\bid="(\d+)"')
_known: ContextVar[dict[int, Page] | None] = ContextVar("known_pages", default=None)
_in_review: ContextVar[Collection[int]] = ContextVar("pages_in_review", default=())


@contextmanager
def known_pages(stream: Any) -> Iterator[None]:
    """While it lasts, links in the stream's rich text cost no query beyond one for all of them."""
    token = _known.set(_look_up(set(_linked_ids(stream.raw_data))))
    try:
        yield
    finally:
        _known.reset(token)


@contextmanager
def pages_in_review(ids: Collection[int]) -> Iterator[None]:
    """While it lasts, links lead to the pages of those ids whether or not they are live."""
    token = _in_review.set(ids)
    try:
        yield
    finally:
        _in_review.reset(token)


def leads_somewhere(page: Page) -> bool:
    """Say whether whoever reads now may follow a link to the page."""
    return bool(page.live or page.pk in _in_review.get())


def _linked_ids(stored: Any) -> Iterator[int]:
    for _, value in stored_values(stored):
        if isinstance(value, str):
            yield from map(int, PAGE_LINK.findall(value))


def live_pages(ids: Collection[int]) -> dict[int, Page]:
    """Return the live pages of those ids by id, and others if they are known already."""
    known = _known.get()
    return _look_up(ids) if known is None else known


def _look_up(ids: Collection[int]) -> dict[int, Page]:
    if not ids:
        return {}
    followed = Page.objects.filter(Q(live=True) | Q(pk__in=_in_review.get()), pk__in=ids)
    return {page.pk: page for page in followed}
