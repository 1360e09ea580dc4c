"""Blocks whose labels say what they are when they are closed."""

from functools import cached_property
from typing import Any

from django import forms
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter


class LabelledBlock(blocks.StructBlock):
    """A block with a label for when it is closed, made of the first texts that are there.

    ``Meta.label_format`` holds formats with "|" between them, such as "{title}|{url}". The label
    is the first of them whose fields all have text. "{generated}" stands for the heading that is
    made from `generated_headings`.
    """

    def generated_headings(self) -> tuple[str, dict[str, str]]:
        """Return the field that chooses the pattern of the generated heading, and the patterns.

        They are by the value of that field. Without a field there is one at most, under "".
        """
        return "", {}

    def rare_fields(self) -> list[str]:
        """Return the fields among the settings that open them when something is in one."""
        return []


class LabelledBlockAdapter(StructBlockAdapter):
    """Hands a labelled block to its class in the browser."""

    js_constructor = "careerGuide.LabelledBlock"

    def js_args(self, block: LabelledBlock) -> list[Any]:
        """Return what Wagtail's own class is given, with the patterns of the label."""
        name, children, options = super().js_args(block)
        chosen_by, patterns = block.generated_headings()
        more = {"chosenBy": chosen_by, "patterns": patterns, "rareFields": block.rare_fields()}
        return [name, children, {**options, **more}]

    @cached_property
    def media(self) -> forms.Media:
        """Wagtail's scripts, and behind them the one with the class."""
        return super().media + forms.Media(js=["career_pages/editor/labelled_block.js"])


register(LabelledBlockAdapter(), LabelledBlock)
