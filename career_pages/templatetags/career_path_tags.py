"""The picture of a career path."""

from typing import Final

from django import template
from django.utils.translation import get_language_bidi

from career_pages.career_path import (
    CareerPath,
    Drawing,
    career_path,
    drawing_in_columns,
    drawing_in_one_column,
    mirrored,
)
from career_pages.models import RolePage
from career_pages.neighbors import roles_naming

register = template.Library()

LAYOUTS: Final = {"columns": drawing_in_columns, "one column": drawing_in_one_column}


@register.simple_tag
def career_path_of(role: RolePage) -> CareerPath:
    """Return what lies on the way through the role, with its neighbors that readers may see."""
    return career_path(role.contents, roles_naming(role), role.visible_related_roles)


@register.simple_tag
def career_path_drawing(path: CareerPath, layout: str) -> Drawing:
    """Return the picture in "columns" or in "one column", in the direction of the language."""
    drawing = LAYOUTS[layout](path)
    return mirrored(drawing) if get_language_bidi() else drawing
