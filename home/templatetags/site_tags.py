"""What templates of every page need."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.core.paginator import Page as PageOfResults
from django.template import Context
from django.utils.safestring import SafeString
from wagtail.models import Site

from career_pages.models.role_pages import absolute
from home.frame import PageHead, SiteFrame
from home.frame import page_head as head_of
from home.frame import site_frame as frame_around
from home.models import SiteSettings, picture_in_text

register = template.Library()

register.simple_tag(picture_in_text, name="text_image")


@register.simple_tag(takes_context=True)
def default_call_to_action(context: dict[str, Any], page: Any) -> dict[str, str] | None:
    """Return what the site offers on the page, its slots filled, or None.

    A page with a call to action in its body keeps to that one.
    """
    if any(section.is_a("call_to_action") for section in page.contents):
        return None
    site = Site.find_for_request(context["request"])
    shared = SiteSettings.of(site).default_call_to_action
    return shared.filled(page.role_name) if shared else None


@register.simple_block_tag(end_name="endkeep")
def keep(content: SafeString) -> SafeString:
    """Return what stands between the tags, which ``as`` keeps for more than one place."""
    return content


@register.simple_tag(takes_context=True)
def page_head(context: Context, page: Any, url: str) -> PageHead | None:
    """Return what the page at ``url`` tells machines; None where the page is not everybody's."""
    request, frame = context["request"], context["frame"]
    if not frame.page_is_public or getattr(request, "is_preview", False):
        return None
    listing = context.get("listing")
    return head_of(page, request, frame, url, roles=listing.roles if listing else None)


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
