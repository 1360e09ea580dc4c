"""One type of a role."""

from typing import Any

from wagtail import blocks

from career_pages.anchors import anchor_from
from career_pages.blocks.prose_block import ProseBlock
from career_pages.blocks.section_block import SectionBlock
from career_pages.role_name import RoleName


class SpecializationBlock(SectionBlock):
    """A specialization: its name, what sets it apart, and its own page if there is one."""

    name = blocks.CharBlock(required=False, max_length=120)
    description = ProseBlock(heading="")
    role = blocks.PageChooserBlock(
        page_type="career_pages.RolePage",
        required=False,
        help_text="The page of this specialization, if the guide has one.",
    )

    RARE_FIELDS = frozenset({"role"})
    SILENT_FIELDS = frozenset({"anchor", "name"})

    class Meta:
        icon = "tag"
        label = "Specialization"
        label_format = "{name}"
        description = "One type of the role and what sets it apart."
        help_text = "Say what this type does that the others do not."
        template = "career_pages/blocks/specialization_block.html"
        preview_value = {
            "name": "Industrial Electrician",
            "anchor": "industrial-electrician",
            "description": [
                ("rich_text", "<p>Keeps motors, drives and control panels running in plants.</p>")
            ],
            "role": None,
        }

    def heading(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the name of the specialization."""
        return role.fill((value.get("name") or "").strip())

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return an anchor made from the name."""
        return anchor_from(self.heading(value, role))
