"""A block that heads a section, as far as the projection of a body needs to know it."""

from typing import Any, ClassVar

from wagtail import blocks

from career_pages.role_name import RoleName


class HeadedBlock(blocks.StructBlock):
    """One headed block of a body: what it answers of its value is all that sections know of it."""

    # The fields that no reader reads as text.
    SILENT_FIELDS: ClassVar[frozenset[str]] = frozenset()

    def heading(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the heading as readers see it: the editor's own, or the generated one."""
        raise NotImplementedError

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the anchor for a section that has none yet; it may be taken on this page."""
        raise NotImplementedError

    def stands_alone(self, value: dict[str, Any]) -> bool:
        """Say whether the section is worth showing when nothing is written in it."""
        return False
