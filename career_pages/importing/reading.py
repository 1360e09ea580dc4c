"""From a file to an outline, by the reader for its kind."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from career_pages.importing.decoding import decode, decode_page
from career_pages.importing.document_error import DocumentError
from career_pages.importing.foreign_files import refuse_foreign_data, refuse_suffix
from career_pages.importing.guide_document import DocumentFormat, GuideDocument
from career_pages.importing.import_limits import DEFAULT_LIMITS, ImportLimits
from career_pages.importing.notes import READ_AS_WINDOWS
from career_pages.importing.readers.docx import read_docx
from career_pages.importing.readers.front_matter import read_front_matter
from career_pages.importing.readers.html import read_html
from career_pages.importing.readers.markdown import read_markdown
from career_pages.importing.readers.markdown_pictures import with_pictures_apart
from career_pages.importing.readers.plain_text import read_plain_text
from career_pages.importing.source_file import NO_COMPANIONS

MARKDOWN_SUFFIXES: Final = frozenset({".md", ".markdown"})
PLAIN_TEXT_SUFFIXES: Final = frozenset({".txt"})
HTML_SUFFIXES: Final = frozenset({".html", ".htm"})
WORD_SUFFIX: Final = ".docx"
# What the name of a document may end in.
DOCUMENT_SUFFIXES: Final = MARKDOWN_SUFFIXES | PLAIN_TEXT_SUFFIXES | HTML_SUFFIXES | {WORD_SUFFIX}


def read_document(
    data: bytes,
    file_name: str,
    limits: ImportLimits = DEFAULT_LIMITS,
    companions: Mapping[str, bytes] = NO_COMPANIONS,
) -> GuideDocument:
    """Return the document that a file holds; the suffix of ``file_name`` says of which kind.

    ``companions`` are the files that came with it, such as pictures, by the path that the document
    names them by. Raises DocumentError for a file of another kind, for one beyond the limits, and
    for one that cannot be read.
    """
    suffix = PurePath(file_name).suffix.lower()
    if suffix not in DOCUMENT_SUFFIXES:
        raise refuse_suffix(suffix)
    if len(data) > limits.file_bytes:
        raise DocumentError(
            f"The file is larger than {limits.megabytes} MB; shorten it, or make its pictures "
            "smaller."
        )
    refuse_foreign_data(data, suffix)
    if suffix == WORD_SUFFIX:
        document = read_docx(data, limits)
        _refuse_long(document.text, limits)
        return document
    if suffix in HTML_SUFFIXES:
        decoded = decode_page(data)
        document = read_html(decoded.text, limits, companions, left_out={})
        _refuse_long(document.text, limits)
    else:
        decoded = decode(data)
        document = _read_lines(decoded.text, suffix in MARKDOWN_SUFFIXES, limits, companions)
    if decoded.is_guess:
        document.notes.warn(1, READ_AS_WINDOWS)
    return document


def _read_lines(
    text: str, is_markdown: bool, limits: ImportLimits, companions: Mapping[str, bytes]
) -> GuideDocument:
    if is_markdown:
        text, embedded = with_pictures_apart(text)
        companions = {**companions, **embedded} if embedded else companions
    if len(max(text.split("\n"), key=len)) > limits.line_characters:
        raise DocumentError(
            f"A line of the file is longer than {limits.line_characters:,} characters; "
            "break it into paragraphs."
        )
    _refuse_long(text, limits, is_markdown)
    return read_text(text, is_markdown, limits, companions)


def _refuse_long(text: str, limits: ImportLimits, is_markdown: bool = False) -> None:
    """Raise DocumentError for more text than an import looks through."""
    for count, most, what in (
        (text.count("\n") + 1, limits.lines, "lines"),
        (len(text), limits.characters, "characters"),
        (text.count("|") if is_markdown else 0, limits.cells, "cells in tables"),
    ):
        if count > most:
            raise DocumentError(
                f"The document has more than {most:,} {what}; divide it into several."
            )


def read_text(
    text: str,
    is_markdown: bool,
    limits: ImportLimits = DEFAULT_LIMITS,
    companions: Mapping[str, bytes] = NO_COMPANIONS,
) -> GuideDocument:
    """Return the document that decoded text holds, with "\\n" line ends.

    ``companions`` are the pictures that Markdown may refer to, by their addresses. Raises
    DocumentError for front matter or nesting that cannot be read.
    """
    front_matter, notes, taken = read_front_matter(text)
    # Blank lines in its place keep the line numbers of the rest.
    body = "\n" * taken + "\n".join(text.split("\n")[taken:])
    outline = read_markdown(body, limits, companions) if is_markdown else read_plain_text(body)
    written = DocumentFormat.MARKDOWN if is_markdown else DocumentFormat.PLAIN_TEXT
    return GuideDocument(text, written, front_matter, taken, notes, outline)
