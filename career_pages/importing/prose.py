"""Lines as the prose of a section, and as the items of its list."""

from collections.abc import Sequence
from itertools import groupby

from career_pages.importing.bullets import split_bullet
from career_pages.importing.draft import Prose, Quote, RichText, Table
from career_pages.importing.limits import LONGEST_ATTRIBUTION
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.picture import Picture
from career_pages.importing.words import count_words

_SHOWN_LEVEL = 3
_DASHES = ("—", "–", "--", "― ", "- ")


def prose_of(lines: Sequence[Line], headings: bool = True) -> Prose:
    """Return lines as prose: rich text, interrupted by quotes, tables and pictures.

    Headings of the third level are kept where the place allows ``headings``; others become bold
    paragraphs.
    """
    pieces: list[RichText | Quote | Table | Picture] = []
    for is_text, run in groupby(lines, lambda line: line.kind not in _APART):
        if is_text:
            pieces.append(RichText(_rich_text(list(run), headings)))
        else:
            pieces += map(_apart, run)
    return tuple(pieces)


_APART = (LineKind.QUOTE, LineKind.TABLE, LineKind.IMAGE)


def _apart(line: Line) -> Quote | Table | Picture:
    if line.picture:
        return line.picture
    return _table(line) if line.kind is LineKind.TABLE else _quote(line)


def _rich_text(lines: Sequence[Line], headings: bool) -> str:
    html = []
    for kind, run in groupby(lines, lambda line: line.kind):
        if kind is LineKind.ITEM:
            html += [_list(items) for items in _lists(list(run))]
        elif kind is LineKind.NOTE:
            html.append(_footnotes(list(run)))
        else:
            html += [_block(line, headings) for line in run]
    return "".join(html)


def _footnotes(lines: Sequence[Line]) -> str:
    """Return footnotes as a numbered list if they are numbered from 1, else as paragraphs."""
    numbers = [f"{number}." for number in range(1, len(lines) + 1)]
    if [split_bullet(line.text)[0] for line in lines] != numbers:
        return "".join(_block(line, headings=False) for line in lines)
    items = (_one_line(split_bullet(line.html)[1]) for line in lines)
    return f"<ol>{''.join(f'<li>{item}</li>' for item in items)}</ol>"


def _block(line: Line, headings: bool) -> str:
    if not line.is_heading:
        return f"<p>{_one_line(line.html)}</p>"
    if headings and line.level == _SHOWN_LEVEL:
        return f"<h3>{_one_line(line.html)}</h3>"
    inner = line.html.replace("<b>", "").replace("</b>", "")
    return f"<p><b>{_one_line(inner)}</b></p>"


def _lists(lines: Sequence[Line]) -> list[list[Line]]:
    """Split a run of items where an outermost list changes between bullets and numbers."""
    lists: list[list[Line]] = []
    outermost = min(line.depth for line in lines)
    for line in lines:
        if lists and (line.depth > outermost or line.ordered == lists[-1][0].ordered):
            lists[-1].append(line)
        else:
            lists.append([line])
    return lists


def _list(lines: Sequence[Line]) -> str:
    tag = "ol" if lines[0].ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items_of(lines))}</{tag}>"


def items_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return a run of item lines as inline HTML, each with at most one nested list.

    What is nested more deeply joins that list. A run may begin inside a list, when the item above
    it has turned out to be a heading.
    """
    items: list[tuple[str, list[Line]]] = []
    outermost = min((line.depth for line in lines), default=0)
    for line in lines:
        if line.depth == outermost or not items:
            items.append((_one_line(line.html), []))
        else:
            items[-1][1].append(line)
    return tuple(html + _nested(nested) for html, nested in items)


def _nested(lines: Sequence[Line]) -> str:
    if not lines:
        return ""
    tag = "ol" if lines[0].ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{_one_line(line.html)}</li>' for line in lines)}</{tag}>"


def _one_line(html: str) -> str:
    return html.replace("<br>\n", "<br>").replace("\n", " ").strip()


def _table(line: Line) -> Table:
    width = max(len(line.header), *(len(row) for row in line.rows), 1)
    return Table(
        header=line.header + ("",) * (width - len(line.header)),
        rows=tuple(row + ("",) * (width - len(row)) for row in line.rows),
    )


def _quote(line: Line) -> Quote:
    return Quote(*split_attribution(line.text))


def split_attribution(text: str) -> tuple[str, str]:
    """Return a quote and whose it is: a short last line that begins with a dash; else ""."""
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    last = rows[-1] if rows else ""
    is_attribution = last.startswith(_DASHES) and count_words(last) <= 16
    if len(rows) > 1 and is_attribution and len(last) <= LONGEST_ATTRIBUTION:
        return "\n".join(rows[:-1]), last.lstrip("—–―- ")
    return "\n".join(rows), ""


def split_at_list(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Return what precedes the first list, the lines of that list, and what follows it.

    Pictures between the items follow the list.
    """
    start = next((n for n, line in enumerate(lines) if line.is_item), len(lines))
    end = next(
        (n for n in range(start, len(lines)) if not lines[n].is_item and not lines[n].picture),
        len(lines),
    )
    items = [line for line in lines[start:end] if line.is_item]
    pictures = [line for line in lines[start:end] if line.picture]
    return list(lines[:start]), items, [*pictures, *lines[end:]]
