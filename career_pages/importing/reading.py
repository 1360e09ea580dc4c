"""From a file to an outline, by the reader for its kind."""

from pathlib import PurePath
from typing import Final

from career_pages.importing.decoding import decode
from career_pages.importing.document_error import DocumentError
from career_pages.importing.guide_document import DocumentFormat, GuideDocument
from career_pages.importing.readers.front_matter import read_front_matter
from career_pages.importing.readers.markdown import read_markdown
from career_pages.importing.readers.plain_text import read_plain_text

MARKDOWN_SUFFIXES: Final = frozenset({".md", ".markdown"})
PLAIN_TEXT_SUFFIXES: Final = frozenset({".txt"})


def read_document(data: bytes, file_name: str) -> GuideDocument:
    """Return the document that a file holds; the suffix of ``file_name`` says of which kind.

    Raises DocumentError for a file of another kind, and for one that cannot be read.
    """
    suffix = PurePath(file_name).suffix.lower()
    if suffix not in MARKDOWN_SUFFIXES | PLAIN_TEXT_SUFFIXES:
        raise DocumentError(
            f"Files that end in “{suffix}” cannot be imported; "
            "save the guide as Markdown (.md) or plain text (.txt)."
            if suffix
            else "The file's name has no ending; name it .md (Markdown) or .txt (plain text)."
        )
    return read_text(decode(data), is_markdown=suffix in MARKDOWN_SUFFIXES)


def read_text(text: str, is_markdown: bool) -> GuideDocument:
    """Return the document that decoded text holds, with "\\n" line ends.

    Raises DocumentError for front matter or nesting that cannot be read.
    """
    front_matter, notes, taken = read_front_matter(text)
    # Blank lines in its place keep the line numbers of the rest.
    body = "\n" * taken + "\n".join(text.split("\n")[taken:])
    outline = read_markdown(body) if is_markdown else read_plain_text(body)
    written = DocumentFormat.MARKDOWN if is_markdown else DocumentFormat.PLAIN_TEXT
    return GuideDocument(text, written, front_matter, taken, notes, outline)
