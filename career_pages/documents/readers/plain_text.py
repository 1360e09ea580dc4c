"""Plain text to an outline: paragraphs and list items; headings are for the matcher to find."""

from dataclasses import dataclass
from itertools import pairwise

from career_pages.documents.line_text import is_number, is_rule, split_bullet
from career_pages.documents.links import link_bare_addresses
from career_pages.documents.matching.heading_words import announces_section
from career_pages.documents.outline import Line, LineKind, Notes, Outline

_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40
_SENTENCE_END = (".", "!", ":", "”", '"', ")")


@dataclass(frozen=True, slots=True)
class _Row:
    """One source line that is not blank: its ``indent`` is that of its text, or its bullet."""

    number: int
    indent: int
    bullet: str
    text: str

    @property
    def length(self) -> int:
        return self.indent + len(self.text) + (len(self.bullet) + 1 if self.bullet else 0)


def read_plain_text(text: str) -> Outline:
    """Return the outline of a document without markup.

    Each source line is a line of its own, unless the document is wrapped at a fixed width: then
    the lines of a paragraph are joined again.
    """
    rows = _rows(text)
    width = _wrap_width(rows)
    lines: list[Line] = []
    group: list[_Row] = []
    indents: list[int] = []
    for row, following in zip(rows, [*rows[1:], None], strict=False):
        if group and _continues(group, row, following, width):
            group.append(row)
            continue
        if group:
            lines.append(_line(group, indents))
        group = [row]
    if group:
        lines.append(_line(group, indents))
    return Outline(tuple(lines), Notes())


def _rows(text: str) -> list[_Row]:
    rows = []
    for number, source in enumerate(text.split("\n"), start=1):
        expanded = source.expandtabs(4)
        if not expanded.strip() or is_rule(expanded):
            continue
        bullet, rest = split_bullet(expanded)
        if not rest.strip():
            continue
        indent = len(expanded) - len(expanded.lstrip())
        rows.append(_Row(number, indent, bullet, rest))
    return rows


def _wrap_width(rows: list[_Row]) -> int:
    """Return the width at which the document is wrapped, or 0 if it is not.

    It is wrapped when most lines that are not short have no room left for the first word of the
    next one.
    """
    width = max((row.length for row in rows), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    pairs = [
        _is_full(row, following, width)
        for row, following in pairwise(rows)
        if following.number == row.number + 1 and not following.bullet and row.length >= width / 2
    ]
    return width if len(pairs) >= 3 and sum(pairs) >= 0.6 * len(pairs) else 0


def _is_full(row: _Row, following: _Row, width: int) -> bool:
    return row.length + 1 + len(following.text.split(" ", 1)[0]) > width


def _continues(group: list[_Row], row: _Row, following: _Row | None, width: int) -> bool:
    """Say whether a row goes on with the paragraph or item that ``group`` began."""
    last = group[-1]
    if row.bullet or row.number != last.number + 1:
        return False
    if group[0].bullet and row.indent > group[0].indent and row.text[0].islower():
        return True
    if not width or not _is_full(last, row, width):
        return False
    if announces_section(row.text) or (len(group) == 1 and announces_section(last.text)):
        return False
    if last.text.endswith(_SENTENCE_END) and _looks_like_heading(row, following, width):
        return False
    return row.indent > last.indent if last.bullet else row.indent == last.indent


def _looks_like_heading(row: _Row, following: _Row | None, width: int) -> bool:
    """Say whether a row is short, although text follows it, and no sentence."""
    return (
        following is not None
        and following.number == row.number + 1
        and not _is_full(row, following, width)
        and row.text[0].isupper()
        and not row.text.endswith((*_SENTENCE_END, ",", ";"))
    )


def _line(group: list[_Row], indents: list[int]) -> Line:
    """Return a paragraph or an item. ``indents`` are those of the open lists, outermost first."""
    head = group[0]
    text = "\n".join(row.text for row in group)
    html = "\n".join(link_bare_addresses(row.text) for row in group)
    first, last = head.number, group[-1].number
    if not head.bullet:
        indents.clear()
        return Line(LineKind.PARAGRAPH, text, html, first, last)
    while indents and head.indent < indents[-1]:
        indents.pop()
    if not indents or head.indent > indents[-1]:
        indents.append(head.indent)
    ordered, depth = is_number(head.bullet), len(indents) - 1
    return Line(LineKind.ITEM, text, html, first, last, depth=depth, ordered=ordered)
