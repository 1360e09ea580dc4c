"""Lists that an author typed, in documents whose format has lists of its own."""

from collections.abc import Sequence
from dataclasses import replace

from career_pages.importing.bullets import is_number, split_bullet
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.readers.typed_bullets import with_typed_items


def with_typed_lists(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return paragraphs behind typed bullets as items.

    A sign such as "•" always makes an item; a dash or a number only if the paragraph before or
    after it has one as well.
    """
    signed = with_typed_items(lines)
    kinds = ["", *map(_kind, signed), ""]
    in_list = [
        bool(kind) and kind in (before, after)
        for before, kind, after in zip(kinds, kinds[1:], kinds[2:], strict=False)
    ]
    return tuple(_item(line) if one else line for line, one in zip(signed, in_list, strict=True))


def _kind(line: Line) -> str:
    """Return what kind of typed bullet a paragraph begins with, or ""."""
    bullet, rest = split_bullet(line.text)
    html_bullet, _ = split_bullet(line.html)
    if not line.is_paragraph or not rest or bullet != html_bullet:
        return ""
    return "number" if is_number(bullet) else bullet


def _item(line: Line) -> Line:
    bullet, text = split_bullet(line.text)
    return replace(
        line,
        kind=LineKind.ITEM,
        text=text,
        html=split_bullet(line.html)[1],
        ordered=is_number(bullet),
    )
