"""What people in the role do."""

from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock, heading_field


class OverviewSection(SectionBlock):
    """What people in the role do, and what comes of it."""

    heading = heading_field("OverviewSection")
    content = ProseBlock()

    ANCHOR = "overview"

    class Meta:
        icon = "view"
        label = "What they do"
        group = "The role"
        description = "The work as a whole, before the list of responsibilities."
        help_text = "Describe a usual week and what the work achieves. Leave lists for later."
        template = "career_pages/blocks/overview_section.html"
        preview_value = {
            "heading": "",
            "anchor": "overview",
            "content": [
                (
                    "rich_text",
                    "<p>A week moves between drawings and dust: reading a plan, running cable, "
                    "connecting a board, and proving with instruments that it is safe.</p>"
                    "<p>What comes of it is light, heat and power that nobody has to think "
                    "about.</p>",
                )
            ],
        }
