"""What templates need to lead readers about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.core.paginator import Page as PageOfResults
from django.template import Context

from career_pages.site_address import absolute
from home.site_frame import SiteFrame
from home.site_frame import site_frame as frame_around

register = template.Library()


@dataclass(frozen=True, slots=True)
class PageNumber:
    """One entry of a pagination: a page's number, or None for the gap between two."""

    number: int | None
    current: bool


@register.simple_tag(takes_context=True)
def site_frame(context: Context) -> SiteFrame:
    """Return the brand, menu, trail and footer for the page in the context, if there is one."""
    return frame_around(context.get("request"), context.get("page"))


@register.simple_tag(takes_context=True)
def canonical_url(context: Context, page: Any, query: str = "") -> str:
    """Return the one public address of the page, with ``query`` if that is part of it."""
    address = absolute(page.get_url(context.get("request")) or "")
    return f"{address}?{query}" if query else address


@register.simple_tag
def page_numbers(page_obj: PageOfResults[Any]) -> Iterator[PageNumber]:
    """Yield the first, last and nearest page numbers, and the gaps between them."""
    for entry in page_obj.paginator.get_elided_page_range(
        page_obj.number, on_each_side=1, on_ends=1
    ):
        number = entry if isinstance(entry, int) else None
        yield PageNumber(number, number == page_obj.number)
