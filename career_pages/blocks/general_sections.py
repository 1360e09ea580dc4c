"""The sections that chapters have as well, and the topics."""

from typing import Any, Final

from django.utils.translation import gettext_noop as _
from wagtail import blocks

from career_pages.blocks.base import SectionBlock, heading_field
from career_pages.blocks.prose import ProseBlock
from career_pages.names import RoleName
from career_pages.sections.kinds import (
    Enough,
    FamiliarHeading,
    InSearch,
    PartTitle,
    SectionKind,
    Shape,
    Topic,
)


class TextSection(SectionBlock):
    """Anything that no other section is made for."""

    KIND = SectionKind(
        name="text",
        label="Text",
        heading="",
        repeats=True,
        in_new_roles=False,
        takes_the_rest=True,
        enough=None,
        search=InSearch("more"),
    )

    heading = heading_field(KIND)
    content = ProseBlock()

    RARE_FIELDS = frozenset()

    class Meta:
        icon = "doc-full"
        label_format = "{heading}|{content}"
        group = "Text"
        description = "A section under your own heading, for what no other section is made for."
        help_text = "Write a heading that says what is in it."
        template = "career_pages/blocks/text_section.html"
        preview_value = {
            "heading": "Tools of the Trade",
            "anchor": "tools-of-the-trade",
            "content": [
                (
                    "rich_text",
                    "<p>A voltage tester comes first, and good boots come second.</p><ul>"
                    "<li>Insulated screwdrivers and pliers</li>"
                    "<li>A multimeter, and the habit of trusting it</li></ul>",
                )
            ],
        }


class FAQBlock(SectionBlock):
    """One question as a reader would ask it, with its answer."""

    KIND = SectionKind(
        name="question",
        label="Question",
        described="a question",
        heading="",
        heading_field="question",
        name_field="question",
        longest=250,
        part_title=PartTitle.QUESTION,
        content="answer",
        enough=None,
        search=InSearch("questions"),
    )

    question = blocks.CharBlock(required=False, max_length=KIND.longest)
    answer = ProseBlock(heading="")

    class Meta:
        icon = "help"
        label_format = "{question}"
        description = "One question in a reader's words, and the answer."
        help_text = "Answer in the first sentence, then explain."
        template = "career_pages/blocks/faq_block.html"
        preview_value = {
            "question": "Do electricians work alone?",
            "anchor": "do-electricians-work-alone",
            "answer": [
                (
                    "rich_text",
                    "<p>Often, once qualified. Live or high-voltage work is done in pairs.</p>",
                )
            ],
        }


class FAQSection(SectionBlock):
    """The questions about a role, each with its answer."""

    KIND = SectionKind(
        name="faqs",
        label="Questions and answers",
        anchor="faqs",
        shape=Shape.PARTS,
        content="questions",
        parts=FAQBlock.KIND,
        heading="FAQs about {roles}",
        familiar=(
            FamiliarHeading(
                r"(?:faqs?|frequently asked questions) (?:about|on) ROLE",
                distinct=True,
                whole=True,
            ),
            FamiliarHeading(r"faqs?|frequently asked questions(?: \(faqs?\))?", whole=True),
            FamiliarHeading(r"common questions|questions and answers"),
        ),
        # A reader with three questions finds out whether more is worth reading.
        enough=Enough(3, "Answer three questions or more."),
        search=InSearch("questions"),
    )

    heading = heading_field(KIND)
    introduction = ProseBlock(default=[])
    questions = blocks.ListBlock(FAQBlock(), collapsed=True)

    class Meta:
        icon = "help"
        group = "The role"
        description = "What readers ask about the role, each question with its answer."
        help_text = "Use the words in which people really ask."
        template = "career_pages/blocks/faq_section.html"
        preview_value = {
            "heading": "",
            "anchor": "faqs",
            "introduction": [],
            "questions": [
                {
                    "question": "Do electricians work alone?",
                    "anchor": "do-electricians-work-alone",
                    "answer": [("rich_text", "<p>Often, once they are qualified.</p>")],
                },
                {
                    "question": "Can color-blind people become electricians?",
                    "anchor": "can-color-blind-people-become-electricians",
                    "answer": [
                        ("rich_text", "<p>It depends on the country and the kind of work.</p>")
                    ],
                },
            ],
        }


_TOPICS: Final = (
    Topic(
        "work_environment",
        label="Work environment",
        question=_("Work environment"),
        heading="{role} Work Environment",
        asked_by="environment workplace office remote home where indoors outdoors place",
    ),
    Topic(
        "working_conditions",
        label="Working conditions",
        question=_("Working conditions"),
        heading="{role} Working Conditions",
        asked_by=(
            "hours shift shifts night nights weekend weekends overtime hazard hazards danger "
            "dangerous risk risks injury injuries safe safety conditions physical stress"
        ),
    ),
    Topic(
        "difficulty",
        label="How hard it is",
        question=_("How hard is it?"),
        heading="How Hard is it to be {a_role}?",
        asked_by="hard difficult difficulty easy tough stressful challenging",
    ),
    Topic(
        "career_path",
        label="Whether it is a good career path",
        question=_("Is it a good career path?"),
        heading="{Is} {a_role} a Good Career Path?",
        asked_by=(
            "worth good future prospects outlook promotion advancement demand path progression "
            "career growth"
        ),
    ),
)


class TopicSection(SectionBlock):
    """One of the standing topics, or one of the editor's own."""

    KIND = SectionKind(
        name="topic",
        label="Topic",
        heading="",
        repeats=True,
        topics=_TOPICS,
        familiar=(
            FamiliarHeading(
                r"ROLE work(?:ing)? environment", singular=True, topic="work_environment"
            ),
            FamiliarHeading(r"work(?:ing)? environment (?:of|for) ROLE", topic="work_environment"),
            FamiliarHeading(r"work(?:ing)? environment", topic="work_environment"),
            FamiliarHeading(r"ROLE working conditions", singular=True, topic="working_conditions"),
            FamiliarHeading(r"working conditions (?:of|for) ROLE", topic="working_conditions"),
            FamiliarHeading(r"working conditions", topic="working_conditions"),
            FamiliarHeading(
                r"how (?:hard|difficult) is it to be ROLE", distinct=True, topic="difficulty"
            ),
            FamiliarHeading(r"how (?:hard|difficult) is it", topic="difficulty"),
            FamiliarHeading(
                r"(?:is|are) (?:being )?ROLE a good career(?: path| choice)?",
                distinct=True,
                topic="career_path",
            ),
        ),
        enough=Enough(2, "Write two topics or more, such as the work environment.", step="topics"),
        search=InSearch("life"),
    )

    topic = blocks.ChoiceBlock(choices=[(one.key, one.label) for one in _TOPICS], required=False)
    heading = heading_field(KIND)
    content = ProseBlock()

    class Meta:
        icon = "comment"
        label_format = "{heading}|{generated}|{topic}"
        group = "The role"
        description = "Where people work, the conditions, how hard it is, whether it has a future."
        help_text = "Choose a topic to get its heading, or write a heading of your own."
        template = "career_pages/blocks/topic_section.html"
        preview_value = {
            "topic": "work_environment",
            "heading": "",
            "anchor": "work-environment",
            "content": [
                (
                    "rich_text",
                    "<p>Building sites, attics and plant rooms: indoors and out, often on a "
                    "ladder.</p><ul><li>Hard hat, boots and gloves on site</li>"
                    "<li>Early starts, and calls at night for those on duty</li></ul>",
                )
            ],
        }

    def suggested_anchor(self, value: dict[str, Any], role: RoleName) -> str:
        """Return the topic's own anchor, or one made from the editor's heading."""
        topic = value.get("topic")
        return topic.replace("_", "-") if topic else super().suggested_anchor(value, role)


class KeywordsSection(SectionBlock):
    """Keywords from job descriptions that belong in a resume."""

    KIND = SectionKind(
        name="keywords",
        label="Resume keywords",
        anchor="keywords",
        shape=Shape.WORDS,
        content="keywords",
        heading="Job Description Keywords for Resumes",
        familiar=(
            FamiliarHeading(
                r"(?:ROLE )?job description keywords(?: for (?:your )?(?:resum[eé]s?|cvs?))?",
                singular=True,
                distinct=True,
                whole=True,
            ),
            FamiliarHeading(r"ROLE (?:resum[eé]|cv) keywords", singular=True),
            FamiliarHeading(r"(?:resum[eé]|cv) keywords|keywords for resum[eé]s", whole=True),
        ),
        enough=Enough(5, "List five resume keywords or more."),
        missing="List the keywords, or remove this section.",
        search=InSearch("keywords", asked_by="resume cv keyword keywords"),
    )

    heading = heading_field(KIND)
    introduction = ProseBlock(default=[])
    keywords = blocks.ListBlock(
        blocks.CharBlock(required=False, max_length=120, label="Keyword"), label="Keywords"
    )
    closing = ProseBlock(label="Text after the keywords", default=[])

    class Meta:
        icon = "key"
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
