"""The parts of a document as the drafts of sections, each kind with what its fields can hold."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from career_pages.documents.draft import (
    LONGEST_BUTTON,
    LONGEST_INVITATION,
    LONGEST_PERSON,
    LONGEST_TEASER,
    PartDraft,
    SectionDraft,
    TestimonialDraft,
    heading_pattern,
    is_level,
)
from career_pages.documents.line_text import without_bullets
from career_pages.documents.links import (
    lone_link,
    note_links,
    plain_rows,
    plain_text,
    site_path,
    without_link,
)
from career_pages.documents.matching.arrangement import Part
from career_pages.documents.matching.prose import (
    draft_keywords,
    find_mark,
    items_of,
    prose_of,
    split_at_closing,
    split_at_marks,
    split_attribution,
    without_mark,
)
from career_pages.documents.matching.section_finding import title_of
from career_pages.documents.outline import (
    BUTTON,
    CLOSING,
    FALLBACK,
    NO_CONSENT,
    TEXT,
    Line,
    LineKind,
    Notes,
    split_paragraph_mark,
)
from career_pages.names import RoleName
from career_pages.sections.kinds import Shape, kind_of_the_rest, part_kinds, section_kinds
from career_pages.text import count_words


@dataclass(frozen=True, slots=True)
class SectionWriter:
    """Writes the drafts of one document's sections and notes what their fields cannot hold."""

    role_name: RoleName
    year: int
    notes: Notes

    def draft(self, part: Part) -> SectionDraft:
        """Return the draft of a section; a text under its own heading where no other kind fits."""
        write = WRITERS[section_kinds()[part.kind].shape]
        if draft := write(self, part):
            return draft
        body = part.body + [line for child in part.children for line in child.every_line]
        kind = kind_of_the_rest().block
        return self._text(replace(part, kind=kind, topic="", body=body, children=[]))

    def _base(self, part: Part, heading: Line | None) -> SectionDraft:
        source = self._source_heading(part.kind, heading)
        pattern = heading_pattern(part.kind, part.topic)
        generated = self.role_name.fill(pattern, year=str(self.year))
        return SectionDraft(
            kind=part.kind,
            heading=part.given_heading or ("" if source == generated else source),
            source_heading=source,
            lines=part.lines,
            topic=part.topic,
        )

    def _source_heading(self, kind: str, heading: Line | None) -> str:
        if heading is None:
            return ""
        note_links(heading, self.notes)
        if heading.mark or (kind == kind_of_the_rest().block and heading.is_heading):
            return heading.title
        return without_bullets(heading.title).strip("*_ ") or heading.title

    def _text(self, part: Part) -> SectionDraft:
        return replace(self._base(part, part.heading), introduction=prose_of(part.body))

    def _list(self, part: Part) -> SectionDraft:
        before, items, after = split_at_marks(part.body)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(before),
            items=items_of(items),
            closing=prose_of(after),
        )

    def _divided(self, part: Part) -> SectionDraft:
        before, after = split_at_closing(part.body)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(before),
            closing=prose_of(after),
            parts=tuple(map(self._part, part.children)),
        )

    def _part(self, part: Part) -> PartDraft:
        kind = part_kinds()[part.kind]
        link = site_path(part.heading) if part.heading and kind.page_field else ""
        heading = without_link(part.heading) if part.heading and link else part.heading
        source = self._source_heading(part.kind, heading)
        name, own = "" if source == link else source, ""
        if is_level(part.kind):
            generated = self.role_name.fill(kind.heading, level=part.level)
            name, own = part.level, "" if source == generated else source
        has_list = bool(kind.list_field)
        before, items, after = split_at_marks(part.body) if has_list else (part.body, [], [])
        return PartDraft(
            kind=part.kind,
            name=name,
            heading=own,
            source_heading=source,
            introduction=prose_of(before, headings=False),
            lines=part.lines,
            items=items_of(items),
            closing=prose_of(after, headings=False),
            link=link,
        )

    def _experience(self, part: Part) -> SectionDraft:
        testimonials, rest = take_testimonials(part.body, self.notes)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(rest),
            testimonials=testimonials,
        )

    def _up_next(self, part: Part) -> SectionDraft | None:
        title = title_of(part)
        teaser = part.body + [line for child in part.children for line in child.body]
        if not all(line.is_paragraph for line in teaser):
            return None
        link = site_path(teaser[-1]) if teaser else ""
        rows = [plain_rows(line, self.notes) for line in (teaser[:-1] if link else teaser)]
        text = "\n\n".join(rows)
        if len(text) > LONGEST_TEASER:
            return None
        shown = teaser[-1].title if link else ""
        return replace(self._base(part, title), text=text, link=link, link_text=shown)

    def _call_to_action(self, part: Part) -> SectionDraft | None:
        invitation = draft_call_to_action(part.body, self.notes)
        if invitation is None:
            return None
        return replace(
            self._base(part, part.heading),
            text=invitation.text,
            button=invitation.button,
            link=invitation.link,
            fallback=invitation.fallback,
            shared=part.heading.mark.detail if part.heading and part.heading.mark else "",
        )

    def _keywords(self, part: Part) -> SectionDraft:
        keywords, before, after = draft_keywords(part.body, self.notes)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(before),
            keywords=keywords,
            closing=prose_of(after),
        )


# How the draft of a section of each shape is made; None for what its fields cannot hold.
WRITERS: Final[Mapping[Shape, Callable[[SectionWriter, Part], SectionDraft | None]]] = {
    Shape.PROSE: SectionWriter._text,
    Shape.ITEMS: SectionWriter._list,
    Shape.WORDS: SectionWriter._keywords,
    Shape.PARTS: SectionWriter._divided,
    Shape.TESTIMONIALS: SectionWriter._experience,
    Shape.TEASER: SectionWriter._up_next,
    Shape.INVITATION: SectionWriter._call_to_action,
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """A call to action without its heading; each part is "" where the source has none.

    ``fallback`` is where the button leads while the page to which its ``link`` leads is not live.
    """

    text: str
    button: str
    link: str
    fallback: str = ""


def draft_call_to_action(lines: Sequence[Line], notes: Notes) -> Invitation | None:
    """Return the invitation that lines hold, or None when they hold more than fits one.

    The button is the last line if that is a link and nothing else, or short and no sentence.
    """
    if not all(line.is_paragraph for line in lines):
        return None
    last, mark = split_paragraph_mark(lines[-1]) if lines else (None, "")
    if last and mark == FALLBACK and (address := lone_link(last.html)[1]):
        invitation = draft_call_to_action(lines[:-1], notes)
        return replace(invitation, fallback=address) if invitation else None
    if last and mark == BUTTON:
        return _invitation(lines[:-1], *_marked_button(last, notes), notes)
    if last and mark == TEXT:
        return _invitation([*lines[:-1], last], "", "", notes)
    rows = [list(line.split_rows()) for line in lines]
    button = link = ""
    if rows:
        button, link = lone_link(rows[-1][-1].html)
        if link:
            _drop_last(rows)
    # There is no link, or it is a bare address and the line above it says where it leads.
    if rows and button == link and _is_button(rows[-1][-1].title):
        button = plain_text(rows[-1][-1], notes)
        _drop_last(rows)
    texts = list(lines[: len(rows)])
    if rows and len(rows[-1]) < len(texts[-1].split_rows()):
        texts[-1:] = rows[-1]
    return _invitation(texts, button, link, notes)


def _invitation(lines: Sequence[Line], button: str, link: str, notes: Notes) -> Invitation | None:
    text = "\n\n".join(plain_rows(line, notes) for line in lines)
    fits = len(text) <= LONGEST_INVITATION and len(button) <= LONGEST_BUTTON
    return Invitation(text, button, link) if fits else None


def _marked_button(line: Line, notes: Notes) -> tuple[str, str]:
    """Return the text of a button and where it leads; one without words shows its address."""
    button, link = lone_link(line.html)
    if not link:
        return plain_text(line, notes), ""
    return "" if button == link else button, link


_MOST_BUTTON_WORDS = 6


def _is_button(text: str) -> bool:
    return 0 < count_words(text) <= _MOST_BUTTON_WORDS and not text.endswith(
        (".", "?", ":", ";", ",")
    )


def _drop_last(rows: list[list[Line]]) -> None:
    rows[-1].pop()
    if not rows[-1]:
        rows.pop()


def take_testimonials(
    lines: Sequence[Line], notes: Notes
) -> tuple[tuple[TestimonialDraft, ...], list[Line]]:
    """Return the testimonials among lines, and the lines that belong to none.

    A testimonial is a name, a job (or none) and a quotation on lines of their own, or a block
    quote with its attribution. Each is noted as withheld: an import records no consent. Behind a
    heading that is marked as "closing" there are none.
    """
    end = find_mark(lines, CLOSING)
    if end < len(lines):
        found, others = take_testimonials(lines[:end], notes)
        return found, [*others, *without_mark(lines[end:])]
    rows = [row for line in lines for row in _testimonial_rows(line)]
    testimonials: list[TestimonialDraft] = []
    rest: list[Line] = []
    start = 0
    while start < len(rows):
        group = rows[start : start + _group_size(rows[start : start + 3])]
        start += len(group) or 1
        if not group:
            rest.append(rows[start - 1])
            continue
        testimonials.append(_testimonial(group))
        for row in group:
            note_links(row, notes)
        shown = " ".join(row.title for row in group)
        notes.withhold(group[0].first, shown, NO_CONSENT)
    return tuple(testimonials), rest


def _testimonial_rows(line: Line) -> tuple[Line, ...]:
    """Return the rows of a paragraph that holds a whole testimonial, else the line itself."""
    rows = line.split_rows() if line.is_paragraph else (line,)
    return rows if any(_is_quotation(row) for row in rows) else (line,)


def _group_size(rows: Sequence[Line]) -> int:
    """Return how many rows the testimonial takes with which ``rows`` begin; 0 for none."""
    head = rows[0]
    if head.kind is LineKind.QUOTE and _ROWS.search(head.text):
        return 1
    if head.kind is LineKind.QUOTE:
        _, attribution = split_attribution(head.text)
        return 1 if attribution and max(map(len, _parts(attribution))) <= LONGEST_PERSON else 0
    for size in (2, 3):
        group = rows[:size]
        if len(group) == size and _is_quotation(group[-1]) and _is_person(head):
            return size if size == 2 or _is_short_line(group[1], most_words=14) else 0
    return 0


_QUOTED = re.compile(r"[\"“„«](.+)[\"”“»][.,]?", re.DOTALL)
# Person, job and organization on rows of their own, each of which may be blank.
_ROWS = re.compile(r"(?:^|\n\n)—([^\n]*)\n—([^\n]*)\n—([^\n]*)\s*$")
_PARTING = re.compile(r"\s*(?:,|\||·|—|–)\s+")
_SENTENCE_END = (".", "!", "?", ":", ";")


def _is_quotation(line: Line) -> bool:
    return line.is_paragraph and bool(_QUOTED.fullmatch(line.title))


def _is_person(line: Line) -> bool:
    return _is_short_line(line, most_words=8) and line.title[:1].isupper()


def _is_short_line(line: Line, most_words: int) -> bool:
    text = line.title
    return (
        line.is_paragraph
        and "\n" not in line.text
        and not _is_quotation(line)
        and len(text) <= LONGEST_PERSON
        and count_words(text) <= most_words
        and not text.endswith(_SENTENCE_END)
    )


def _testimonial(group: Sequence[Line]) -> TestimonialDraft:
    lines = (group[0].first, group[-1].last)
    if said := _ROWS.search(group[0].text) if len(group) == 1 else None:
        person, job, organisation = (field.strip() for field in said.groups())
        quote = _unquoted(group[0].text[: said.start()])
        return TestimonialDraft(quote, person, job, organisation, lines)
    if len(group) == 1:
        quote, attribution = split_attribution(group[0].text)
    else:
        quote = group[-1].title
        attribution = ", ".join(row.title for row in group[:-1])
    person, job, organisation = _parts(attribution)
    return TestimonialDraft(_unquoted(quote), person, job, organisation, lines)


def _parts(attribution: str) -> tuple[str, str, str]:
    """Return the person, the job and the organization that an attribution names, "" for none."""
    person, job, organisation = [*_PARTING.split(attribution, maxsplit=2), "", ""][:3]
    return person, job, organisation


def _unquoted(text: str) -> str:
    found = _QUOTED.fullmatch(text.strip())
    return found[1].strip() if found else text.strip()
