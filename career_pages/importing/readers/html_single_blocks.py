"""Blocks of a page that hold text alone, each rendered as one line, or as a few."""

import re
from dataclasses import dataclass
from typing import Final

from career_pages.importing.outline import LineKind
from career_pages.importing.plain_fields import lone_link
from career_pages.importing.readers.html_inline import InlineWalk
from career_pages.importing.readers.html_quotes import DASHES
from career_pages.importing.readers.html_table import read_table
from career_pages.importing.readers.html_tree import HEADINGS, Element, tag_of
from career_pages.importing.readers.inline_markdown import Inline
from career_pages.importing.readers.inline_text import InlineText, LinesOfText, Style, joined
from career_pages.importing.readers.rendition import Rendition
from career_pages.importing.section_marks import MARK

# A class of what is read as it stands, and nothing guessed from its looks.
AS_IT_STANDS: Final = "guide-as-it-stands"
_TITLES = frozenset({"title", "msotitle"})
_LEVELS = frozenset("123456")
_BOLD: Final = re.compile(r"<b>.*?</b>")
_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class SingleBlocks:
    """Renders headings, footnotes, quotes, tables of facts, captions and preformatted text."""

    rendition: Rendition
    texts: InlineWalk

    def heading(self, node: Element, level: int, style: Style) -> None:
        """Render a heading; one that is bold throughout says no more than that it is a heading."""
        text = InlineText()
        self.texts.collect(node, text, style)
        inline = self.texts.finish(text)
        if (
            not is_literal(node)
            and not MARK.sub("", _TAG.sub("", _BOLD.sub("", inline.html))).strip()
        ):
            inline = self.texts.finish(text, bold=False)
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
        parted, ends = _is_parted(node), not is_literal(node)
        quoted: list[Inline] = []
        for piece in self._paragraphs(node, style) if parted else self._quoted(node, style):
            quoted.append(piece)
            if ends and piece.text.startswith(DASHES) and len(quoted) > 1:
                self.rendition.add(LineKind.QUOTE, joined(quoted, parted=parted))
                quoted = []
        self.rendition.add(LineKind.QUOTE, joined(quoted, parted=parted))
        self.texts.add_waiting()

    def _paragraphs(self, node: Element, style: Style) -> list[Inline]:
        found = (joined(self._quoted(child, style)) for child in node if tag_of(child))
        return [paragraph for paragraph in found if paragraph.text]

    def _quoted(self, node: Element, style: Style) -> list[Inline]:
        """Return the rows of a quote; only a row that says where it is from keeps its link."""
        text = InlineText()
        self.texts.collect(node, text, style)
        rows = list(zip(text.rows(links=False), text.rows(), strict=True))
        kept = [
            linked if plain.text.startswith(DASHES[0]) and lone_link(linked.html)[1] else plain
            for plain, linked in rows
        ]
        if all(row is plain for row, (plain, _) in zip(kept, rows, strict=True)):
            self.texts.note_addresses(text)
        return kept

    def table(self, node: Element, style: Style) -> None:
        """Render the cells of a table of facts."""
        table = read_table(node)
        if table.title is not None:
            self.rendition.add(LineKind.PARAGRAPH, self.texts.inline(table.title, style))
        header = tuple(
            "" if cell is None else self._cell(cell, style, links=False).text.replace("\n", " ")
            for cell in table.header
        )
        rows = table.inlines(lambda cell: self._cell(cell, style), blank=is_literal(node))
        if any(header) or rows or is_literal(node):
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

    def literal(self, node: Element, style: Style) -> None:
        """Render a paragraph whose rows are text and nothing else, blank ones too."""
        text = InlineText()
        self.texts.collect(node, text, style)
        inline = joined(text.rows(blank=True))
        self.rendition.add(LineKind.PARAGRAPH, inline, literal=True)
        self.texts.add_waiting()

    def caption(self, node: Element, style: Style) -> None:
        """Render a caption: with the picture above it, else as a paragraph."""
        caption = self.texts.inline(node, style, links=False)
        if not self.rendition.add_caption(caption):
            self.rendition.add(LineKind.PARAGRAPH, caption)
        self.texts.add_waiting()


def is_literal(node: Element) -> bool:
    """Say whether an element is read as it stands."""
    return AS_IT_STANDS in str(node.get("class") or "").split()


def _is_parted(quote: Element) -> bool:
    """Say whether a quote is paragraphs, and nothing beside them."""
    blocks = [child for child in quote if tag_of(child)]
    beside = [quote.text, *(child.tail for child in quote)]
    is_parted = all(tag_of(child) == "p" for child in blocks)
    return bool(blocks) and is_parted and not "".join(filter(None, beside)).strip()


def heading_level(node: Element, names: set[str]) -> int:
    """Return the level of a heading, 0 for any other element; ``names`` are its classes."""
    tag = tag_of(node)
    if tag in HEADINGS:
        return int(tag[1])
    if tag == "p" and names & _TITLES:
        return 1
    level = str(node.get("aria-level") or "")
    return int(level) if node.get("role") == "heading" and level in _LEVELS else 0
