"""Blocks of a page that hold text alone, each rendered as one line, or as a few."""

from dataclasses import dataclass

from career_pages.importing.outline import LineKind
from career_pages.importing.readers.html_inline import InlineWalk
from career_pages.importing.readers.html_quotes import DASHES
from career_pages.importing.readers.html_table import read_table
from career_pages.importing.readers.html_tree import HEADINGS, Element, tag_of
from career_pages.importing.readers.inline_markdown import Inline
from career_pages.importing.readers.inline_text import InlineText, LinesOfText, Style, joined
from career_pages.importing.readers.rendition import Rendition

_TITLES = frozenset({"title", "msotitle"})
_LEVELS = frozenset("123456")


@dataclass(frozen=True, slots=True)
class SingleBlocks:
    """Renders headings, footnotes, quotes, tables of facts, captions and preformatted text."""

    rendition: Rendition
    texts: InlineWalk

    def heading(self, node: Element, level: int, style: Style) -> None:
        """Render a heading; a page's headings hold no links and are bold by themselves."""
        inline = self.texts.inline(node, style, links=False, bold=False)
        self.rendition.add(LineKind.HEADING, inline, level=level)
        self.texts.add_waiting()

    def note(self, node: Element, style: Style) -> None:
        """Render a footnote behind its sign."""
        sign = self.texts.footnotes.notes[node]
        inline = self.texts.inline(node, style)
        shown = f"{sign}." if sign.isalnum() else sign
        self.rendition.add(
            LineKind.NOTE, Inline(f"{shown} {inline.text}", f"{shown} {inline.html}")
        )
        self.texts.add_waiting()

    def quote(self, node: Element, style: Style) -> None:
        """Render a quote; a new one begins below the name of somebody."""
        text = InlineText()
        self.texts.collect(node, text, style)
        self.texts.note_addresses(text)
        quoted: list[Inline] = []
        for row in text.rows(links=False):
            quoted.append(row)
            if row.text.startswith(DASHES) and len(quoted) > 1:
                self.rendition.add(LineKind.QUOTE, joined(quoted))
                quoted = []
        self.rendition.add(LineKind.QUOTE, joined(quoted))
        self.texts.add_waiting()

    def table(self, node: Element, style: Style) -> None:
        """Render the cells of a table of facts."""
        table = read_table(node)
        if table.title is not None:
            self.rendition.add(LineKind.PARAGRAPH, self.texts.inline(table.title, style))
        header = tuple(
            "" if cell is None else self._cell(cell, style, links=False).text.replace("\n", " ")
            for cell in table.header
        )
        rows = table.inlines(lambda cell: self._cell(cell, style))
        if any(header) or rows:
            self.rendition.add_table(header, rows)
        self.texts.add_waiting()

    def _cell(self, cell: Element, style: Style, links: bool = True) -> Inline:
        text = InlineText()
        self.texts.take(cell, text, style)
        return self.texts.finish(text, links)

    def preformatted(self, node: Element, style: Style) -> None:
        """Render text whose line ends are meant."""
        text = LinesOfText()
        self.texts.collect(node, text, style)
        self.rendition.add(LineKind.PARAGRAPH, self.texts.finish(text))
        self.texts.add_waiting()

    def caption(self, node: Element, style: Style) -> None:
        """Render a caption: with the picture above it, else as a paragraph."""
        caption = self.texts.inline(node, style, links=False)
        if not self.rendition.add_caption(caption):
            self.rendition.add(LineKind.PARAGRAPH, caption)
        self.texts.add_waiting()


def heading_level(node: Element, names: set[str]) -> int:
    """Return the level of a heading, 0 for any other element; ``names`` are its classes."""
    tag = tag_of(node)
    if tag in HEADINGS:
        return int(tag[1])
    if tag == "p" and names & _TITLES:
        return 1
    level = str(node.get("aria-level") or "")
    return int(level) if node.get("role") == "heading" and level in _LEVELS else 0
