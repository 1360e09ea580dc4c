"""How sure the matcher is of lines, and how often it is right, over documents with labels.

`python -m tests.career_pages.documents.certainty` prints the table; with `--wrong` also the lines
that are wrong.

A labelled document has a label before each source line: ``h`` (headline), ``lede``, ``intro``
(more before the first heading than a lede), ``ch`` (chapter), ``s`` with the name of a section's
mark, ``level`` with its name, ``type``, ``q`` (question), ``title`` (of what is up next), ``sub``
(heading within a text), ``p``, ``i`` (item), ``quote``, ``table``, ``image``, ``note``, ``out``
(no part of the page). A line without words has "-", one that goes on with the line above "+".
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

import django

from career_pages.documents.draft import DOUBTFUL_BELOW, Draft, LineRole, Placement
from career_pages.documents.front_matter import DocumentFormat, FrontMatter, GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import Line, LineKind, Notes, Outline, marks
from career_pages.documents.reading import read_document, read_text
from career_pages.documents.source_file import Picture
from scripts.temporary_site import ROOT

LABELLED: Final = Path(__file__).parent / "labelled"
_TAG: Final = re.compile(r"<[^>]*>")
# The lower ends of the table's rows.
BUCKETS: Final = (0.95, 0.85, 0.75, 0.5, 0.0)
_PARTS: Final = {
    "level": "LevelSection",
    "type": "SpecializationBlock",
    "q": "FAQBlock",
    "title": "UpNextBlock",
}
_ROLES: Final = {
    "h": LineRole.HEADLINE,
    "lede": LineRole.PARAGRAPH,
    "intro": LineRole.PARAGRAPH,
    "ch": LineRole.CHAPTER,
    "s": LineRole.SECTION,
    **dict.fromkeys(_PARTS, LineRole.PART),
    "sub": LineRole.SUBHEADING,
    "p": LineRole.PARAGRAPH,
    "i": LineRole.ITEM,
    "quote": LineRole.QUOTE,
    "table": LineRole.TABLE,
    "image": LineRole.IMAGE,
    "note": LineRole.NOTE,
    "out": LineRole.LEFT_OUT,
}


@dataclass(frozen=True, slots=True)
class Place:
    """What a line is: its role, the kind and the detail of what it begins, and its section."""

    role: LineRole
    kind: str = ""
    detail: str = ""
    section: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled line: how sure the matcher was of it, and whether it was right."""

    document: str
    line: int
    text: str
    certainty: float
    reason: str
    is_right: bool


def judged_lines() -> list[Judged]:
    """Return all labelled lines, judged."""
    return [one for path in sorted(LABELLED.iterdir()) for one in _judged(path)]


def _judged(path: Path) -> Iterator[Judged]:
    rows = [row.partition("|") for row in path.read_text(encoding="utf-8").splitlines()]
    labels = [label.strip() for label, _, _ in rows]
    texts = [text.removeprefix(" ") for _, _, text in rows]
    document = _document("\n".join(texts), path.name)
    if document.format is DocumentFormat.HTML:
        texts, labels = _as_read(document, texts, labels)
    draft = match(document, year=2031)
    kinds = _section_kinds(draft)
    for number, expected in _places(labels):
        found = [one for one in draft.placements if one.line <= number <= one.last][-1]
        is_right = found.line == number and _place(found, kinds) == expected
        yield Judged(path.stem, number, texts[number - 1], found.certainty, found.reason, is_right)


def _document(text: str, name: str) -> GuideDocument:
    if ".word." in name:
        return word_document(text)
    if ".html." in name:
        return read_document(text.encode(), name.removesuffix(".labelled"))
    return read_text(text, is_markdown=".md." in name)


_SIGNS = {
    "#": LineKind.HEADING,
    "-": LineKind.ITEM,
    ">": LineKind.QUOTE,
    "^": LineKind.NOTE,
    "!": LineKind.IMAGE,
}
PICTURE = Picture("oven.png", b"data", alt="An oven", caption="At night")


def word_document(source: str) -> GuideDocument:
    """Return the document whose lines begin with the sign of their kind, if they have one.

    The signs are those of Markdown, "^" for a footnote and "!" for a picture; two asterisks on
    both sides make a paragraph bold. There are no blank lines.
    """
    lines = tuple(_word_line(number, row) for number, row in enumerate(source.split("\n"), start=1))
    text = "\n".join(line.text for line in lines)
    outline = Outline(lines, Notes())
    return GuideDocument(text, DocumentFormat.DOCX, FrontMatter(), 0, Notes(), outline)


def _word_line(number: int, row: str) -> Line:
    signs, _, text = row.partition(" ") if row[:1] in _SIGNS else ("", "", row)
    kind = _SIGNS.get(signs[:1], LineKind.PARAGRAPH)
    is_bold = text.startswith("**") and text.endswith("**")
    text = text.strip("*") if is_bold else text
    html = f"<b>{escape(text, quote=False)}</b>" if is_bold else escape(text, quote=False)
    level = len(signs) if kind is LineKind.HEADING else 0
    picture = PICTURE if kind is LineKind.IMAGE else None
    return Line(kind, text, html, number, number, level=level, picture=picture)


def _as_read(
    document: GuideDocument, texts: list[str], labels: list[str]
) -> tuple[list[str], list[str]]:
    """Return the lines of a web page as a person reads them, with the labels of their source."""
    rows = document.text.split("\n")
    found = ["-"] * len(rows)
    start = 0
    for text, label in zip(texts, labels, strict=True):
        if label not in {"-", "+"}:
            first_words = next(one for one in _TAG.split(text) if one.strip())
            start = next(at for at in range(start, len(rows)) if first_words in rows[at])
            found[start] = label
    return rows, found


def _places(labels: list[str]) -> Iterator[tuple[int, Place]]:
    """Yield the number and the place of every line that has a label."""
    section, page = "", 0
    for number, label in enumerate(labels, start=1):
        name, _, detail = label.partition(" ")
        if name in {"-", "+"}:
            continue
        kind, level = _PARTS.get(name, ""), detail if name == "level" else ""
        if name == "ch":
            section, page = "", page + 1
        elif name == "s":
            mark, _, level = detail.partition(" ")
            section = kind = marks()[mark]
        there = "TextSection" if name in {"note", "intro"} else section
        if name in {"h", "lede", "out"}:
            there = ""
        yield number, Place(_ROLES[name], kind, level, there, page)


def _section_kinds(draft: Draft) -> dict[tuple[int, int | None], str]:
    kinds: dict[tuple[int, int | None], str] = {}
    for number, sections in enumerate([draft.sections, *(one.sections for one in draft.chapters)]):
        kinds |= {(number, section.lines[0]): section.kind for section in sections}
    return kinds


def _place(found: Placement, kinds: dict[tuple[int, int | None], str]) -> Place:
    section = kinds.get((found.page, found.section), "")
    return Place(found.role, found.kind, found.detail, section, found.page)


def share_wrong(lines: list[Judged]) -> float:
    """Return which share of some lines is wrong, from 0 to 1."""
    return sum(not one.is_right for one in lines) / max(len(lines), 1)


def table(lines: list[Judged]) -> str:
    """Return the table of certainties in Markdown."""
    rows = ["| certainty | lines | wrong | share wrong |", "|---|---|---|---|"]
    above = 1.01
    for lowest in BUCKETS:
        inside = [one for one in lines if lowest <= one.certainty < above]
        wrong = sum(not one.is_right for one in inside)
        name = f"{lowest:.2f} or more" if above > 1 else f"{lowest:.2f} to {above:.2f}"
        rows.append(f"| {name} | {len(inside)} | {wrong} | {share_wrong(inside):.1%} |")
        above = lowest
    wrong = sum(not one.is_right for one in lines)
    rows.append(f"| all | {len(lines)} | {wrong} | {share_wrong(lines):.1%} |")
    return "\n".join(rows)


def by_reason(lines: list[Judged]) -> Iterator[str]:
    """Yield a row for each reason: how many lines have it and which share is wrong."""
    for reason in sorted({one.reason for one in lines}):
        group = [one for one in lines if one.reason == reason]
        yield f"{len(group):5} {share_wrong(group):6.1%}  {group[0].certainty:.2f}  {reason}"


def doubtful(lines: list[Judged]) -> list[Judged]:
    """Return the lines that an editor is asked to look at."""
    return [one for one in lines if one.certainty < DOUBTFUL_BELOW]


if __name__ == "__main__":
    # Sections are known once the blocks are there, which come with Django's models.
    sys.path.insert(0, str(ROOT / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")
    django.setup()
    judged = judged_lines()
    print(table(judged))
    if "--wrong" in sys.argv:
        print("\n".join(by_reason(judged)))
        for one in judged:
            if not one.is_right:
                print(f"{one.document}:{one.line} {one.certainty:.2f} {one.text!r} ({one.reason})")
