"""What people in the role answer for."""

from wagtail import blocks

from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.rich_text import list_item_field
from career_pages.blocks.section_block import SectionBlock, heading_field


class ResponsibilitiesSection(SectionBlock):
    """The responsibilities as a list."""

    heading = heading_field("ResponsibilitiesSection")
    introduction = ProseBlock()
    items = blocks.ListBlock(list_item_field(label="Responsibility"), label="Responsibilities")
    closing = ProseBlock(label="Text after the list", default=[])

    ANCHOR = "responsibilities"

    class Meta:
        icon = "list-ul"
        label = "Key responsibilities"
        group = "The role"
        description = "The list of what people in the role answer for."
        help_text = (
            "Eight to twelve items, each with a verb first and no full stop. Enter adds the next."
        )
        template = "career_pages/blocks/responsibilities_section.html"
        preview_value = {
            "heading": "",
            "anchor": "responsibilities",
            "introduction": [
                ("rich_text", "<p>On most jobs, an electrician answers for these:</p>")
            ],
            "items": [
                "Installing wiring, sockets and lighting from drawings",
                "Testing every circuit and <b>recording the results</b>",
                "Finding and repairing faults",
                "Explaining to customers what is unsafe and what can wait",
            ],
            "closing": [],
        }
