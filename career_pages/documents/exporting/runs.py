"""Inline HTML as runs of text that is written in one way."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from itertools import groupby
from typing import Any, Final, Literal

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from career_pages.documents.links import anchor_html


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; ``address`` is where it links to, or "". A "\\n" is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""


Runs = tuple[Run, ...]
Style = Literal["address", "bold", "italic"]
_STYLES: Final[tuple[Style, ...]] = ("address", "bold", "italic")
# Where a link of stored rich text leads, by the attributes of its tag; "" for nowhere.
Address = Callable[[Tag], str]


def href(link: Tag) -> str:
    """Return the address that a link spells out, or ""."""
    return str(link.get("href") or "")


def runs_of(html: str, address: Address = href) -> Runs:
    """Return the runs of inline HTML, the same for all ways to write the same text.

    Spaces at the ends are dropped, and those at the ends of a style or link stand outside it.
    """
    if "<" not in html and "&" not in html:
        return tidy([Run(html)])
    return tidy(_runs(BeautifulSoup(html, "html.parser"), Run(""), address))


def runs_in(nodes: Iterable[PageElement], address: Address = href) -> Runs:
    """Return the runs of sibling nodes, as `runs_of` does of their HTML."""
    return tidy(run for node in nodes for run in _of_node(node, Run(""), address))


_BOLD: Final = frozenset({"b", "strong"})
_ITALIC: Final = frozenset({"i", "em"})
_SPACES: Final = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")


def _runs(tag: Tag, style: Run, address: Address) -> Iterator[Run]:
    for child in tag.children:
        yield from _of_node(child, style, address)


def _of_node(node: PageElement, style: Run, address: Address) -> Iterator[Run]:
    if isinstance(node, NavigableString):
        yield replace(style, text=_SPACES.sub(" ", str(node)))
    elif isinstance(node, Tag):
        match node.name:
            case "br":
                yield replace(style, text="\n")
            case name if name in _BOLD:
                yield from _runs(node, replace(style, bold=True), address)
            case name if name in _ITALIC:
                yield from _runs(node, replace(style, italic=True), address)
            case "a":
                yield from _runs(node, replace(style, address=address(node)), address)
            case _:
                yield from _runs(node, style, address)


_AROUND_BREAKS: Final = re.compile(r"\s*\n\s*")
_ENDS: Final = re.compile(r"\A[^\S\n]+|[^\S\n]+\Z")


def tidy(runs: Iterable[Run]) -> Runs:
    """Return runs that read the same, as few as there can be."""
    runs = list(runs)
    if len(runs) == 1 and _style(runs[0]) == _style(Run("")):
        text = _AROUND_BREAKS.sub(lambda gap: "\n" * gap[0].count("\n"), runs[0].text).strip()
        return (Run(text),) if text else ()
    characters = [(character, run) for run in runs for character in run.text]
    styled = _join(_with_plain_edges(characters))
    text = "".join(run.text for run in styled)
    kept = [True] * len(text)
    for gap in [*_AROUND_BREAKS.finditer(text), *_ENDS.finditer(text)]:
        kept[gap.start() : gap.end()] = [text[at] == "\n" for at in range(*gap.span())]
    return _join(_trimmed(styled, kept))


def _trimmed(runs: Runs, kept: list[bool]) -> list[tuple[str, Run]]:
    characters = [(character, run) for run in runs for character in run.text]
    left = [pair for pair, keep in zip(characters, kept, strict=True) if keep]
    text = "".join(character for character, _ in left)
    return left[len(text) - len(text.lstrip("\n")) : len(text.rstrip("\n"))]


def _with_plain_edges(characters: list[tuple[str, Run]]) -> list[tuple[str, Run]]:
    """Take the spaces at both ends of each style and link out of it."""
    for style in _STYLES:
        alike = groupby(characters, key=partial(_value, style))
        characters = [pair for _, group in alike for pair in _with_plain_ends(style, list(group))]
    return characters


def _value(style: Style, pair: tuple[str, Run]) -> bool | str:
    value: bool | str = getattr(pair[1], style)
    return value


def _with_plain_ends(style: Style, group: list[tuple[str, Run]]) -> list[tuple[str, Run]]:
    text = "".join(character for character, _ in group)
    inner = range(len(text) - len(text.lstrip()), len(text.rstrip()))
    plain: Any = {style: getattr(Run(""), style)}
    return [
        (character, run if at in inner else replace(run, **plain))
        for at, (character, run) in enumerate(group)
    ]


def _join(characters: Iterable[tuple[str, Run]]) -> Runs:
    """Return neighbours of one style as one run."""
    return tuple(
        Run("".join(character for character, _ in group), *style)
        for style, group in groupby(characters, key=lambda pair: _style(pair[1]))
    )


def _style(run: Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.address


def compared(runs: Runs) -> Runs:
    """Return runs for comparison: a space looks the same in every style."""
    return _join(
        (character, Run("") if character.isspace() else run)
        for run in runs
        for character in run.text
    )


def plain_text(runs: Runs) -> str:
    """Return the text of runs without their styles and addresses."""
    return "".join(run.text for run in runs)


def paragraphs_of(runs: Runs) -> list[Runs]:
    """Return runs parted where they have two line breaks after each other."""
    paragraphs: list[list[Run]] = [[]]
    for run in runs:
        first, *others = re.split("\n{2,}", run.text)
        paragraphs[-1].append(replace(run, text=first))
        paragraphs += ([replace(run, text=text)] for text in others)
    return [tidied for paragraph in paragraphs if (tidied := tidy(paragraph))]


_TAGS: Final[dict[Style, str]] = {"bold": "b", "italic": "i"}


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one more style; ``address`` is that of a link."""

    style: Style
    address: str
    inner: tuple["str | Span", ...]


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
