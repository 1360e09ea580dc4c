"""Lines as the prose of a section, as the items of its list, as keywords."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from career_pages.documents.draft import (
    LONGEST_ATTRIBUTION,
    LONGEST_KEYWORD,
    Embed,
    Piece,
    Prose,
    Quote,
    RichText,
    Table,
)
from career_pages.documents.line_text import split_bullet
from career_pages.documents.links import lone_link, plain_text
from career_pages.documents.matching.arrangement import SHOWN_LEVEL
from career_pages.documents.outline import (
    CAPTION,
    CLOSING,
    EMBED,
    LIST,
    TABLE_CAPTION,
    TEXT,
    Line,
    LineKind,
    Notes,
    split_paragraph_mark,
)
from career_pages.text import count_words

_DASHES = ("—", "–", "--", "― ", "- ")
_DASHED = "—–―- "


def prose_of(lines: Sequence[Line], headings: bool = True) -> Prose:
    """Return lines as prose: rich text, interrupted by quotes, tables and pictures.

    Headings of the third level are kept where the place allows ``headings``; others become bold
    paragraphs.
    """
    pieces: list[Piece] = []
    for is_text, run in groupby(_marks_read(lines), lambda line: isinstance(line, Line)):
        if is_text:
            text = _rich_text([line for line in run if isinstance(line, Line)], headings)
            pieces.append(RichText(text))
        else:
            pieces += [piece for piece in run if not isinstance(piece, Line)]
    return tuple(piece for piece in pieces if piece != RichText(""))


def _marks_read(lines: Sequence[Line]) -> Iterator[Line | Piece]:
    """Yield the lines of rich text without their marks, and the other lines as pieces."""
    caption = ""
    for number, line in enumerate(lines):
        plain, mark = split_paragraph_mark(line)
        below = lines[number + 1 : number + 2]
        is_above_table = line.is_paragraph and below and below[0].kind is LineKind.TABLE
        if line.picture:
            yield line.picture
        elif line.kind is LineKind.TABLE:
            yield _table(line, caption)
            caption = ""
        elif line.kind is LineKind.QUOTE:
            yield _quote(line)
        elif mark == EMBED:
            yield _embed(plain)
        elif mark != TEXT and is_above_table and line.title.startswith(TABLE_CAPTION):
            shown = plain if mark == CAPTION else line
            caption = shown.title.removeprefix(TABLE_CAPTION).strip()
        elif line.text.strip():
            yield plain if mark == TEXT else line


def _embed(line: Line) -> Embed:
    title, address = lone_link(line.html)
    return Embed(address, "" if title == address else title) if address else Embed("", line.title)


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
    if headings and line.level == SHOWN_LEVEL:
        return f"<h3>{_one_line(line.html)}</h3>"
    inner = line.html.replace("<b>", "").replace("</b>", "")
    return f"<p><b>{_one_line(inner)}</b></p>"


def _lists(lines: Sequence[Line]) -> list[list[Line]]:
    """Split a run of items where an outermost list changes between bullets and numbers."""
    lists: list[list[Line]] = []
    outermost = min((line.depth for line in lines), default=0)
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
    """Return a run of item lines as inline HTML, each with the lists nested in it.

    A run may begin inside a list, when the item above it has turned out to be a heading.
    """
    items: list[tuple[str, list[Line]]] = []
    outermost = min((line.depth for line in lines), default=0)
    for line in lines:
        if line.depth == outermost or not items:
            items.append((_one_line(line.html), []))
        else:
            items[-1][1].append(line)
    return tuple(html + "".join(map(_list, _lists(nested))) for html, nested in items)


def _one_line(html: str) -> str:
    return html.replace("<br>\n", "<br>").replace("\n", " ").strip()


def _table(line: Line, caption: str) -> Table:
    width = max(len(line.header), *(len(row) for row in line.rows), 1)
    return Table(
        header=line.header + ("",) * (width - len(line.header)),
        rows=tuple(row + ("",) * (width - len(row)) for row in line.rows),
        caption=caption,
    )


def _quote(line: Line) -> Quote:
    words, who = split_attribution(line.text)
    shown, address = lone_link(line.html.split("\n")[-1])
    if who and who in {shown, shown.lstrip(_DASHED)}:
        return Quote(words, "" if who == address else who, address)
    return Quote(words, who)


def split_attribution(text: str) -> tuple[str, str]:
    """Return a quote and whose it is, or ""; a blank line parts the paragraphs of the quote.

    That is a last paragraph of one row that begins with a long dash, or a short last row that
    begins with a dash of any kind.
    """
    rows = [row.strip() for row in text.strip().split("\n")]
    last = rows[-1]
    is_apart = len(rows) > 2 and not rows[-2] and last.startswith(_DASHES[0])
    is_attribution = last.startswith(_DASHES) and (is_apart or count_words(last) <= 16)
    if len(rows) == 1 and last.startswith(f"{_DASHES[0]} "):
        return "", last[1:].strip()
    if len(rows) > 1 and is_attribution and len(last) <= LONGEST_ATTRIBUTION + 2:
        who = last[1:].strip() if is_apart else last.lstrip(_DASHED)
        return "\n".join(rows[:-1]).strip(), who
    return "\n".join(rows), ""


def _split_at_list(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
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


def without_mark(lines: Sequence[Line]) -> list[Line]:
    """Return lines that begin with a marked heading without it, unless it has words of its own."""
    return list(lines[1:] if lines and not lines[0].title else lines)


def split_at_marks(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Return what precedes a list, its lines, and what follows it, by marks where there are any.

    Without any it is the first list.
    """
    start = find_mark(lines, LIST)
    end = find_mark(lines, CLOSING)
    if end < start:
        start = len(lines)
    closing = without_mark(lines[end:])
    if start == len(lines):
        before, items, rest = _split_at_list(lines[:end])
        return before, items, [*rest, *closing]
    none, items, rest = _split_at_list(without_mark(lines[start:end]))
    return [*lines[:start], *none], items, [*rest, *closing]


def split_at_closing(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return what precedes and what follows the mark of the text behind a section's parts."""
    end = find_mark(lines, CLOSING)
    return list(lines[:end]), without_mark(lines[end:])


def find_mark(lines: Sequence[Line], kind: str) -> int:
    """Return the index of the heading that is marked to begin that kind of text, or the end's."""
    marked = (n for n, line in enumerate(lines) if line.mark and line.mark.kind == kind)
    return next(marked, len(lines))


_FEWEST_KEYWORDS = 3
_MOST_KEYWORD_WORDS = 6


def draft_keywords(
    lines: Sequence[Line], notes: Notes
) -> tuple[tuple[str, ...], list[Line], list[Line]]:
    """Return the keywords that lines hold, the lines before them, and those after.

    They are the first list, or what is marked as one, or three or more short lines, or one line
    with commas.
    """
    before, items, after = split_at_marks(lines)
    if not items and min(find_mark(lines, LIST), find_mark(lines, CLOSING)) < len(lines):
        return (), before, after
    if not items:
        return _typed_keywords(lines, notes)
    if any(len(line.title) > LONGEST_KEYWORD for line in items):
        return (), list(lines), []
    return tuple(plain_text(line, notes) for line in items), before, after


def _typed_keywords(
    lines: Sequence[Line], notes: Notes
) -> tuple[tuple[str, ...], list[Line], list[Line]]:
    for number, line in enumerate(lines):
        if pieces := _split_keywords(line):
            plain_text(line, notes)
            return pieces, list(lines[:number]), list(lines[number + 1 :])
    start = next((n for n, line in enumerate(lines) if _is_keyword(line)), len(lines))
    end = next((n for n in range(start, len(lines)) if not _is_keyword(lines[n])), len(lines))
    if end - start < _FEWEST_KEYWORDS:
        return (), list(lines), []
    keywords = tuple(plain_text(line, notes) for line in lines[start:end])
    return keywords, list(lines[:start]), list(lines[end:])


def _split_keywords(line: Line) -> tuple[str, ...]:
    """Return what commas part in a line that is nothing but keywords, or ()."""
    if not line.is_paragraph or ":" in line.title:
        return ()
    pieces = [piece.strip() for piece in re.split("[,;]", line.title.rstrip("."))]
    fits = all(
        piece and _fits_keyword(piece) and not piece.startswith(("and ", "or ")) for piece in pieces
    )
    return tuple(pieces) if fits and len(pieces) > _FEWEST_KEYWORDS else ()


def _is_keyword(line: Line) -> bool:
    return (
        line.is_paragraph and _fits_keyword(line.title) and not line.title.endswith((".", ":", "?"))
    )


def _fits_keyword(text: str) -> bool:
    return count_words(text) <= _MOST_KEYWORD_WORDS and len(text) <= LONGEST_KEYWORD
