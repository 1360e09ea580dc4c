"""Bullets that Markdown does not know as such, as they come from word processors."""

from collections.abc import Iterable
from dataclasses import replace

from career_pages.importing.bullets import split_sign
from career_pages.importing.outline import Line, LineKind


def with_typed_items(lines: Iterable[Line]) -> list[Line]:
    """Return paragraphs with every row that begins with a sign such as "•" as a list item."""
    result: list[Line] = []
    for line in lines:
        rows = line.split_rows()
        if not any(split_sign(row.text)[0] for row in rows):
            result.append(line)
            continue
        result += [_item(row) for row in rows]
    return result


def _item(row: Line) -> Line:
    sign, text = split_sign(row.text)
    if not sign or not text:
        return row
    html = split_sign(row.html)[1]
    return replace(row, kind=LineKind.ITEM, text=text, html=html)
