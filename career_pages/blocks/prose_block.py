"""Running text, and what may stand within it."""

from typing import Any

from wagtail import blocks

from career_pages.blocks.embed_block import EmbedBlock
from career_pages.blocks.figure_block import FigureBlock
from career_pages.blocks.quote_block import QuoteBlock
from career_pages.blocks.rich_text import LIST_FEATURES
from career_pages.blocks.table_block import TableBlock


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
            blocks.RichTextBlock(
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
