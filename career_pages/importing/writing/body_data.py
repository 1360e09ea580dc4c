"""A draft's sections as the data of a body."""

from collections.abc import Callable, Iterable
from typing import Any

from career_pages.importing.draft import LevelDraft, SectionDraft
from career_pages.importing.writing.prose_data import (
    BlockData,
    item_html,
    list_data,
    prose_data,
)


def body_data(sections: Iterable[SectionDraft]) -> list[BlockData]:
    """Return the sections as stream data, without ids and anchors."""
    return [
        {"type": NAMES[section.kind], "value": VALUES[section.kind](section)}
        for section in sections
    ]


def _content(section: SectionDraft) -> dict[str, Any]:
    text = prose_data((*section.introduction, *section.closing))
    return {"heading": section.heading, "content": text}


def _around(section: SectionDraft | LevelDraft, name: str, values: list[Any]) -> dict[str, Any]:
    """Return the value of a section that has a list, and text before and behind it."""
    return {
        "heading": section.heading,
        "introduction": prose_data(section.introduction),
        name: list_data(values),
        "closing": prose_data(section.closing),
    }


def _responsibilities(section: SectionDraft) -> dict[str, Any]:
    return _around(section, "items", [item_html(item) for item in section.items])


def _levels(section: SectionDraft) -> dict[str, Any]:
    levels = [
        {
            "level": level.level,
            **_around(level, "duties", [item_html(item) for item in level.items]),
        }
        for level in section.levels
    ]
    return _around(section, "levels", levels)


def _specializations(section: SectionDraft) -> dict[str, Any]:
    types = [
        {"name": one.name, "description": prose_data(one.description), "role": None}
        for one in section.specializations
    ]
    return _around(section, "specializations", types)


def _experience(section: SectionDraft) -> dict[str, Any]:
    testimonials = [
        {
            "quote": said.quote,
            "person": said.person,
            "job": said.job,
            "organisation": said.organisation,
            "consent_date": None,
        }
        for said in section.testimonials
    ]
    return {**_content(section), "testimonials": list_data(testimonials)}


def _topic(section: SectionDraft) -> dict[str, Any]:
    return {**_content(section), "topic": section.topic}


def _faqs(section: SectionDraft) -> dict[str, Any]:
    questions = [
        {"question": asked.question, "answer": prose_data(asked.answer)}
        for asked in section.questions
    ]
    return _around(section, "questions", questions)


def _up_next(section: SectionDraft) -> dict[str, Any]:
    return {"title": section.heading, "teaser": section.text, "page": None}


def _call_to_action(section: SectionDraft) -> dict[str, Any]:
    return {
        "shared": None,
        "heading": section.heading,
        "text": section.text,
        "button": section.button,
        "page": None,
        "link": section.link,
    }


def _keywords(section: SectionDraft) -> dict[str, Any]:
    return _around(section, "keywords", list(section.keywords))


# The name under which a body holds each kind of block, and how its value is made.
NAMES = {
    "DefinitionSection": "definition",
    "OverviewSection": "overview",
    "ResponsibilitiesSection": "responsibilities",
    "LevelsSection": "levels",
    "SpecializationsSection": "specializations",
    "ExperienceSection": "experience",
    "TopicSection": "topic",
    "FAQSection": "faqs",
    "UpNextBlock": "up_next",
    "CallToActionBlock": "call_to_action",
    "KeywordsSection": "keywords",
    "TextSection": "text",
}
VALUES: dict[str, Callable[[SectionDraft], dict[str, Any]]] = {
    "DefinitionSection": _content,
    "OverviewSection": _content,
    "ResponsibilitiesSection": _responsibilities,
    "LevelsSection": _levels,
    "SpecializationsSection": _specializations,
    "ExperienceSection": _experience,
    "TopicSection": _topic,
    "FAQSection": _faqs,
    "UpNextBlock": _up_next,
    "CallToActionBlock": _call_to_action,
    "KeywordsSection": _keywords,
    "TextSection": _content,
}
