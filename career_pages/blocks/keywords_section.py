"""The words that employers search for."""

from wagtail import blocks

from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock, heading_field


class KeywordsSection(SectionBlock):
    """Keywords from job descriptions that belong in a resume."""

    heading = heading_field("KeywordsSection")
    introduction = ProseBlock(default=[])
    keywords = blocks.ListBlock(
        blocks.CharBlock(required=False, max_length=120, label="Keyword"), label="Keywords"
    )
    closing = ProseBlock(label="Text after the keywords", default=[])

    ANCHOR = "keywords"

    class Meta:
        icon = "key"
        label = "Resume keywords"
        group = "The role"
        description = "The words from job descriptions that belong in a resume."
        help_text = (
            "Twelve to twenty words or phrases from job advertisements. Enter adds the next."
        )
        template = "career_pages/blocks/keywords_section.html"
        preview_value = {
            "heading": "",
            "anchor": "keywords",
            "introduction": [],
            "keywords": [
                "Wiring diagrams",
                "Fault finding",
                "Inspection and testing",
                "Conduit bending",
                "Motor control",
                "Risk assessment",
            ],
            "closing": [],
        }
