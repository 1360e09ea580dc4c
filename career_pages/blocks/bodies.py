"""The bodies of role and chapter pages."""

from collections.abc import Sequence
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from career_pages.blocks.general_sections import (
    TOPICS,
    CallToActionBlock,
    FAQSection,
    KeywordsSection,
    TextSection,
    TopicSection,
    UpNextBlock,
)
from career_pages.blocks.levels import LevelsSection
from career_pages.blocks.role_sections import (
    DefinitionSection,
    ExperienceSection,
    OverviewSection,
    ResponsibilitiesSection,
    SpecializationsSection,
)
from career_pages.sections.page_links import known_pages


class PageBody(blocks.StreamBlock):
    """A body as a whole, which looks up the pages that its texts link to before it renders."""

    class Meta:
        # A page that is there opens as an outline of its sections.
        collapsed = True

    def render(self, value: Any, context: Any = None) -> str:
        """Return the HTML of the body."""
        with known_pages(value):
            return str(super().render(value, context=context))


class BodyField(StreamField):
    """The field of a page's body, whose blocks stay out of migrations.

    To migrations it is the JSON that the database stores, so that a change of a block makes no
    migration, and historical models read and write a body as a list of dicts.
    """

    def __init__(
        self, block_types: blocks.StreamBlock | Sequence[Any] = (), **options: Any
    ) -> None:
        super().__init__(block_types, **options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _, _, options = super().deconstruct()
        del options["block_lookup"]
        # What a new page starts with is made of blocks as well.
        return name, "django.db.models.JSONField", [], options | {"default": list}


class ChapterBody(PageBody):
    """The sections of a chapter."""

    text = TextSection()
    faqs = FAQSection()
    keywords = KeywordsSection()
    up_next = UpNextBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        required = False
        template = "career_pages/blocks/chapter_body.html"
        block_counts = {name: {"max_num": 1} for name in ("faqs", "keywords", "up_next")}


# These a page has at most once.
SINGULAR = (
    "definition",
    "overview",
    "responsibilities",
    "levels",
    "specializations",
    "experience",
    "faqs",
    "up_next",
    "keywords",
)


class RoleBody(PageBody):
    """The sections of a role, in the order in which readers meet them."""

    definition = DefinitionSection()
    overview = OverviewSection()
    responsibilities = ResponsibilitiesSection()
    levels = LevelsSection()
    specializations = SpecializationsSection()
    experience = ExperienceSection()
    topic = TopicSection()
    faqs = FAQSection()
    up_next = UpNextBlock()
    call_to_action = CallToActionBlock()
    keywords = KeywordsSection()
    text = TextSection()

    class Meta:
        required = False
        template = "career_pages/blocks/role_body.html"
        block_counts = {name: {"max_num": 1} for name in SINGULAR}


def standard_sections() -> list[tuple[str, Any]]:
    """Return the sections with which a new role starts, in order and empty."""
    known = RoleBody().child_blocks
    before = ("definition", "overview", "responsibilities", "levels", "specializations")
    after = ("faqs", "up_next", "call_to_action", "keywords")
    return [
        *((name, known[name].get_default()) for name in (*before, "experience")),
        *(("topic", {**known["topic"].get_default(), "topic": topic}) for topic, _ in TOPICS),
        *((name, known[name].get_default()) for name in after),
    ]
