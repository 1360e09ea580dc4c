"""What every headed block of a page's body has in common."""

from collections import OrderedDict
from typing import Any, ClassVar

from django.utils import timezone
from wagtail import blocks

from career_pages.anchors import anchor_from
from career_pages.blocks.labelled_block import LabelledBlock
from career_pages.blocks.section_comparison import SectionComparison
from career_pages.heading_patterns import SECTION_HEADINGS
from career_pages.role_name import RoleName
from career_pages.sections.headed_block import HeadedBlock
from career_pages.sections.projection import section_of

PREVIEW_ROLE = RoleName("Electrician", "Electricians", "an")


def generated_help(kind: str) -> str:
    """Return the help text of a heading that is generated when it is left blank."""
    example = PREVIEW_ROLE.fill(SECTION_HEADINGS[kind], level="Senior", year="(this year)")
    return f"Leave it blank to have it made from the role's name: “{example}”."


def heading_field(kind: str = "") -> blocks.CharBlock:
    """Return the heading field of the section block class named ``kind``."""
    help_text = generated_help(kind) if kind in SECTION_HEADINGS else "The words above the section."
    return blocks.CharBlock(required=False, max_length=200, help_text=help_text)


class SectionBlock(LabelledBlock, HeadedBlock):
    """One headed block of a page's body, with an anchor that stays when other things change.

    A class that derives from it declares ``heading`` (see `heading_field`) and its own fields.
    """

    anchor = blocks.CharBlock(
        required=False,
        max_length=80,
        label="Link name",
        help_text=(
            "The end of this section's web address, after “#”. Made from the heading when the "
            "page is saved, and kept from then on, so that links to the section go on working."
        ),
    )

    class Meta:
        label_format = "{heading}|{generated}"

    # The fields that no reader reads as text.
    SILENT_FIELDS: ClassVar[frozenset[str]] = frozenset({"anchor", "heading"})
    # The anchor of a section that a page has once; blank where it is made from the heading.
    ANCHOR: ClassVar[str] = ""
    # The fields that few sections need. They are among the settings, and open if one is filled.
    RARE_FIELDS: ClassVar[frozenset[str]] = frozenset({"heading", "closing"})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Wagtail puts the fields in the order of the form. Whatever reads them wants the order in
        # which readers meet them, which is that of the class.
        in_order = sorted(self.base_blocks, key=lambda name: name == "anchor")
        self.child_blocks: OrderedDict[str, blocks.Block] = OrderedDict(
            (name, self.child_blocks[name]) for name in in_order
        )

    def get_form_layout(self) -> blocks.BlockGroup:
        """Return the form with what few need among the settings, which are closed at first."""
        rare = self.rare_fields()
        fields = [name for name in self.child_blocks if name not in {*rare, "anchor"}]
        return blocks.BlockGroup(children=fields, settings=[*rare, "anchor"])

    def get_comparison_class(self) -> type[SectionComparison]:
        """Return what compares two versions of the section."""
        return SectionComparison

    def rare_fields(self) -> list[str]:
        """Return the rare fields that the section has, in their order."""
        return [name for name in self.child_blocks if name in self.RARE_FIELDS]

    def generated_headings(self) -> tuple[str, dict[str, str]]:
        """Return the pattern of the section's heading, if it has one."""
        pattern = SECTION_HEADINGS.get(type(self).__name__)
        return "", {"": pattern} if pattern else {}

    def heading_pattern(self, value: dict[str, Any]) -> str:
        """Return the pattern of the heading that is generated when the editor wrote none."""
        return SECTION_HEADINGS.get(type(self).__name__, "")

    def heading_slots(self, value: dict[str, Any]) -> dict[str, str]:
        """Return what fills the pattern besides the role's name."""
        return {"year": str(timezone.localdate().year)}

    def heading(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the heading as readers see it: the editor's own, or the generated one."""
        pattern = (value.get("heading") or "").strip() or self.heading_pattern(value)
        return role.fill(pattern, **self.heading_slots(value))

    def name_in_outline(self, value: dict[str, Any], role: RoleName) -> str:
        """Return what an editor knows the section by: its kind, or what it is about."""
        return str(self.label if self.ANCHOR else self.heading(value, role) or self.label)

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the anchor for a section that has none yet; it may be taken on this page."""
        return self.ANCHOR or anchor_from(self.heading(value, role))

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with the ``section``, its ``heading`` and ``role_name``.

        ``anchor`` is its own; a section that is not ``shown`` holds nothing for readers.
        """
        context = super().get_context(value, parent_context=parent_context)
        role = getattr(context.get("page"), "role_name", None) or PREVIEW_ROLE
        section = section_of(self, value, role)
        context["role_name"] = role
        context["section"] = section
        context["heading"] = section.heading
        context["anchor"] = section.anchor
        context["shown"] = section.shown
        return context
