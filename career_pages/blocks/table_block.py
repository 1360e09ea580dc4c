"""Facts in rows and columns."""

from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from career_pages.blocks.rich_text import INLINE_FEATURES


def example_table() -> dict[str, Any]:
    """Return a small table for the block picker."""
    return {
        "caption": "Who decides what",
        "columns": [
            {"type": "text", "heading": "Question"},
            {"type": "text", "heading": "Who answers it"},
        ],
        "rows": [
            {"values": ["Where does the cable run?", "The electrician on site"]},
            {"values": ["Is the circuit safe to switch on?", "Whoever tests and signs for it"]},
        ],
    }


class TableBlock(TypedTableBlock):
    """A table whose first row names its columns."""

    text = blocks.RichTextBlock(features=INLINE_FEATURES, required=False)

    class Meta:
        icon = "table"
        label = "Table"
        required = False
        description = "Facts side by side. Give each column a heading and the table a caption."
        template = "career_pages/blocks/table_block.html"

    def get_preview_value(self) -> Any:
        """Return the example as the value that the template is given."""
        return self.to_python(example_table())
