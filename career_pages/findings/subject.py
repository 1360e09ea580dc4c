"""What the rules look at: a page, without its database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone

from career_pages.findings.guide_facts import GuideFacts, facts_of
from career_pages.heading_patterns import HEADLINE
from career_pages.role_name import RoleName
from career_pages.sections import Section, top_sections

# In their texts, too, {role} stands for the name.
FILLED = frozenset({"CallToActionBlock", "UpNextBlock"})
FIELDS = ("title", "headline", "lede", "seo_title", "search_description")


class NamedSource(NamedTuple):
    """A source of the role: the path of its row, and its address or ""."""

    path: str
    address: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A page as a rule sees it.

    ``fields`` are its own texts by the names of their fields, those that are blank left out, and
    ``top_sections`` its sections. ``other_titles``, ``level_names`` and ``sources`` are those of
    the role that it is or belongs to; the dates are a role's own. ``facts`` are what the database
    knows of the rest of the guide, and ``today`` is the date.
    """

    role_name: RoleName
    is_role: bool
    fields: dict[str, str]
    top_sections: tuple[Section, ...]
    today: date
    is_live: bool = False
    other_titles: tuple[str, ...] = ()
    level_names: tuple[str, ...] = ()
    sources: tuple[NamedSource, ...] = ()
    last_reviewed: date | None = None
    next_review: date | None = None
    facts: GuideFacts = field(default_factory=GuideFacts)

    @property
    def sections(self) -> Iterator[Section]:
        """Every section and sub-section in reading order."""
        for section in self.top_sections:
            yield section
            yield from section.subsections

    @property
    def search_title(self) -> str:
        """The title that search engines show: an editor's own, or the page's."""
        headline = self.fields.get("headline") or self.role_name.fill(HEADLINE)
        return self.fields.get("seo_title") or (headline if self.is_role else self.fields["title"])

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield (field path, text) of everything an editor wrote, headings among it."""
        yield from self.fields.items()
        for section in self.sections:
            yield section.heading_path(), section.heading
            for part in section.parts:
                yield part.path, self.filled(section, part.text)

    def filled(self, section: Section, text: str) -> str:
        """Return a text of the section as readers see it, with the role's name in its slots."""
        if section.kind not in FILLED:
            return text
        return self.role_name.fill(text, **section.block.heading_slots(section.block_value))

    def headings(self) -> Iterator[tuple[str, str]]:
        """Yield (field path, text) of what stands out: fields of the page and headings."""
        yield from self.fields.items()
        for section in self.sections:
            yield section.heading_path(), section.heading


def subject_of(page: Any) -> Subject:
    """Return what the rules need to know of a role or chapter page.

    It asks the database a fixed number of questions, however long the page is.
    """
    is_role = hasattr(page, "headline")
    role = page if is_role else page.role
    name: RoleName = page.role_name
    fields = {name: value for name in FIELDS if (value := getattr(page, name, ""))}
    if headline := fields.get("headline"):
        fields["headline"] = name.fill(headline)
    sections = tuple(top_sections(page))
    with_subsections = [one for section in sections for one in (section, *section.subsections)]
    return Subject(
        role_name=name,
        is_role=is_role,
        fields=fields,
        top_sections=sections,
        today=timezone.localdate(),
        is_live=page.live,
        other_titles=tuple(one.title for one in role.other_titles.all()) if role else (),
        level_names=tuple(_level_names(role.body)) if role else (),
        sources=tuple(map(_source, role.sources.all())) if role else (),
        last_reviewed=getattr(page, "last_reviewed", None),
        next_review=getattr(page, "next_review", None),
        facts=facts_of(page, role, with_subsections),
    )


def _level_names(body: Any) -> Iterator[str]:
    for levels in body.blocks_by_name("levels"):
        for level in levels.value.get("levels") or ():
            if name := " ".join((level.get("level") or "").split()):
                yield name


def _source(source: Any) -> NamedSource:
    return NamedSource(f"sources.{source.pk}.url" if source.pk else "sources", source.url)
