"""Stored pages and their sections as the lines of an outline."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from career_pages.documents.exporting.prose_lines import (
    HEADLINE_LEVEL,
    PART_LEVEL,
    SECTION_LEVEL,
    ProseReader,
    References,
    heading,
    item_lines,
    line,
    paragraphs,
    testimonial_lines,
    with_text_mark,
)
from career_pages.documents.exporting.runs import Run, tidy
from career_pages.documents.front_matter import FrontMatter
from career_pages.documents.line_text import without_bullets
from career_pages.documents.matching.arranger import MOST_LEDE_PARAGRAPHS
from career_pages.documents.matching.heading_words import recognize
from career_pages.documents.matching.section_drafts import draft_call_to_action, take_testimonials
from career_pages.documents.outline import (
    BUTTON,
    CHAPTER_KIND,
    CLOSING,
    FALLBACK,
    HEADLINE_KIND,
    LIST,
    NO_NAME,
    OWN_TITLE,
    TEXT,
    Line,
    LineKind,
    Notes,
    SectionMark,
    split_mark,
    split_paragraph_mark,
)
from career_pages.names import HEADLINE, RoleName
from career_pages.sections.kinds import SectionKind, Shape, kind_named
from career_pages.sections.projection import BlockData, stream_data
from career_pages.text import collapse


@dataclass(frozen=True, slots=True)
class ExportedGuide:
    """A role's page and its chapters: what the front matter says, and the lines of the text.

    ``pictures`` are the site's images by the addresses that the lines have for them.
    """

    front_matter: FrontMatter
    lines: tuple[Line, ...]
    pictures: Mapping[str, Any] = field(default_factory=dict)


def guide_lines(
    page: Any, chapters: Sequence[Any], references: References, year: int, *, all_marked: bool
) -> tuple[Line, ...]:
    """Return all that a role's page and its chapters say, in order and numbered from 1.

    With ``all_marked`` every heading says what it begins; otherwise those whose words do not.
    """
    headings = SectionHeadings(page.role_name, year, all_marked)
    reader = SectionReader(headings, ProseReader(references))
    headline = page.role_name.fill(page.headline or HEADLINE)
    stored = page.headline or headline
    lines = [_title(stored, HEADLINE_KIND), *_opening(page, reader)]
    for chapter in chapters:
        lines += [_title(chapter.title, CHAPTER_KIND), *_opening(chapter, reader)]
    return tuple(replace(one, first=at, last=at) for at, one in enumerate(lines, start=1))


def _title(text: str, kind: str) -> Line:
    found = recognize(text)
    is_clear = found is None or found.kind == kind
    mark = None if is_clear and not split_mark(text)[1] else SectionMark(kind)
    return heading(text, HEADLINE_LEVEL, mark)


def _opening(page: Any, reader: "SectionReader") -> list[Line]:
    """Return a page's lede and its sections."""
    lines = _lede(page.lede)
    for block in stream_data(page.body):
        lines += reader.lines(block)
    return lines


def _lede(text: str) -> list[Line]:
    """Return a lede in as many paragraphs as a document may have for it."""
    texts = [collapse(one) for one in re.split(r"\n\s*\n", text.replace("\r", ""))]
    written = [one for one in texts if one]
    if len(written) > MOST_LEDE_PARAGRAPHS:
        written = [" ".join(written)]
    return [line(LineKind.PARAGRAPH, tidy([Run(one)])) for one in written]


@dataclass(frozen=True, slots=True)
class SectionHeadings:
    """Makes the headings of one role's sections; ``year`` fills the year in generated ones.

    With ``all_marked`` every heading has its mark.
    """

    role_name: RoleName
    year: int
    all_marked: bool

    def section(self, kind: SectionKind, stored: str, detail: str = "") -> Line:
        """Return the heading of a section; ``detail`` is its topic, or what it shares."""
        generated = self.role_name.fill(kind.pattern(detail), year=str(self.year))
        has_own = detail != "" and not kind.topics
        return self._heading(kind, stored, generated, detail, SECTION_LEVEL, has_own)

    def part(self, kind: SectionKind, value: Mapping[str, Any], address: str = "") -> Line:
        """Return the heading of a sub-section; one without words of its own has its address."""
        name = value.get(kind.name_field) or ""
        if kind.has_own_words:
            return self._heading(kind, name or address, "", "", PART_LEVEL, False, address)
        name = collapse(name)
        generated = self.role_name.fill(kind.pattern(), level=name)
        stored = value.get(kind.heading_field) or ""
        return self._heading(kind, stored, generated, name or NO_NAME, PART_LEVEL, not name)

    def apart(self, kind: str, level: int) -> Line:
        """Return a heading without words, which only parts what is above it from what is below."""
        return heading("", level, SectionMark(kind))

    def _heading(
        self,
        kind: SectionKind,
        stored: str,
        generated: str,
        detail: str,
        level: int,
        has_own: bool,
        address: str = "",
    ) -> Line:
        text = collapse(stored) or collapse(generated)
        is_plain = not self.all_marked and not has_own and _says_it_all(kind, text, generated)
        mark = None if is_plain else SectionMark(kind.block, detail)
        return heading(text, level, mark, address)


def _says_it_all(kind: SectionKind, text: str, generated: str) -> bool:
    """Say whether a heading's words are likely to be read as the kind that they stand over."""
    if not text or split_mark(text)[1]:
        return False
    if not (kind.has_own_words or kind.takes_the_rest):
        return text == generated
    is_known = kind.takes_the_rest and recognize(text) is not None
    return not is_known and without_bullets(text).strip("*_ ") == text


@dataclass(frozen=True, slots=True)
class SectionReader:
    """Reads stored sections of one role's pages."""

    headings: SectionHeadings
    prose: ProseReader

    def lines(self, block: BlockData) -> list[Line]:
        """Return a section's heading and everything below it."""
        kind = kind_named(block["type"])
        return READERS[kind.shape](self, kind, block["value"])

    def _top(self, kind: SectionKind, value: Mapping[str, Any]) -> Line:
        detail = (value.get("topic") or "") if kind.topics else ""
        return self.headings.section(kind, value.get(kind.heading_field) or "", detail)

    def _content(self, kind: SectionKind, value: Mapping[str, Any]) -> list[Line]:
        return [self._top(kind, value), *self.prose.lines(value.get(kind.content))]

    def _list(self, kind: SectionKind, value: Mapping[str, Any]) -> list[Line]:
        items = self._items(value.get(kind.content))
        return [self._top(kind, value), *self._around(value, items, PART_LEVEL)]

    def _items(self, items: list[BlockData] | None) -> list[Line]:
        address = self.prose.references.address
        return [one for item in items or [] for one in item_lines(item["value"] or "", address)]

    def _keywords(self, kind: SectionKind, value: Mapping[str, Any]) -> list[Line]:
        words = [collapse(one["value"] or "") for one in value.get(kind.content) or []]
        items = [line(LineKind.ITEM, tidy([Run(word)])) for word in words if word]
        return [self._top(kind, value), *self._around(value, items, PART_LEVEL, guessed=True)]

    def _around(
        self, value: Mapping[str, Any], items: list[Line], level: int, *, guessed: bool = False
    ) -> list[Line]:
        """Return a list with the text before and behind it, parted where that is not plain.

        ``guessed`` says that without a list, lines of the text may be taken for one.
        """
        before = self.prose.lines(value.get("introduction"))
        after = self.prose.lines(value.get("closing"))
        is_unclear = any(one.is_item for one in before) or (guessed and not items)
        list_sign = [self.headings.apart(LIST, level)] if is_unclear and before else []
        # A picture would stand between the items.
        next_line = next((one for one in after if not one.picture), None)
        runs_on = bool(after) and (not items or bool(next_line and next_line.is_item))
        return [
            *before,
            *list_sign,
            *items,
            *([self.headings.apart(CLOSING, level)] if runs_on else []),
            *after,
        ]

    def _divided(self, kind: SectionKind, value: Mapping[str, Any]) -> list[Line]:
        lines = [self._top(kind, value), *self.prose.lines(value.get("introduction"))]
        if kind.parts:
            for item in value.get(kind.content) or []:
                lines += self._part(kind.parts, item["value"])
        closing = self.prose.lines(value.get("closing"))
        return [*lines, *([self.headings.apart(CLOSING, PART_LEVEL)] if closing else []), *closing]

    def _part(self, kind: SectionKind, value: Mapping[str, Any]) -> list[Line]:
        page = self.prose.references.pages.get(value.get(kind.page_field) or 0)
        top = self.headings.part(kind, value, page.path if page else "")
        if kind.list_field:
            items = self._items(value.get(kind.content))
            return [top, *self._around(value, items, PART_LEVEL + 1)]
        return [top, *self.prose.lines(value.get(kind.content))]

    def _testimonials(self, kind: SectionKind, value: Mapping[str, Any]) -> list[Line]:
        said = [
            one for block in value.get("testimonials") or [] for one in testimonial_lines(block)
        ]
        content = self.prose.lines(value.get(kind.content))
        is_unclear = bool(take_testimonials(content, Notes())[0])
        sign = [self.headings.apart(CLOSING, PART_LEVEL)] if is_unclear else []
        return [self._top(kind, value), *said, *sign, *content]


_UP_NEXT: Final = "Up Next"


def _teaser(reader: SectionReader, kind: SectionKind, value: Mapping[str, Any]) -> list[Line]:
    """Return the title of what is up next, the teaser, and a link to the page if one is chosen.

    A title that is generated is left out: next year it is another.
    """
    headings = reader.headings
    title = collapse(value.get(kind.heading_field) or "")
    known = recognize(title)
    if known and known.kind == kind.block:
        top = [headings.section(kind, title, OWN_TITLE)]
    elif title and headings.all_marked:
        top = [headings.section(kind, title)]
    elif title:
        top = [heading(_UP_NEXT, SECTION_LEVEL), heading(title, PART_LEVEL)]
    else:
        top = [headings.section(kind, _UP_NEXT)]
    page = reader.prose.references.pages.get(value.get("page") or 0)
    link = [_link(page.title, page.path)] if page and page.path else []
    return [*top, *paragraphs(value.get("teaser") or ""), *link]


def _invitation(reader: SectionReader, kind: SectionKind, value: Mapping[str, Any]) -> list[Line]:
    """Return a call to action: its heading, its text, and its button as a link.

    One that takes its words from a shared call to action names it in the heading's mark.
    """
    headings, references = reader.headings, reader.prose.references
    shared = references.shared.get(value.get("shared") or 0)
    own = value.get(kind.heading_field) or ""
    if shared:
        words = own or headings.role_name.fill(shared.heading)
        top = headings.section(kind, words, detail=shared.name)
    else:
        top = headings.section(kind, own)
    page = references.pages.get(value.get("page") or 0)
    path, address = page.path if page else "", value.get("link") or ""
    text = paragraphs(value.get("text") or "")
    button = _button(collapse(value.get("button") or ""), path or address)
    fallback = [with_text_mark(_link(address, address), FALLBACK)] if path and address else []
    return [top, *(text if button else _without_button(text)), *button, *fallback]


def _without_button(text: list[Line]) -> list[Line]:
    """Return the text of an invitation, its last paragraph marked if it looks like a button."""
    read = draft_call_to_action(text, Notes())
    if read is None or read.button or (text and split_paragraph_mark(text[-1])[1]):
        return [*text[:-1], with_text_mark(text[-1], TEXT)]
    return text


def _button(words: str, target: str) -> list[Line]:
    if words and target and words != target:
        return [_link(words, target)]
    if words:
        return [with_text_mark(_link(words, target), BUTTON)]
    # Without words, a link shows its address.
    return [with_text_mark(_link(target, target), BUTTON)] if target else []


def _link(words: str, address: str) -> Line:
    return line(LineKind.PARAGRAPH, tidy([Run(words, address=address)]))


# How a stored section of each shape is read.
READERS: Final[Mapping[Shape, Callable[[SectionReader, SectionKind, Any], list[Line]]]] = {
    Shape.PROSE: SectionReader._content,
    Shape.TESTIMONIALS: SectionReader._testimonials,
    Shape.ITEMS: SectionReader._list,
    Shape.WORDS: SectionReader._keywords,
    Shape.PARTS: SectionReader._divided,
    Shape.TEASER: _teaser,
    Shape.INVITATION: _invitation,
}
