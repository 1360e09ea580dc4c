"""What block templates need besides their values."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import strip_tags

register = template.Library()


@register.filter
def filled(items: Iterable[Any]) -> list[Any]:
    """Return the items of a list block that hold words; an editor may leave some blank."""
    return [item for item in items if strip_tags(getattr(item, "source", item)).strip()]
