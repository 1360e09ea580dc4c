"""Somebody's words, and whose."""

from typing import ClassVar

from wagtail import blocks

from career_pages.blocks.labelled_block import LabelledBlock


class QuoteBlock(LabelledBlock):
    """A quotation from a published text, with its author and place."""

    quote = blocks.TextBlock(required=False, rows=3)
    attribution = blocks.CharBlock(
        required=False, max_length=200, help_text="Who said it, and where it can be read."
    )
    url = blocks.URLBlock(required=False, label="Web address of the source")

    # Its address tells where the words come from.
    CITES: ClassVar[bool] = True

    class Meta:
        icon = "openquote"
        label_format = "{attribution}: {quote}|{quote}"
        description = "Somebody's own words, with their name. Never invent one."
        template = "career_pages/blocks/quote_block.html"
        preview_value = {
            "quote": "The first principle is that you must not fool yourself, and you are the "
            "easiest person to fool.",
            "attribution": "Richard Feynman, Cargo Cult Science (1974)",
            "url": "",
        }
