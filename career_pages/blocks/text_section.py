"""A section under a heading of its own."""

from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock, heading_field


class TextSection(SectionBlock):
    """Anything that no other section is made for."""

    heading = heading_field()
    content = ProseBlock()

    RARE_FIELDS = frozenset()

    class Meta:
        icon = "doc-full"
        label = "Text"
        label_format = "{heading}|{content}"
        group = "Text"
        description = "A section under your own heading, for what no other section is made for."
        help_text = "Write a heading that says what is in it."
        template = "career_pages/blocks/text_section.html"
        preview_value = {
            "heading": "Tools of the Trade",
            "anchor": "tools-of-the-trade",
            "content": [
                (
                    "rich_text",
                    "<p>A voltage tester comes first, and good boots come second.</p><ul>"
                    "<li>Insulated screwdrivers and pliers</li>"
                    "<li>A multimeter, and the habit of trusting it</li></ul>",
                )
            ],
        }
