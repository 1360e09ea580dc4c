"""What a document names and the site does not have."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from career_pages.importing.draft import Draft, SectionDraft
from career_pages.importing.picture import Picture
from career_pages.importing.writing.pictures import image_at
from career_pages.importing.writing.shared import shared_call_to_action
from career_pages.site_pages import page_at

NO_SUCH_PICTURE = "the site has no picture of this address"
NO_SUCH_PAGE = "the site has no page of this address"
NO_SUCH_CALL = "the site has no shared call to action of this name"


def missing(draft: Draft) -> list[tuple[str, str]]:
    """Return each name or address that leads to nothing here, and why, in no special order."""
    addresses = {picture.address for picture in _pictures(draft)} | {draft.front_matter.image}
    chapters = [section for chapter in draft.chapters for section in chapter.sections]
    sections = [*draft.sections, *chapters]
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


def _pictures(value: Any) -> Iterator[Picture]:
    """Yield the pictures inside a value of nested dataclasses and tuples."""
    if isinstance(value, Picture):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _pictures(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _pictures(getattr(value, field.name))
