"""What templates of the guide need besides their values."""

from collections.abc import Iterable
from typing import Any, Final

from django import template
from django.template import Context
from django.utils.html import strip_tags
from django.utils.translation import get_language_bidi
from wagtail.rich_text import RichText

from career_pages.blocks import text_html
from career_pages.models import RolePage
from career_pages.models.role_pages import (
    absolute,
    compare_address,
    index_address,
    skill_address,
    skills_address,
)
from career_pages.reading.career_path import (
    CareerPath,
    Drawing,
    career_path,
    drawing_in_columns,
    drawing_in_one_column,
    mirrored,
)

register = template.Library()

LAYOUTS: Final = {"columns": drawing_in_columns, "one column": drawing_in_one_column}


@register.simple_tag
def career_path_of(role: RolePage) -> CareerPath:
    """Return what lies on the way through the role, with its neighbors that readers may see."""
    return career_path(role.contents, role.roles_leading_here, role.visible_related_roles)


@register.simple_tag
def career_path_drawing(path: CareerPath, layout: str) -> Drawing:
    """Return the picture in "columns" or in "one column", in the direction of the language."""
    drawing = LAYOUTS[layout](path)
    return mirrored(drawing) if get_language_bidi() else drawing


@register.filter
def filled(items: Iterable[Any]) -> list[Any]:
    """Return the items of a list block that hold words; an editor may leave some blank."""
    return [item for item in items if strip_tags(getattr(item, "source", item)).strip()]


@register.simple_tag(takes_context=True)
def linked_text(context: Context, text: RichText) -> str:
    """Return the text as readers of the page get it."""
    return text_html(text, context.get("page_links"))


@register.simple_tag(takes_context=True)
def skills_url(context: Context, index: Any = None) -> str:
    """Return the address of the list of skills."""
    above = _index_address(context, index)
    return skills_address(above) if above else ""


@register.simple_tag(takes_context=True)
def skill_url(context: Context, skill: Any, index: Any = None) -> str:
    """Return the address of the skill's page; "" for a skill that has none."""
    above = _index_address(context, index)
    return skill_address(above, skill) if above else ""


@register.simple_tag(takes_context=True)
def compare_url(context: Context, *roles: Any, slugs: Iterable[str] = (), index: Any = None) -> str:
    """Return the address that compares the roles, given as such or by their slugs.

    Without any it is where a reader chooses them.
    """
    above = _index_address(context, index)
    wanted = [*(role.slug for role in roles), *slugs]
    return compare_address(above, *wanted) if above else ""


@register.simple_tag
def public_url(address: str) -> str:
    """Return the address as search engines are told it."""
    return absolute(address)


def _index_address(context: Context, index: Any) -> str:
    request = context.get("request")
    if index := index or context.get("index"):
        return index.get_url(request) or ""
    return index_address(context.get("page"), request)
