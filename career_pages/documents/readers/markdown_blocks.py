"""Blocks of Markdown that need more than their text: quotes, tables, footnotes."""

import re
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from career_pages.documents.links import lone_link
from career_pages.documents.outline import Line, LineKind, Notes
from career_pages.documents.readers.markdown_inline import Inline, InlineReader, MarkdownPictures
from career_pages.text import fold

# Cells have no other line break. A backslash before it makes it text.
_BREAK: Final = re.compile(r"\\.|(<br */?>)", re.IGNORECASE)
FOOTNOTE: Final = "footnote"
_DEFINITION: Final = re.compile(r"\[(\^[^\[\]\s]+)\]:[ \t]+(?!\s|\[[^\[\]]*\]:)")
_REFERENCE: Final = re.compile(r"\[(\^[^\[\]\s]+)\]")
# So far to the right, the lines below a blank one still belong to the note.
_INDENT: Final = 4
_KEY: Final = "footnotes"


@dataclass(slots=True)
class FlatText:
    """Gathers blocks as rows of one text. Headings become bold, cells are parted by " | "."""

    notes: Notes
    pictures: MarkdownPictures
    note_language: Callable[[SyntaxTreeNode], None]
    prefix: str = ""
    links: bool = True
    _rows: list[Inline] = field(default_factory=list)

    def add(self, node: SyntaxTreeNode) -> None:
        """Add a block and everything in it."""
        match node.type:
            case "inline":
                self._rows.append(self._inline(node))
            case "heading":
                inline = self._inline(node)
                self._rows.append(Inline(inline.text, f"<b>{inline.html}</b>"))
            case "fence" | "code_block":
                self.note_language(node)
                self._rows.append(code_rows(node))
            case "tr":
                cells = [self._inline(cell) for cell in node.children]
                self._rows.append(
                    Inline(
                        " | ".join(cell.text for cell in cells),
                        " | ".join(cell.html for cell in cells),
                    )
                )
            case "list_item":
                before = len(self._rows)
                for child in node.children:
                    self.add(child)
                self._add_number(node, before)
            case _:
                for child in node.children:
                    self.add(child)

    def _add_number(self, item: SyntaxTreeNode, row: int) -> None:
        """Put an item's number before its first row, where it is more than a count."""
        if (number := long_number(item)) and row < len(self._rows):
            first = self._rows[row]
            self._rows[row] = Inline(number + first.text, number + first.html)

    def inline(self) -> Inline:
        """Return everything that was added as one text."""
        rows = [row for row in self._rows if row.text.strip()]
        if not rows:
            return Inline(self.prefix, escape(self.prefix, quote=False))
        return Inline(
            self.prefix + "\n".join(row.text for row in rows),
            escape(self.prefix, quote=False) + "<br>\n".join(row.html for row in rows),
        )

    def _inline(self, node: SyntaxTreeNode) -> Inline:
        reader = InlineReader(self.notes, self.pictures, first_line(node), self.links)
        return reader.read(inline_tokens(node))


def code_rows(node: SyntaxTreeNode) -> Inline:
    """Return the lines of a code block as the lines of a paragraph."""
    rows = [row.strip() for row in node.content.split("\n") if row.strip()]
    return Inline("\n".join(rows), "<br>\n".join(escape(row, quote=False) for row in rows))


def first_line(node: SyntaxTreeNode) -> int:
    """Return the 1-based source line on which a block begins."""
    return node.map[0] + 1 if node.map else 1


def last_line(node: SyntaxTreeNode) -> int:
    """Return the 1-based source line on which a block ends."""
    return max(node.map[1], node.map[0] + 1) if node.map else 1


def long_number(item: SyntaxTreeNode) -> str:
    """Return the number before an item, if it is too long for a count, else "".

    A "list" that begins at 2024 is a sentence that begins with a year.
    """
    return f"{item.info}. " if len(item.info) > 2 else ""


def inline_tokens(node: SyntaxTreeNode) -> Sequence[Token]:
    """Return the tokens of the text that a block holds."""
    holder = next((child.token for child in [node, *node.children] if child.type == "inline"), None)
    return (holder.children or ()) if holder else ()


@dataclass(frozen=True, slots=True)
class QuoteReader:
    """Reads the quotes of one document as text; whose they are may be a link."""

    notes: Notes
    pictures: MarkdownPictures
    note_language: Callable[[SyntaxTreeNode], None]

    def read(self, node: SyntaxTreeNode) -> Inline:
        """Return a quote's blocks one below the other, paragraphs parted by a blank row."""
        blocks = [
            self._flat(block, self.notes, self.pictures, links=False)
            for block in node.children[:-1]
        ]
        blocks += [self._last(block) for block in node.children[-1:]]
        shown = Inline("", "")
        for child, block in zip(node.children, blocks, strict=True):
            if not shown.text or not block.text.strip():
                shown = shown if shown.text else block
            elif child.type == "paragraph":
                shown = _below(shown, block, "<br>\n<br>\n")
            else:
                shown = _below(shown, block, "<br>\n")
        return shown

    def _last(self, block: SyntaxTreeNode) -> Inline:
        """Return the last block of a quote; a source behind a dash keeps its link."""
        aside = MarkdownPictures(self.pictures.companions, self.pictures.limits)
        linked = self._flat(block, Notes(), aside, links=True)
        is_source = linked.text.startswith("—") and lone_link(linked.html)[1]
        return self._flat(block, self.notes, self.pictures, links=bool(is_source))

    def _flat(
        self, block: SyntaxTreeNode, notes: Notes, pictures: MarkdownPictures, links: bool
    ) -> Inline:
        flat = FlatText(notes, pictures, self.note_language, links=links)
        flat.add(block)
        return flat.inline()


def _below(above: Inline, inline: Inline, html: str) -> Inline:
    breaks = html.replace("<br>", "")
    return Inline(f"{above.text}{breaks}{inline.text}", f"{above.html}{html}{inline.html}")


# Reads a row of a cell: its text, its source line, and whether it may hold links.
ReadRow = Callable[[str, int, bool], Inline]


def table_line(node: SyntaxTreeNode, source: Sequence[str], read_row: ReadRow) -> Line:
    """Return a table, read from its source lines: a parser drops cells beyond the heading row."""
    first, last = first_line(node), last_line(node)
    numbers = [first, *range(first + 2, last + 1)]
    cells = [
        [_cell(cell, number, number != first, read_row) for cell in _cells(source[number - 1])]
        for number in numbers
    ]
    header, rows = tuple(cell.text for cell in cells[0]), cells[1:]
    return Line(
        LineKind.TABLE,
        "\n".join(" ".join(cell.text for cell in row) for row in cells),
        "",
        first,
        last,
        header=header,
        rows=tuple(tuple(cell.html for cell in row) for row in rows),
    )


def _cell(text: str, line: int, links: bool, read_row: ReadRow) -> Inline:
    rows = [read_row(row, line, links) for row in _rows(text)]
    return Inline(" ".join(row.text for row in rows), "<br>".join(row.html for row in rows))


def _cells(row: str) -> list[str]:
    """Return the cells of one source line of a table, also those beyond its heading row."""
    cells = [cell.strip() for cell in escapedSplit(row.strip())]
    if cells and not cells[0]:
        cells = cells[1:]
    if cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _rows(cell: str) -> list[str]:
    """Return the rows of a cell, which its author parted by "<br>"."""
    rows, start = [], 0
    for found in _BREAK.finditer(cell):
        if found[1]:
            rows.append(cell[start : found.start()])
            start = found.end()
    return [*rows, cell[start:]]


def with_footnotes(parser: MarkdownIt) -> None:
    """Make a parser read footnotes.

    A note is a block whose token's ``info`` is its label ("^1"); a reference is the text "[1]".
    Notes count in the order in which the text refers to them.
    """
    parser.block.ruler.before(
        "reference", FOOTNOTE, _definition, {"alt": ["paragraph", "reference"]}
    )
    parser.inline.ruler.before("link", FOOTNOTE, _reference)


def footnote_number(environment: MutableMapping[str, Any], label: str) -> int:
    """Return the number of the note of that label; the next one if nothing refers to it."""
    numbers: dict[str, int] = environment[_KEY]
    number = numbers[fold(label)] or max(numbers.values()) + 1
    numbers[fold(label)] = number
    return number


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start])
    if state.level or not found or found.end() >= state.eMarks[start]:
        return False
    if silent:
        return True
    last = _last_line(state, start, end)
    state.env.setdefault(_KEY, {}).setdefault(fold(found[1]), 0)
    token = state.push(f"{FOOTNOTE}_open", "", 1)
    token.map = [start, last]
    token.info = found[1]
    before = state.bMarks[start], state.tShift[start], state.sCount[start], state.lineMax
    state.bMarks[start], state.tShift[start], state.sCount[start] = found.end(), 0, 0
    state.lineMax = last
    state.md.block.tokenize(state, start, last)
    state.bMarks[start], state.tShift[start], state.sCount[start], state.lineMax = before
    state.push(f"{FOOTNOTE}_close", "", -1)
    state.line = last
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line behind a note that begins at ``start``."""
    line = start + 1
    while line < end and not state.isEmpty(line) and not _begins_block(state, line, end):
        line += 1
    last = line
    while line < end and (state.isEmpty(line) or state.sCount[line] >= _INDENT):
        line += 1
        last = last if state.isEmpty(line - 1) else line
    return last


def _begins_block(state: StateBlock, line: int, end: int) -> bool:
    rules = state.md.block.ruler.getRules("paragraph")
    return any(rule(state, line, end, True) for rule in rules)


def _reference(state: StateInline, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not found or fold(found[1]) not in state.env.get(_KEY, ()):
        return False
    if not silent:
        state.push(f"{FOOTNOTE}_ref", "", 0).content = f"[{footnote_number(state.env, found[1])}]"
    state.pos = found.end()
    return True
