"""The work at one stage of a career."""

from typing import Any

from wagtail import blocks

from career_pages.anchors import anchor_from
from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.rich_text import list_item_field
from career_pages.blocks.section_block import SectionBlock, heading_field
from career_pages.role_name import RoleName


class LevelSection(SectionBlock):
    """One level of a role: what people do all day at that stage."""

    level = blocks.CharBlock(
        required=False, max_length=80, help_text="Such as Entry-Level, Journeyman or Senior."
    )
    heading = heading_field("LevelSection")
    introduction = ProseBlock(heading="")
    duties = blocks.ListBlock(list_item_field(label="Duty"), label="Daily duties")
    closing = ProseBlock(heading="", label="Text after the list", default=[])

    SILENT_FIELDS = frozenset({"anchor", "heading", "level"})

    class Meta:
        icon = "order-up"
        label = "Level"
        label_format = "{level}|{heading}"
        description = "What people do all day at one stage of the career."
        help_text = "Say what is new at this level compared with the one before."
        template = "career_pages/blocks/level_section.html"
        preview_value = {
            "level": "Apprentice",
            "heading": "",
            "anchor": "apprentice",
            "introduction": [("rich_text", "<p>Everything is done beside somebody qualified.</p>")],
            "duties": ["Preparing cable routes", "Learning to test safely", "Keeping a logbook"],
            "closing": [],
        }

    def heading_slots(self, value: dict[str, Any]) -> dict[str, str]:
        """Return the name of the level besides what every heading can use."""
        return {**super().heading_slots(value), "level": (value.get("level") or "").strip()}

    def name_in_outline(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the name of the level."""
        return (value.get("level") or "").strip() or str(self.label)

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return an anchor made from the level's name alone."""
        return anchor_from((value.get("level") or "").strip() or self.heading(value, role))
