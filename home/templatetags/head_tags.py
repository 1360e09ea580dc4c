"""What the head of a page is made of."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from home.page_head import PageHead
from home.page_head import page_head as head_of

register = template.Library()


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
