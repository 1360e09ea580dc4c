"""What the rules look at: a page, without its database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from career_pages.role_name import RoleName
from career_pages.sections import Section, top_sections
from career_pages.today import today


@dataclass(frozen=True, slots=True)
class Subject:
    """A page as a rule sees it: its name, its own text fields by name, its sections, the date."""

    role_name: RoleName
    is_role: bool
    fields: dict[str, str]
    top_sections: tuple[Section, ...]
    today: date

    @property
    def sections(self) -> Iterator[Section]:
        """Every section and sub-section in reading order."""
        for section in self.top_sections:
            yield section
            yield from section.subsections

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield (field path, text) of everything an editor wrote, headings among it."""
        yield from self.fields.items()
        for section in self.sections:
            yield section.heading_path(), section.heading
            for part in section.parts:
                yield part.path, part.text

    def headings(self) -> Iterator[tuple[str, str]]:
        """Yield (field path, text) of what stands out: fields of the page and headings."""
        yield from self.fields.items()
        for section in self.sections:
            yield section.heading_path(), section.heading


def subject_of(page: Any) -> Subject:
    """Return what the rules need to know of a role or chapter page."""
    names = ("title", "headline", "lede", "search_description")
    return Subject(
        role_name=page.role_name,
        is_role=hasattr(page, "headline"),
        fields={name: value for name in names if (value := getattr(page, name, ""))},
        top_sections=tuple(top_sections(page)),
        today=today(),
    )
