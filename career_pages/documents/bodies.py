"""A draft's sections as the data of a body."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, assert_never

from wagtail.models import Page

from career_pages.documents.draft import (
    Draft,
    Embed,
    LevelDraft,
    Piece,
    Prose,
    Quote,
    RichText,
    SectionDraft,
    Table,
)
from career_pages.documents.references import (
    figure_value,
    image_at,
    rebuilt,
    shared_call_to_action,
)
from career_pages.documents.source_file import Picture
from career_pages.documents.undo import Writing
from career_pages.models import RolePage
from career_pages.models.page_queries import page_at
from career_pages.names import RoleName
from career_pages.sections.projection import BlockData


def body_data(
    sections: Iterable[SectionDraft], role_name: RoleName, writing: Writing
) -> list[BlockData]:
    """Return the sections of a page about a role as stream data, without ids and anchors."""
    return [
        {"type": NAMES[section.kind], "value": _VALUES[section.kind](section, role_name, writing)}
        for section in sections
    ]


def prose_data(prose: Prose, writing: Writing) -> list[BlockData]:
    """Return the pieces of text as stream data."""
    return [_piece(piece, writing) for piece in prose]


def _piece(piece: Piece, writing: Writing) -> BlockData:
    match piece:
        case RichText():
            return {"type": "rich_text", "value": piece.html}
        case Quote():
            value = {"quote": piece.text, "attribution": piece.attribution, "url": piece.url}
            return {"type": "quote", "value": value}
        case Embed():
            return {"type": "embed", "value": {"url": piece.url, "title": piece.title}}
        case Picture():
            return {"type": "figure", "value": figure_value(piece, writing)}
        case Table():
            table = {
                "caption": piece.caption,
                "columns": [{"type": "text", "heading": heading} for heading in piece.header],
                "rows": [{"values": list(row)} for row in piece.rows],
            }
            return {"type": "table", "value": table}
        case _:
            assert_never(piece)


# The name under which a body holds each kind of block.
NAMES: Final = {
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


def _content(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
    text = prose_data((*section.introduction, *section.closing), writing)
    return {"heading": section.heading, "content": text}


def _around(
    section: SectionDraft | LevelDraft, name: str, values: list[Any], writing: Writing
) -> dict[str, Any]:
    """Return the value of a section that has a list, and text before and behind it."""
    return {
        "heading": section.heading,
        "introduction": prose_data(section.introduction, writing),
        name: _list_data(values, writing),
        "closing": prose_data(section.closing, writing),
    }


def _responsibilities(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
    return _around(section, "items", [_item_html(item) for item in section.items], writing)


def _levels(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
    levels = [
        {
            "level": level.level,
            **_around(level, "duties", [_item_html(item) for item in level.items], writing),
        }
        for level in section.levels
    ]
    return _around(section, "levels", levels, writing)


def _specializations(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
    types = [
        {
            "name": one.name,
            "description": prose_data(one.description, writing),
            "role": _page(one.link, RolePage),
        }
        for one in section.specializations
    ]
    return _around(section, "specializations", types, writing)


def _experience(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
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
    return {**_content(section, role, writing), "testimonials": _list_data(testimonials, writing)}


def _topic(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
    return {**_content(section, role, writing), "topic": section.topic}


def _faqs(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
    questions = [
        {"question": asked.question, "answer": prose_data(asked.answer, writing)}
        for asked in section.questions
    ]
    return _around(section, "questions", questions, writing)


def _up_next(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
    return {"title": section.heading, "teaser": section.text, "page": _page(section.link)}


def _call_to_action(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
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


def _keywords(section: SectionDraft, role: RoleName, writing: Writing) -> dict[str, Any]:
    return _around(section, "keywords", list(section.keywords), writing)


def _item_html(html: str) -> str:
    """Return a list item's inline HTML with its own words in a paragraph, as editors save it."""
    starts = [at for tag in ("<ul>", "<ol>") if (at := html.find(tag)) >= 0]
    own, nested = (html[: min(starts)], html[min(starts) :]) if starts else (html, "")
    return f"<p>{own.strip()}</p>{nested}"


def _list_data(values: list[Any], writing: Writing) -> list[BlockData]:
    """Return the values as the data of a ListBlock, which knows its items by their ids."""
    return [{"type": "item", "value": value, "id": writing.new_id()} for value in values]


_VALUES: Final[dict[str, Callable[[SectionDraft, RoleName, Writing], dict[str, Any]]]] = {
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


NO_SUCH_PICTURE: Final = "the site has no picture of this address"
NO_SUCH_PAGE: Final = "the site has no page of this address"
NO_SUCH_CALL: Final = "the site has no shared call to action of this name"


def missing(draft: Draft) -> list[tuple[str, str]]:
    """Return each name or address that leads to nothing here, and why, in no special order."""
    sections = [*draft.sections, *(one for chapter in draft.chapters for one in chapter.sections)]
    addresses = {draft.front_matter.image}

    def note_address(value: Any) -> Any:
        if isinstance(value, Picture):
            addresses.add(value.address)
        return value

    rebuilt(tuple(sections), note_address)
    pages = [link for section in sections for link in _links(section)]
    shared = [section.shared for section in sections]
    return [
        *((one, NO_SUCH_PICTURE) for one in addresses if one and not image_at(one)),
        *((one, NO_SUCH_PAGE) for one in filter(None, pages) if not page_at(one)),
        *((one, NO_SUCH_CALL) for one in filter(None, shared) if not shared_call_to_action(one)),
    ]


def _links(section: SectionDraft) -> Iterator[str]:
    """Yield the paths that only a page can be at; a button may lead anywhere."""
    if section.kind == "UpNextBlock":
        yield section.link
    yield from (one.link for one in section.specializations)
