"""A draft's sections as the data of a body."""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Page

from career_pages.importing.draft import LevelDraft, SectionDraft
from career_pages.importing.writing.prose_data import item_html, list_data, prose_data
from career_pages.importing.writing.shared import shared_call_to_action
from career_pages.models import RolePage
from career_pages.role_name import RoleName
from career_pages.site_pages import page_at
from career_pages.stream_data import BlockData


def body_data(sections: Iterable[SectionDraft], role_name: RoleName) -> list[BlockData]:
    """Return the sections of a page about a role as stream data, without ids and anchors."""
    return [
        {"type": NAMES[section.kind], "value": VALUES[section.kind](section, role_name)}
        for section in sections
    ]


def _content(section: SectionDraft, role: RoleName) -> dict[str, Any]:
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


def _responsibilities(section: SectionDraft, role: RoleName) -> dict[str, Any]:
    return _around(section, "items", [item_html(item) for item in section.items])


def _levels(section: SectionDraft, role: RoleName) -> dict[str, Any]:
    levels = [
        {
            "level": level.level,
            **_around(level, "duties", [item_html(item) for item in level.items]),
        }
        for level in section.levels
    ]
    return _around(section, "levels", levels)


def _specializations(section: SectionDraft, role: RoleName) -> dict[str, Any]:
    types = [
        {
            "name": one.name,
            "description": prose_data(one.description),
            "role": _page(one.link, RolePage),
        }
        for one in section.specializations
    ]
    return _around(section, "specializations", types)


def _experience(section: SectionDraft, role: RoleName) -> dict[str, Any]:
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
    return {**_content(section, role), "testimonials": list_data(testimonials)}


def _topic(section: SectionDraft, role: RoleName) -> dict[str, Any]:
    return {**_content(section, role), "topic": section.topic}


def _faqs(section: SectionDraft, role: RoleName) -> dict[str, Any]:
    questions = [
        {"question": asked.question, "answer": prose_data(asked.answer)}
        for asked in section.questions
    ]
    return _around(section, "questions", questions)


def _up_next(section: SectionDraft, role: RoleName) -> dict[str, Any]:
    return {"title": section.heading, "teaser": section.text, "page": _page(section.link)}


def _call_to_action(section: SectionDraft, role: RoleName) -> dict[str, Any]:
    shared = shared_call_to_action(section.shared)
    is_shared = shared and role.fill(shared.heading) == section.heading
    page = _page(section.link)
    return {
        "shared": shared.pk if shared else None,
        "heading": "" if is_shared else section.heading,
        "text": section.text,
        "button": section.button,
        "page": page,
        "link": section.fallback or ("" if page else section.link),
    }


def _page(path: str, kind: type[Page] = Page) -> int | None:
    """Return the id of the page at a path of this site if it is of a kind, else None."""
    page = page_at(path)
    return page.pk if page and issubclass(page.specific_class or Page, kind) else None


def _keywords(section: SectionDraft, role: RoleName) -> dict[str, Any]:
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
VALUES: dict[str, Callable[[SectionDraft, RoleName], dict[str, Any]]] = {
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
