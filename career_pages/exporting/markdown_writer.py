"""A guide as Markdown."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from career_pages.exporting.exported_guide import ExportedGuide
from career_pages.exporting.front_matter_text import front_matter_text
from career_pages.exporting.markdown_escapes import escape_text
from career_pages.exporting.markdown_inline import cell_of, destination, heading_of, markdown_of
from career_pages.exporting.runs import paragraphs_of, runs_of
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.picture import Picture

# A number of more digits is read as part of the text, such as a year.
_LAST_NUMBER: Final = 99


def write_markdown(guide: ExportedGuide) -> str:
    """Return the guide as the text of a Markdown file."""
    blocks: list[str] = []
    for are_items, group in groupby(guide.lines, lambda line: line.is_item):
        lines = list(group)
        blocks += _lists(lines) if are_items else map(_block, lines)
    return front_matter_text(guide.front_matter) + "\n\n".join(blocks) + "\n"


def _block(line: Line) -> str:
    match line.kind:
        case LineKind.HEADING:
            return _heading(line)
        case LineKind.QUOTE:
            return _quote(line)
        case LineKind.TABLE:
            return _table(line)
        case LineKind.IMAGE if line.picture:
            return _picture(line.picture)
    return markdown_of(runs_of(line.html))


def _heading(line: Line) -> str:
    words = [heading_of(runs_of(line.html)), escape_text(str(line.mark)) if line.mark else ""]
    return f"{'#' * line.level} {' '.join(filter(None, words))}"


def _lists(lines: Sequence[Line]) -> Iterator[str]:
    """Yield a run of items as lists, one after the other of bullets or of numbers."""
    rows: list[str] = []
    is_ordered = lines[0].ordered
    writer = _ListWriter()
    for line in lines:
        if line.depth == 0 and line.ordered != is_ordered:
            yield "\n".join(rows)
            rows, is_ordered, writer = [], line.ordered, _ListWriter()
        rows += writer.rows(line)
    yield "\n".join(rows)


class _ListWriter:
    """Knows how far the items of each depth are indented, and how many there were."""

    def __init__(self) -> None:
        self._indents = [0]
        self._counts: list[int] = []

    def rows(self, line: Line) -> Iterator[str]:
        """Yield an item's rows."""
        depth = min(line.depth, len(self._counts))
        del self._counts[depth + 1 :], self._indents[depth + 1 :]
        if depth == len(self._counts):
            self._counts.append(0)
        self._counts[depth] += 1
        sign = f"{min(self._counts[depth], _LAST_NUMBER)}." if line.ordered else "-"
        indent = self._indents[depth]
        inner = indent + len(sign) + 1
        self._indents.append(inner)
        first, *others = markdown_of(runs_of(line.html)).split("\n")
        yield f"{' ' * indent}{sign} {first}"
        yield from (f"{' ' * inner}{row}" for row in others)


def _quote(line: Line) -> str:
    rows = "\n\n".join(map(markdown_of, paragraphs_of(runs_of(line.html)))).split("\n")
    return "\n".join(f"> {row}".rstrip() for row in rows)


def _table(line: Line) -> str:
    rows = [
        [escape_text(cell).replace("|", "\\|") for cell in line.header],
        ["---"] * len(line.header),
        *([cell_of(runs_of(cell)) for cell in row] for row in line.rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _picture(picture: Picture) -> str:
    caption = escape_text(picture.caption).replace('"', '\\"')
    title = f' "{caption}"' if caption else ""
    mark = " {.decorative}" if picture.decorative else ""
    return f"![{escape_text(picture.alt)}]({destination(picture.address)}{title}){mark}"
