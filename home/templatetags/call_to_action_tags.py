"""The call to action of pages that have none of their own."""

from typing import Any

from django import template
from wagtail.models import Site

from home.models import SiteSettings

register = template.Library()


@register.simple_tag(takes_context=True)
def default_call_to_action(context: dict[str, Any], page: Any) -> dict[str, str] | None:
    """Return what the site offers on the page, its slots filled, or None.

    A page with a call to action in its body keeps to that one.
    """
    if any(section.kind == "CallToActionBlock" for section in page.contents):
        return None
    site = Site.find_for_request(context["request"])
    shared = SiteSettings.of(site).default_call_to_action
    return shared.filled(page.role_name) if shared else None
