"""The work at every stage of a career."""

from typing import Any

from wagtail import blocks

from career_pages.blocks.level_section import LevelSection
from career_pages.blocks.level_step import level_steps
from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock, heading_field


class LevelsSection(SectionBlock):
    """The levels of a role, lowest first."""

    heading = heading_field("LevelsSection")
    introduction = ProseBlock()
    levels = blocks.ListBlock(LevelSection(), collapsed=True)
    closing = ProseBlock(label="Text after the levels", default=[])

    ANCHOR = "levels"

    class Meta:
        icon = "list-ol"
        label = "Daily work by level"
        group = "The role"
        description = "What a day holds at each stage, from the first job to the most senior."
        help_text = "One entry for each level, lowest first."
        template = "career_pages/blocks/levels_section.html"
        preview_value = {
            "heading": "",
            "anchor": "levels",
            "introduction": [("rich_text", "<p>The work changes more than the title does.</p>")],
            "levels": [
                {
                    "level": "Apprentice",
                    "heading": "",
                    "anchor": "apprentice",
                    "introduction": [("rich_text", "<p>Learning beside somebody qualified.</p>")],
                    "duties": ["Preparing cable routes", "Keeping a logbook"],
                    "closing": [],
                },
                {
                    "level": "Journeyman",
                    "heading": "",
                    "anchor": "journeyman",
                    "introduction": [("rich_text", "<p>Working alone on most jobs.</p>")],
                    "duties": ["Connecting boards", "Testing and certifying circuits"],
                    "closing": [],
                },
            ],
            "closing": [],
        }

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with the ``steps`` from level to level that are shown."""
        context = super().get_context(value, parent_context=parent_context)
        subsections = context["section"].subsections
        levels = zip(subsections, value["levels"].bound_blocks, strict=True)
        context["steps"] = level_steps([level for section, level in levels if section.shown])
        return context
