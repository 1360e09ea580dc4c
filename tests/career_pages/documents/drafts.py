"""Drafts of files, and documents of a word processor written down line by line."""

from html import escape

from career_pages.documents.draft import Draft
from career_pages.documents.front_matter import DocumentFormat, FrontMatter, GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import Line, LineKind, Notes, Outline
from career_pages.documents.reading import read_document
from career_pages.documents.source_file import Picture

_KINDS = {
    "#": LineKind.HEADING,
    "-": LineKind.ITEM,
    ">": LineKind.QUOTE,
    "^": LineKind.NOTE,
    "!": LineKind.IMAGE,
}
PICTURE = Picture("oven.png", b"data", alt="An oven", caption="At night")


def draft_guide(data: bytes, file_name: str) -> Draft:
    """Return the draft of the guide that a file holds, in the year 2031."""
    return match(read_document(data, file_name), year=2031)


def word_document(source: str) -> GuideDocument:
    """Return the document whose lines begin with the sign of their kind, if they have one.

    The signs are those of Markdown, "^" for a footnote and "!" for a picture; two asterisks on
    both sides make a paragraph bold. There are no blank lines.
    """
    lines = tuple(_line(number, row) for number, row in enumerate(source.split("\n"), start=1))
    text = "\n".join(line.text for line in lines)
    outline = Outline(lines, Notes())
    return GuideDocument(text, DocumentFormat.DOCX, FrontMatter(), 0, Notes(), outline)


def _line(number: int, row: str) -> Line:
    signs, _, text = row.partition(" ") if row[:1] in _KINDS else ("", "", row)
    kind = _KINDS.get(signs[:1], LineKind.PARAGRAPH)
    is_bold = text.startswith("**") and text.endswith("**")
    text = text.strip("*") if is_bold else text
    html = f"<b>{escape(text, quote=False)}</b>" if is_bold else escape(text, quote=False)
    level = len(signs) if kind is LineKind.HEADING else 0
    picture = PICTURE if kind is LineKind.IMAGE else None
    return Line(kind, text, html, number, number, level=level, picture=picture)
