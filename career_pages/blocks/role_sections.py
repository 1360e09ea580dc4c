"""The sections that say what a role is and what it is like."""

from typing import Any, ClassVar, Final

from wagtail import blocks

from career_pages.blocks.base import LabelledBlock, SectionBlock, heading_field, list_item_field
from career_pages.blocks.prose import ProseBlock
from career_pages.sections.kinds import (
    Enough,
    FamiliarHeading,
    InSearch,
    PartTitle,
    SectionKind,
    Shape,
)

_DUTIES: Final = (
    r"(?:(?:job )?(?:responsibilities|duties)(?:(?: and | & )(?:responsibilities|duties))?)"
)


class DefinitionSection(SectionBlock):
    """What the role is and where it ends."""

    KIND = SectionKind(
        name="definition",
        label="Definition",
        anchor="definition",
        heading="Definition of {a_role}",
        familiar=(FamiliarHeading(r"definition of ROLE"), FamiliarHeading(r"definition")),
        required=True,
        enough=Enough(1, "Say what the role is, in a definition."),
        search=InSearch(
            "about",
            asked_by="definition meaning mean education degree qualification qualifications",
            weight=0.9,
        ),
    )

    heading = heading_field(KIND)
    content = ProseBlock()

    class Meta:
        icon = "info-circle"
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


class OverviewSection(SectionBlock):
    """What people in the role do, and what comes of it."""

    KIND = SectionKind(
        name="overview",
        label="What they do",
        anchor="overview",
        heading="What {does} {a_role} do?",
        familiar=(
            FamiliarHeading(r"what do(?:es)? ROLE do"),
            FamiliarHeading(r"overview"),
        ),
        opens_documents=True,
        required=True,
        enough=Enough(1, "Say what people in the role do."),
        search=InSearch("work", asked_by="do does job role about"),
    )

    heading = heading_field(KIND)
    content = ProseBlock()

    class Meta:
        icon = "view"
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


class ResponsibilitiesSection(SectionBlock):
    """The responsibilities as a list."""

    KIND = SectionKind(
        name="responsibilities",
        label="Key responsibilities",
        anchor="responsibilities",
        shape=Shape.ITEMS,
        content="items",
        heading="Key Responsibilities of {a_role}",
        familiar=(
            FamiliarHeading(rf"(?:key|main|core|primary) {_DUTIES} (?:of|for) ROLE", distinct=True),
            FamiliarHeading(rf"{_DUTIES} (?:of|for) ROLE"),
            FamiliarHeading(rf"(?:(?:key|main|core|primary) )?{_DUTIES}"),
        ),
        required=True,
        enough=Enough(5, "List five responsibilities or more."),
        missing="List the responsibilities, or remove this section.",
        search=InSearch("work", asked_by="duty duties responsibility responsibilities task tasks"),
    )

    heading = heading_field(KIND)
    introduction = ProseBlock()
    items = blocks.ListBlock(list_item_field(label="Responsibility"), label="Responsibilities")
    closing = ProseBlock(label="Text after the list", default=[])

    class Meta:
        icon = "list-ul"
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


class SpecializationBlock(SectionBlock):
    """A specialization: its name, what sets it apart, and its own page if there is one."""

    KIND = SectionKind(
        name="specialization",
        label="Specialization",
        described="a type of the role",
        heading="",
        heading_field="name",
        name_field="name",
        longest=120,
        part_title=PartTitle.NAME,
        content="description",
        page_field="role",
        enough=None,
        search=InSearch("types"),
    )

    name = blocks.CharBlock(required=False, max_length=KIND.longest)
    description = ProseBlock(heading="")
    role = blocks.PageChooserBlock(
        page_type="career_pages.RolePage",
        required=False,
        help_text="The page of this specialization, if the guide has one.",
    )

    RARE_FIELDS = frozenset({"role"})

    class Meta:
        icon = "tag"
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


class SpecializationsSection(SectionBlock):
    """The specializations of a role."""

    KIND = SectionKind(
        name="specializations",
        label="Specializations",
        anchor="types",
        shape=Shape.PARTS,
        content="specializations",
        parts=SpecializationBlock.KIND,
        heading="Types of {roles}",
        familiar=(
            FamiliarHeading(r"(?:different )?(?:types|kinds) of ROLE"),
            FamiliarHeading(r"ROLE speciali[sz]ations", singular=True),
            FamiliarHeading(r"speciali[sz]ations"),
        ),
        # One type is no choice.
        enough=Enough(2, "Describe two specializations or more."),
        search=InSearch(
            "types", asked_by="type types kind kinds specialization specialize specialty branch"
        ),
    )

    heading = heading_field(KIND)
    introduction = ProseBlock()
    specializations = blocks.ListBlock(SpecializationBlock(), collapsed=True)
    closing = ProseBlock(label="Text after the specializations", default=[])

    class Meta:
        icon = "grip"
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


class TestimonialBlock(LabelledBlock):
    """A person's words about their work. Readers see it only once consent is recorded."""

    quote = blocks.TextBlock(required=False, rows=3)
    person = blocks.CharBlock(required=False, max_length=120)
    job = blocks.CharBlock(required=False, max_length=120, label="Job title")
    organisation = blocks.CharBlock(required=False, max_length=120, label="Organization")
    consent_date = blocks.DateBlock(
        required=False,
        label="Consent given on",
        help_text="When this person agreed in writing to be quoted. Until then nobody sees it.",
    )

    class Meta:
        icon = "openquote"
        label = "Testimonial"
        label_format = "{person}: {quote}|{quote}|{person}"
        description = "What a real person in this role says of it, with their written consent."
        template = "career_pages/blocks/testimonial_block.html"

    # Nobody is quoted who did not say it: the preview shows where the parts stand.
    SAMPLE: ClassVar[dict[str, str]] = {
        "quote": "Here stand the person's own words, once they have agreed to be quoted.",
        "person": "Name of the person",
        "job": "Job title",
        "organisation": "Organization",
        "consent_date": "2026-01-31",
    }

    def get_preview_value(self) -> Any:
        """Return a testimonial that says what belongs in it."""
        return self.normalize(self.SAMPLE)

    def is_shown(self, value: dict[str, Any]) -> bool:
        """Say whether readers may see it: only with a quote and recorded consent."""
        return bool(value.get("consent_date") and (value.get("quote") or "").strip())

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the template's context with ``shown``."""
        context = super().get_context(value, parent_context=parent_context)
        context["shown"] = self.is_shown(value)
        return context

    # The name only looks like a test to pytest.
    __test__ = False


class ExperienceSection(SectionBlock):
    """What it is like to do the work, with the words of those who do."""

    KIND = SectionKind(
        name="experience",
        label="What it is like",
        anchor="experience",
        shape=Shape.TESTIMONIALS,
        heading="What's it like to be {a_role}?",
        familiar=(FamiliarHeading(r"what(?:'s| is) it like (?:to be|being) ROLE", distinct=True),),
        enough=Enough(1, "Say what the role is like from inside."),
        search=InSearch("life", asked_by="like feel enjoy rewarding day life"),
    )

    heading = heading_field(KIND)
    testimonials = blocks.ListBlock(TestimonialBlock(), default=[], collapsed=True)
    content = ProseBlock()

    class Meta:
        icon = "user"
        group = "The role"
        description = "How the work feels from inside, with testimonials if people gave consent."
        help_text = "Good days and bad days alike. Record consent for every testimonial."
        template = "career_pages/blocks/experience_section.html"
        preview_value = {
            "heading": "",
            "anchor": "experience",
            "testimonials": [TestimonialBlock.SAMPLE],
            "content": [
                (
                    "rich_text",
                    "<p>You are rarely thanked for a light that works and always called about "
                    "the one that does not. Those who stay like "
                    "the moment a fault gives itself up.</p>",
                )
            ],
        }
