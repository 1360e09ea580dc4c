"""Anchors: the part of a section's address behind the "#"."""

from collections.abc import Collection

from django.utils.text import slugify

LONGEST = 60
FALLBACK = "section"


def anchor_from(text: str) -> str:
    """Return a readable anchor of at most 60 characters for a heading; never blank.

    It is plain ASCII where the heading can be written so, and in the heading's own script if not.
    """
    slug = slugify(text) or slugify(text, allow_unicode=True)
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug or FALLBACK


def unused_anchor(wanted: str, taken: Collection[str]) -> str:
    """Return ``wanted``, or with the first free number behind it when it is ``taken``."""
    anchor, number = wanted, 2
    while anchor in taken:
        anchor, number = f"{wanted}-{number}", number + 1
    return anchor
