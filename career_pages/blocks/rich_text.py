"""The rich text fields that blocks share."""

from typing import Any

from wagtail import blocks

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
LIST_FEATURES = [*INLINE_FEATURES, "ul", "ol"]


def list_item_field(**options: Any) -> blocks.RichTextBlock:
    """Return one item of a list: bold, italic, links and one nested list."""
    return blocks.RichTextBlock(features=LIST_FEATURES, required=False, **options)
