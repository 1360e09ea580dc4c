"""Where a field is, in the words of the form."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.admin.panels import Panel

from career_pages.blocks.section_block import SectionBlock
from career_pages.role_name import RoleName

BETWEEN = " › "


def place_of(page: Any, path: str) -> str:
    """Return where the field is: "Daily work by level › Senior › Duty 3".

    ``path`` is that of a finding. Where it leads to something that is gone, the place is that of
    the nearest that is still there; it is "" for a field that the form does not have.
    """
    name, *rest = path.split(".")
    inside = rest if name == "body" else []
    found = BETWEEN.join(_names(page.body.stream_block, page.body, inside, page.role_name))
    return found or _heading(page.get_edit_handler(), name)


def _heading(panel: Panel, name: str) -> str:
    """Return the heading of the panel of that field or relation within ``panel``."""
    if name == getattr(panel, "relation_name", None):
        return str(panel.heading)
    if name == getattr(panel, "field_name", None):
        return str(panel.heading or capfirst(panel.db_field.verbose_name))
    # What an inline panel holds are the fields of its records, which may have the same names.
    inner = [] if hasattr(panel, "relation_name") else getattr(panel, "children", [])
    return next((found for child in inner if (found := _heading(child, name))), "")


def _names(block: blocks.Block, value: Any, path: Sequence[str], role: RoleName) -> Iterator[str]:
    """Yield what each step of the path is called, as far as it leads to something."""
    if not path:
        return
    step, *rest = path
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        children = value if isinstance(block, blocks.StreamBlock) else value.bound_blocks
        for number, child in enumerate(children, start=1):
            if child.id == step:
                yield from _name_of_child(block, child, number, role)
                yield from _names(child.block, child.value, rest, role)
    elif isinstance(block, blocks.StructBlock) and (field := block.child_blocks.get(step)):
        # The items of a list say what it is a list of.
        if not (rest and isinstance(field, blocks.ListBlock)):
            yield str(field.label)
        # The value of a block for images is the image itself: there is no way further down.
        yield from _names(field, value.get(step) if isinstance(value, dict) else None, rest, role)


def _name_of_child(block: blocks.Block, child: Any, number: int, role: RoleName) -> Iterator[str]:
    if isinstance(child.block, SectionBlock):
        yield child.block.name_in_outline(child.value, role)
    elif isinstance(block, blocks.ListBlock):
        yield f"{child.block.label or block.label} {number}"
    elif not isinstance(child.block, blocks.RichTextBlock):
        yield str(child.block.label)
