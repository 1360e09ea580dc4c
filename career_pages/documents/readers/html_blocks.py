"""Single blocks of a page, its tables and quotations."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from career_pages.documents.links import lone_link
from career_pages.documents.outline import LineKind, mark_pattern
from career_pages.documents.readers.html_inline import InlineWalk
from career_pages.documents.readers.html_tree import HEADINGS, Element, tag_of
from career_pages.documents.readers.rendition import (
    Inline,
    InlineText,
    LinesOfText,
    Rendition,
    Style,
    joined,
)

# A class of what is read as it stands, and nothing guessed from its looks.
AS_IT_STANDS: Final = "guide-as-it-stands"
_TITLES = frozenset({"title", "msotitle"})
_LEVELS = frozenset("123456")
_BOLD: Final = re.compile(r"<b>.*?</b>")
_TAG: Final = re.compile(r"<[^>]*>")
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_CELLS: Final = frozenset({"td", "th"})
_WIDEST: Final = 50
# A table with more cells than that, blank ones counted, is a page laid out by a program.
_MOST_CELLS: Final = 20_000
_BLANK: Final = Inline("", "")
DASHES: Final = ("—", "–", "-", "―")


def mark_attributions(body: Element) -> None:
    """Put whose a quotation is into its last row, behind a dash, as authors of plain text do."""
    for quote in body.iter("blockquote"):
        figure = quote.getparent()
        caption = figure.find("figcaption") if tag_of(figure) == "figure" else None
        if caption is not None:
            quote.append(caption)
            caption.tag = "footer"
        for said in list(quote.iter("footer", "cite")):
            is_last = not (said.tail or "").strip() and said.getnext() is None
            if tag_of(said) == "cite" and not (is_last and tag_of(said.getparent()) != "footer"):
                continue
            said.tag = "footer"
            if not "".join(said.itertext()).strip().startswith(DASHES):
                said.text = f"— {(said.text or '').lstrip()}"


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table: the ``title`` that spans it, its headings as elements, and its rows."""

    title: Element | None
    header: tuple[Element | None, ...]
    rows: tuple[tuple[Element | None, ...], ...]

    def inlines(
        self, read: Callable[[Element], Inline], *, blank: bool = False
    ) -> list[list[Inline]]:
        """Return the rows, each cell as ``read`` gives it; ``blank`` ones only if wanted."""
        rows = [[read(cell) if cell is not None else _BLANK for cell in row] for row in self.rows]
        return [row for row in rows if blank or any(cell.text.strip() for cell in row)]


def is_layout(table: Element) -> bool:
    """Say whether a table only arranges a page, or frames a text."""
    if table.get("role") in {"presentation", "none"}:
        return True
    inner = table.iter("table", "form", *HEADINGS)
    if any(element is not table for element in inner):
        return True
    rows = rows_of(table)
    width = max((len(_cells(row)) for row in rows), default=0)
    return width < 2 or width * len(rows) > _MOST_CELLS


def read_table(table: Element) -> PageTable:
    """Return a table of facts. Its headings are those marked as such, else its first row."""
    rows = rows_of(table)
    grid = _grid(rows, is_filled=not is_literal(table))
    title = None
    if len(grid) > 1 and len(grid[0]) > 1 and len(_cells(rows[0])) == 1:
        title, rows, grid = _cells(rows[0])[0], rows[1:], grid[1:]
    if not grid:
        return PageTable(title, (), ())
    named_by_row = all(_names_its_row(row) for row in rows)
    marked = tag_of(rows[0].getparent()) == "thead" or _is_heading_row(rows[0])
    if marked or (len(grid) > 1 and not named_by_row):
        return PageTable(title, grid[0], tuple(grid[1:]))
    return PageTable(title, (None,) * len(grid[0]), tuple(grid))


def rows_of(table: Element) -> list[Element]:
    """Return the rows of a table that have cells, not those of tables inside it."""
    rows = []
    for child in table:
        if tag_of(child) == "tr":
            rows.append(child)
        elif tag_of(child) in _GROUPS:
            rows += [row for row in child if tag_of(row) == "tr"]
    return [row for row in rows if _cells(row)]


def beside_cells(table: Element) -> Iterator[Element | str]:
    """Yield what stands in a table and in none of its cells: elements, and loose text."""
    for holder in (table, *table.iter("tr", *_GROUPS)):
        yield holder.text or ""
        for child in holder:
            tag = tag_of(child)
            if tag and tag not in _GROUPS | _CELLS | {"tr", "colgroup", "col"}:
                yield child
            yield child.tail or ""


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if tag_of(cell) in _CELLS]


def _is_heading_row(row: Element) -> bool:
    return all(tag_of(cell) == "th" for cell in _cells(row))


def _names_its_row(row: Element) -> bool:
    first, *others = _cells(row)
    return tag_of(first) == "th" and any(tag_of(cell) == "td" for cell in others)


def _grid(rows: Sequence[Element], is_filled: bool) -> list[tuple[Element | None, ...]]:
    """Return the cells of all rows, with None where one spans further columns or rows.

    One that is filled has None in the place of cells that a row lacks at its end.
    """
    grid: list[list[Element | None]] = []
    below: dict[int, int] = {}
    for row in rows:
        cells: list[Element | None] = []
        open_below, below = below, {}
        for cell in _cells(row):
            while open_below.get(len(cells), 0):
                below[len(cells)] = open_below[len(cells)] - 1
                cells.append(None)
            column = len(cells)
            cells += [cell, *[None] * (_span(cell, "colspan") - 1)]
            if (rowspan := _span(cell, "rowspan")) > 1:
                below.update(dict.fromkeys(range(column, len(cells)), rowspan - 1))
        for column, left in open_below.items():
            if column >= len(cells) and left > 0:
                below[column] = left - 1
        grid.append(cells)
    used = {n for row in grid for n, cell in enumerate(row) if cell is not None}
    width = max(used, default=-1) + 1 if is_filled else 0
    filled = [[*row, *[None] * (width - len(row))] for row in grid]
    return [tuple(cell for n, cell in enumerate(row) if n in used) for row in filled]


def _span(cell: Element, name: str) -> int:
    said = str(cell.get(name) or "")
    return min(max(int(said[:4]), 1), _WIDEST) if said.isdecimal() else 1


@dataclass(frozen=True, slots=True)
class SingleBlocks:
    """Renders headings, footnotes, quotes, tables of facts, captions and preformatted text."""

    rendition: Rendition
    texts: InlineWalk

    def heading(self, node: Element, level: int, style: Style) -> None:
        """Render a heading; one that is bold throughout says no more than that it is a heading."""
        text = self.texts.gathered(node, style)
        inline = self.texts.finish(text)
        if (
            not is_literal(node)
            and not mark_pattern().sub("", _TAG.sub("", _BOLD.sub("", inline.html))).strip()
        ):
            inline = self.texts.finish(text, bold=False)
        self.rendition.add(LineKind.HEADING, inline, node, level=level)
        self.texts.add_waiting()

    def note(self, node: Element, style: Style) -> None:
        """Render a footnote behind its sign."""
        sign = self.texts.footnotes.notes[node]
        inline = self.texts.inline(node, style)
        shown = f"{sign}." if sign.isalnum() else sign
        inline = Inline(f"{shown} {inline.text}", f"{shown} {inline.html}")
        self.rendition.add(LineKind.NOTE, inline, node)
        self.texts.add_waiting()

    def quote(self, node: Element, style: Style) -> None:
        """Render a quote; a new one begins below the name of somebody."""
        parted, ends = _is_parted(node), not is_literal(node)
        blocks = [child for child in node if tag_of(child)] if parted else [node]
        pieces = [self.texts.gathered(block, style).parts for block in blocks]
        pieces = pieces if parted else [[row] for row in pieces[0]]
        last = next((rows[-1] for rows in reversed(pieces) if rows), None)
        quoted: list[Inline] = []
        for rows in pieces:
            piece = joined(self._quoted(row, ends or row is last) for row in rows)
            if parted and not piece.text.strip():
                continue
            quoted.append(piece)
            if ends and piece.text.startswith(DASHES) and len(quoted) > 1:
                self.rendition.add(LineKind.QUOTE, joined(quoted, parted=parted), node)
                quoted = []
        self.rendition.add(LineKind.QUOTE, joined(quoted, parted=parted), node)
        self.texts.add_waiting()

    def _quoted(self, row: InlineText, may_link: bool) -> Inline:
        """Return a row of a quote; only one that says where it is from keeps its link."""
        linked = joined(row.rows())
        is_source = linked.text.startswith(DASHES[0]) and lone_link(linked.html)[1]
        return self.texts.finish(row, links=bool(may_link and is_source))

    def table(self, node: Element, style: Style) -> None:
        """Render the cells of a table of facts."""
        table = read_table(node)
        if table.title is not None:
            self.rendition.add(LineKind.PARAGRAPH, self.texts.inline(table.title, style), node)
        header = tuple(
            "" if cell is None else self._cell(cell, style, links=False).text.replace("\n", " ")
            for cell in table.header
        )
        rows = table.inlines(lambda cell: self._cell(cell, style), blank=is_literal(node))
        if any(header) or rows or is_literal(node):
            self.rendition.add_table(header, rows, node)
        self.texts.add_waiting()

    def _cell(self, cell: Element, style: Style, links: bool = True) -> Inline:
        text = self.texts.new_text()
        self.texts.take(cell, text, style)
        return self.texts.finish(text, links)

    def preformatted(self, node: Element, style: Style) -> None:
        """Render text whose line ends are meant."""
        text = LinesOfText()
        self.texts.collect(node, text, style)
        self.rendition.add(LineKind.PARAGRAPH, self.texts.finish(text), node)
        self.texts.add_waiting()

    def literal(self, node: Element, style: Style) -> None:
        """Render a paragraph whose rows are text and nothing else, blank ones too."""
        inline = joined(self.texts.gathered(node, style).rows(blank=True))
        # Who types a document may type bullets, but none in code means a list.
        literal = not self.rendition.source or tag_of(node) == "pre"
        self.rendition.add(LineKind.PARAGRAPH, inline, node, literal=literal)
        self.texts.add_waiting()

    def caption(self, node: Element, style: Style) -> None:
        """Render a caption: with the picture above it, else as a paragraph."""
        caption = self.texts.inline(node, style, links=False)
        if not self.rendition.add_caption(caption, node):
            self.rendition.add(LineKind.PARAGRAPH, caption, node)
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
