"""The types of a role."""

from wagtail import blocks

from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock, heading_field
from career_pages.blocks.specialization_block import SpecializationBlock


class SpecializationsSection(SectionBlock):
    """The specializations of a role."""

    heading = heading_field("SpecializationsSection")
    introduction = ProseBlock()
    specializations = blocks.ListBlock(SpecializationBlock(), collapsed=True)
    closing = ProseBlock(label="Text after the specializations", default=[])

    ANCHOR = "types"

    class Meta:
        icon = "grip"
        label = "Specializations"
        group = "The role"
        description = "The types of the role, each with what sets it apart."
        help_text = "One entry for each type. Link a type that has its own page in the guide."
        template = "career_pages/blocks/specializations_section.html"
        preview_value = {
            "heading": "",
            "anchor": "types",
            "introduction": [("rich_text", "<p>The trade divides by where the wiring is.</p>")],
            "specializations": [
                {
                    "name": "Residential Electrician",
                    "anchor": "residential-electrician",
                    "description": [("rich_text", "<p>Wires and repairs homes.</p>")],
                    "role": None,
                },
                {
                    "name": "Industrial Electrician",
                    "anchor": "industrial-electrician",
                    "description": [("rich_text", "<p>Keeps plants and machines running.</p>")],
                    "role": None,
                },
            ],
            "closing": [],
        }
