"""What the living style page shows: the design's own files, as they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from wagtail import blocks

from career_pages.blocks import ChapterBody, ProseBlock, RoleBody
from career_pages.blocks.section_block import PREVIEW_ROLE
from career_pages.sections.numbering import give_ids_and_anchors
from config.env import ROOT

COLOR: Final = re.compile(r"--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));")
STEP: Final = re.compile(r"--(step-[\w-]+): ([^;]+);")


@dataclass(frozen=True, slots=True)
class Token:
    """A named value of the style sheet: one for light and one for dark, or one for both."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of the editor with its preview."""

    name: str
    label: str
    description: str
    bound: Any


def colors() -> list[Token]:
    """Return the colors of the style sheet in its order."""
    found = COLOR.findall(_first_rule())
    return [Token(name, light or both, dark or both) for name, light, dark, both in found]


def type_steps() -> list[Token]:
    """Return the sizes of type, smallest first."""
    return [Token(name, size, size) for name, size in STEP.findall(_first_rule())]


def icons() -> list[str]:
    """Return the names of the templates of the icons."""
    return sorted(f"icons/{path.name}" for path in (ROOT / "templates/icons").glob("*.svg"))


def shown_blocks() -> list[ShownBlock]:
    """Return every block that editors can choose or fill, each class once, with its preview.

    Their anchors are made different, so that they can stand on one page.
    """
    found: dict[str, blocks.BoundBlock] = {}
    for body in (RoleBody(), ChapterBody(), ProseBlock()):
        for block in _inside(body):
            name = type(block).__name__
            is_own = type(block).__module__.startswith("career_pages.") or name == "RichTextBlock"
            if is_own and block.is_previewable and name not in found:
                bound = block.bind(block.get_preview_value())
                bound.id = name
                found[name] = bound
    give_ids_and_anchors(found.values(), PREVIEW_ROLE)
    return [
        ShownBlock(name, str(bound.block.label), bound.block.get_description(), bound)
        for name, bound in found.items()
    ]


def _first_rule() -> str:
    return (ROOT / "site/static/site.css").read_text().partition("}")[0]


def _inside(block: blocks.Block) -> Iterator[blocks.Block]:
    """Yield what can stand inside a block, each before what is inside of it."""
    children = [*getattr(block, "child_blocks", {}).values()]
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    for child in children:
        yield child
        yield from _inside(child)
