"""A document as typed lines."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from career_pages.importing.notes import Notes
from career_pages.importing.picture import Picture
from career_pages.importing.section_marks import SectionMark
from career_pages.importing.words import collapse


class LineKind(StrEnum):
    """What a line of an outline is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    IMAGE = "image"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of a document, as its `LineKind` says, with the source lines it came from.

    ``text`` is plain, with "\\n" where the source began a new line inside a paragraph. ``html``
    is the same as inline HTML of the limited vocabulary (b, i, a, br), with "\\n" in the same
    places. ``first`` and ``last`` are 1-based. A heading that is marked as one has a ``level`` of
    1 to 6; ``depth`` is that of a list item, 0 for the outermost list. ``header`` and ``rows``
    hold a table's cells: plain text and inline HTML. An image has a ``picture``; its ``text`` is
    the alternative text and the caption. A footnote's text begins with its number or sign
    ("1. …"). A ``mark`` is what the author said outright that a heading begins.
    """

    kind: LineKind
    text: str
    html: str
    first: int
    last: int
    level: int = 0
    depth: int = 0
    ordered: bool = False
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    picture: Picture | None = None
    mark: SectionMark | None = None

    @property
    def title(self) -> str:
        """The plain text on one line."""
        return collapse(self.text)

    @property
    def is_paragraph(self) -> bool:
        """Whether the line is running text."""
        return self.kind is LineKind.PARAGRAPH

    @property
    def is_item(self) -> bool:
        """Whether the line is an item of a list."""
        return self.kind is LineKind.ITEM

    @property
    def is_heading(self) -> bool:
        """Whether the source marks the line as a heading."""
        return self.kind is LineKind.HEADING

    def split_rows(self) -> tuple[Self, ...]:
        """Return a paragraph's source lines as paragraphs of their own.

        A paragraph in which a mark spans several source lines stays whole.
        """
        texts, htmls = self.text.split("\n"), self.html.split("\n")
        if len(texts) == 1 or len(texts) != len(htmls):
            return (self,)
        if any(row.count("<") != 2 * row.count("</") + row.count("<br>") for row in htmls):
            return (self,)
        return tuple(
            replace(
                self,
                text=text,
                html=html.removesuffix("<br>"),
                first=min(self.first + index, self.last),
                last=min(self.first + index, self.last),
            )
            for index, (text, html) in enumerate(zip(texts, htmls, strict=True))
            if text.strip()
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a document in order, and what its reader had to leave out.

    ``labels`` are the names under which Markdown's links find their addresses, ``addresses`` those
    of the pictures that it has: markup, not text.
    """

    lines: tuple[Line, ...]
    notes: Notes
    labels: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    @property
    def is_marked(self) -> bool:
        """Whether the document marks its headings."""
        return any(line.is_heading for line in self.lines)
