"""What the role is."""

from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock, heading_field


class DefinitionSection(SectionBlock):
    """What the role is and where it ends."""

    heading = heading_field("DefinitionSection")
    content = ProseBlock()

    ANCHOR = "definition"

    class Meta:
        icon = "info-circle"
        label = "Definition"
        group = "The role"
        description = "One or two paragraphs: what the role is, and where it ends."
        help_text = "Say what somebody in this role is responsible for, in words a beginner knows."
        template = "career_pages/blocks/definition_section.html"
        preview_value = {
            "heading": "",
            "anchor": "definition",
            "content": [
                (
                    "rich_text",
                    "<p>An electrician installs, tests and repairs the wiring that brings power to "
                    "buildings and machines, and answers for its safety.</p>"
                    "<p>Engineers design large installations; electricians build them, and find "
                    "out why they stopped.</p>",
                )
            ],
        }
