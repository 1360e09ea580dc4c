"""Running text, and what may stand within it."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from career_pages.blocks.base import (
    INLINE_FEATURES,
    LIST_FEATURES,
    LabelledBlock,
    LinkedTextBlock,
    sample_picture,
)


class EmbedBlock(LabelledBlock):
    """A link to media on another site; nothing of that site loads until a reader follows it."""

    url = blocks.URLBlock(required=False, label="Web address")
    title = blocks.CharBlock(
        required=False, max_length=200, help_text="What a reader will see there."
    )

    class Meta:
        icon = "media"
        label = "Video or other media"
        label_format = "{title}|{url}"
        description = (
            "A link to a video or recording elsewhere. It opens there, so that no other site "
            "learns who reads this page."
        )
        template = "career_pages/blocks/embed_block.html"
        preview_value = {
            "url": "https://ed.ted.com/lessons",
            "title": "Short animated lessons, some of them on electricity",
        }

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with the ``host`` that the link leads to."""
        context = super().get_context(value, parent_context=parent_context)
        context["host"] = (urlsplit(value.get("url") or "").hostname or "").removeprefix("www.")
        return context


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

    text = LinkedTextBlock(features=INLINE_FEATURES, required=False)

    class Meta:
        icon = "table"
        label = "Table"
        required = False
        description = "Facts side by side. Give each column a heading and the table a caption."
        template = "career_pages/blocks/table_block.html"

    def get_preview_value(self) -> Any:
        """Return the example as the value that the template is given."""
        return self.to_python(example_table())


class FigureBlock(blocks.StructBlock):
    """An image, its alternative text, and a caption."""

    image = ImageBlock(required=False)
    caption = blocks.CharBlock(required=False, max_length=250)

    class Meta:
        icon = "image"
        label = "Image"
        description = "A picture with alternative text for those who cannot see it."
        template = "career_pages/blocks/figure_block.html"

    def get_preview_value(self) -> Any:
        """Return a picture of the project's own with its caption."""
        caption = "A distribution board before the cover goes on"
        return self.normalize({"image": sample_picture(), "caption": caption})


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


class ProseBlock(blocks.StreamBlock):
    """The one stream of text, images, quotes, tables and links to media that sections share.

    ``heading`` is the one level of heading that the text may have: the level below the heading
    that the text itself stands under, or "" where that is the last.
    """

    def __init__(
        self,
        local_blocks: list[tuple[str, blocks.Block]] | None = None,
        heading: str = "h3",
        **options: Any,
    ) -> None:
        text = (
            "rich_text",
            LinkedTextBlock(
                features=[heading, *LIST_FEATURES] if heading else LIST_FEATURES,
                label="Text",
                icon="pilcrow",
                required=False,
                description="Paragraphs, lists and links.",
                preview_value=(
                    "<p>Electricians plan the route of every cable before they drill the first "
                    "hole.</p>"
                ),
            ),
        )
        super().__init__([text, *(local_blocks or [])], **options)
        self.child_blocks.move_to_end("rich_text", last=False)

    figure = FigureBlock()
    quote = QuoteBlock()
    table = TableBlock()
    embed = EmbedBlock()

    class Meta:
        icon = "pilcrow"
        template = "career_pages/blocks/prose_block.html"
        default = [("rich_text", "")]
        required = False
        description = "Running text with images, quotes, tables and links to media."
        preview_value = [
            (
                "rich_text",
                "<p>Most of the work is finding out why something stopped.</p>"
                "<ul><li>Measure before you open anything.</li>"
                "<li>Write down what you measured.</li></ul>",
            )
        ]
