"""Runs as styles inside each other, as markup needs them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from career_pages.exporting.runs import Run
from career_pages.importing.links import anchor_html

Style = Literal["address", "bold", "italic"]
_STYLES: Final[tuple[Style, ...]] = ("address", "bold", "italic")
_TAGS: Final[dict[Style, str]] = {"bold": "b", "italic": "i"}


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one more style; ``address`` is that of a link."""

    style: Style
    address: str
    inner: tuple["str | Span", ...]


def nested(runs: Sequence[Run], without: frozenset[Style] = frozenset()) -> tuple[str | Span, ...]:
    """Return runs as texts and spans; of two styles that overlap, the longer is outside."""
    pieces: list[str | Span] = []
    start = 0
    while start < len(runs):
        style, end = _longest(runs, start, without)
        if style is None:
            pieces.append(runs[start].text)
        else:
            inner = nested(runs[start:end], without | {style})
            address = runs[start].address if style == "address" else ""
            pieces.append(Span(style, address, inner))
        start = end
    return tuple(pieces)


def _longest(
    runs: Sequence[Run], start: int, without: frozenset[Style]
) -> tuple[Style | None, int]:
    """Return the style that goes on for most runs from ``start``, and where it ends."""
    best: tuple[Style | None, int] = (None, start + 1)
    for style in _STYLES:
        value = getattr(runs[start], style)
        if style in without or not value:
            continue
        end = start
        while end < len(runs) and getattr(runs[end], style) == value:
            end += 1
        if best[0] is None or end > best[1]:
            best = style, end
    return best


def html_of(runs: Sequence[Run]) -> str:
    """Return runs as inline HTML of an outline's vocabulary."""
    return "".join(map(_html, nested(runs)))


def _html(piece: str | Span) -> str:
    if isinstance(piece, str):
        return escape(piece, quote=False).replace("\n", "<br>\n")
    inner = "".join(map(_html, piece.inner))
    if piece.style == "address":
        return anchor_html(piece.address, inner)
    tag = _TAGS[piece.style]
    return f"<{tag}>{inner}</{tag}>"
