"""Testimonials: somebody's name, job and words."""

import re
from collections.abc import Sequence

from career_pages.importing.draft import TestimonialDraft
from career_pages.importing.limits import LONGEST_PERSON
from career_pages.importing.notes import NO_CONSENT, Notes
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.plain_fields import note_links
from career_pages.importing.prose import split_attribution
from career_pages.importing.section_marks import CLOSING
from career_pages.importing.sign_lines import is_sign, without_sign
from career_pages.importing.words import count_words

_QUOTED = re.compile(r"[\"“„«](.+)[\"”“»][.,]?", re.DOTALL)
# Person, job and organization on rows of their own, each of which may be blank.
_ROWS = re.compile(r"(?:^|\n\n)—([^\n]*)\n—([^\n]*)\n—([^\n]*)\s*$")
_PARTING = re.compile(r"\s*(?:,|\||·|—|–)\s+")
_SENTENCE_END = (".", "!", "?", ":", ";")


def take_testimonials(
    lines: Sequence[Line], notes: Notes
) -> tuple[tuple[TestimonialDraft, ...], list[Line]]:
    """Return the testimonials among lines, and the lines that belong to none.

    A testimonial is a name, a job (or none) and a quotation on lines of their own, or a block
    quote with its attribution. Each is noted as withheld: an import records no consent. Behind a
    heading that is marked as "closing" there are none.
    """
    end = next((n for n, line in enumerate(lines) if is_sign(line, CLOSING)), len(lines))
    if end < len(lines):
        found, others = take_testimonials(lines[:end], notes)
        return found, [*others, *without_sign(lines[end:])]
    rows = [row for line in lines for row in _rows(line)]
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


def _rows(line: Line) -> tuple[Line, ...]:
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
            return size if size == 2 or _is_job(group[1]) else 0
    return 0


def _is_quotation(line: Line) -> bool:
    return line.is_paragraph and bool(_QUOTED.fullmatch(line.title))


def _is_person(line: Line) -> bool:
    text = line.title
    return (
        line.is_paragraph
        and "\n" not in line.text
        and not _is_quotation(line)
        and len(text) <= LONGEST_PERSON
        and 1 <= count_words(text) <= 8
        and text[0].isupper()
        and not text.endswith(_SENTENCE_END)
    )


def _is_job(line: Line) -> bool:
    text = line.title
    return (
        line.is_paragraph
        and not _is_quotation(line)
        and "\n" not in line.text
        and len(text) <= LONGEST_PERSON
        and count_words(text) <= 14
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
