"""Tables of a page: those that hold facts, as rows of cells, all of the same length."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from career_pages.importing.readers.html_tree import HEADINGS, Element, tag_of
from career_pages.importing.readers.inline_markdown import Inline

_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_CELLS: Final = frozenset({"td", "th"})
_WIDEST: Final = 50
# A table with more cells than that, blank ones counted, is a page laid out by a program.
_MOST_CELLS: Final = 20_000
_BLANK: Final = Inline("", "")


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
    grid = _grid(rows)
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


def _grid(rows: Sequence[Element]) -> list[tuple[Element | None, ...]]:
    """Return the cells of all rows, with None where one spans further columns or rows."""
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
    width = max(map(len, grid), default=0)
    used = [n for n in range(width) if any(n < len(row) and row[n] is not None for row in grid)]
    return [tuple(row[n] if n < len(row) else None for n in used) for row in grid]


def _span(cell: Element, name: str) -> int:
    said = str(cell.get(name) or "")
    return min(max(int(said[:4]), 1), _WIDEST) if said.isdecimal() else 1
