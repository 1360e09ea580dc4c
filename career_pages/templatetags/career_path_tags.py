"""The picture of a career path."""

from typing import Final

from django import template
from django.utils.translation import get_language_bidi

from career_pages.career_path import (
    CareerPath,
    Drawing,
    drawing_in_columns,
    drawing_in_one_column,
    mirrored,
)

register = template.Library()

LAYOUTS: Final = {"columns": drawing_in_columns, "one column": drawing_in_one_column}


@register.simple_tag
def career_path_drawing(path: CareerPath, layout: str) -> Drawing:
    """Return the picture in "columns" or in "one column", in the direction of the language."""
    drawing = LAYOUTS[layout](path)
    return mirrored(drawing) if get_language_bidi() else drawing
