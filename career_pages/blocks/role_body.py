"""The body of a role page."""

from typing import Any

from career_pages.blocks.call_to_action_block import CallToActionBlock
from career_pages.blocks.definition_section import DefinitionSection
from career_pages.blocks.experience_section import ExperienceSection
from career_pages.blocks.faq_section import FAQSection
from career_pages.blocks.keywords_section import KeywordsSection
from career_pages.blocks.levels_section import LevelsSection
from career_pages.blocks.overview_section import OverviewSection
from career_pages.blocks.page_body import PageBody
from career_pages.blocks.responsibilities_section import ResponsibilitiesSection
from career_pages.blocks.specializations_section import SpecializationsSection
from career_pages.blocks.text_section import TextSection
from career_pages.blocks.topic_section import TOPICS, TopicSection
from career_pages.blocks.up_next_block import UpNextBlock

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
