"""The career path: where people in a role come from, how they rise, where they can go."""

from career_pages.career_path.drawing import (
    Drawing,
    drawing_in_columns,
    drawing_in_one_column,
    mirrored,
)
from career_pages.career_path.path import CareerPath, Place, Stretch, StretchKind, career_path

__all__ = [
    "CareerPath",
    "Drawing",
    "Place",
    "Stretch",
    "StretchKind",
    "career_path",
    "drawing_in_columns",
    "drawing_in_one_column",
    "mirrored",
]
