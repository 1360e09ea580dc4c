"""Tables of Markdown."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from career_pages.importing.outline import Line, LineKind
from career_pages.importing.readers.inline_markdown import Inline
from career_pages.importing.readers.markdown_blocks import first_line, last_line

# Cells have no other line break. A backslash before it makes it text.
_BREAK: Final = re.compile(r"\\.|(<br */?>)", re.IGNORECASE)

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
