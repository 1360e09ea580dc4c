"""Bullets that Markdown does not know as such, as they come from word processors."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from career_pages.importing.bullets import split_sign
from career_pages.importing.outline import Line, LineKind


def with_typed_items(lines: Iterable[Line], source: Sequence[str] = ()) -> list[Line]:
    """Return paragraphs with every row that begins with a sign such as "•" as a list item.

    ``source`` holds the source lines of a document in Markdown: a sign written there by its
    number ("&#8226;") is text.
    """
    result: list[Line] = []
    for line in lines:
        rows = line.split_rows()
        if not any(_begins_item(row, source) for row in rows):
            result.append(line)
            continue
        result += [_item(row) if _begins_item(row, source) else row for row in rows]
    return result


def _begins_item(row: Line, source: Sequence[str]) -> bool:
    sign, text = split_sign(row.text)
    is_typed = not source or split_sign(source[row.first - 1].lstrip("\t *_"))[0]
    return bool(sign and text and is_typed)


def _item(row: Line) -> Line:
    text, html = split_sign(row.text)[1], split_sign(row.html)[1]
    return replace(row, kind=LineKind.ITEM, text=text, html=html)
