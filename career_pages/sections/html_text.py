"""The plain text of rich text, piece by piece, and its links."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from career_pages.sections.link import LinkKind
from career_pages.sections.part import PartKind

BLOCKS = {
    "p": PartKind.PARAGRAPH,
    "h2": PartKind.HEADING,
    "h3": PartKind.HEADING,
    "li": PartKind.ITEM,
}
LISTS = frozenset({"ul", "ol"})
RECORDS = {"page": LinkKind.PAGE, "document": LinkKind.DOCUMENT}


class Piece(NamedTuple):
    """One line of plain text; ``list_number`` is that of the list it is an item of, 0 for none."""

    kind: PartKind
    text: str
    list_number: int = 0


class TextLink(NamedTuple):
    """One link: its kind, what it leads to, and its words."""

    kind: LinkKind
    target: str
    words: str


def text_pieces(html: str) -> tuple[Piece, ...]:
    """Return each paragraph, heading and list item of the rich text.

    A list item's own words come before those of a list inside it.
    """
    return _read(html)[0]


def text_links(html: str) -> tuple[TextLink, ...]:
    """Return the links of the rich text in order."""
    return _read(html)[1]


# A page asks for the same texts on every request, and reading HTML is slow.
@lru_cache(maxsize=4096)
def _read(html: str) -> tuple[tuple[Piece, ...], tuple[TextLink, ...]]:
    if "<" not in html:
        return tuple(_piece([html], PartKind.PARAGRAPH)), ()
    soup = BeautifulSoup(html, "html.parser")
    for rule_break in soup.find_all("br") if "<br" in html else ():
        rule_break.replace_with(" ")
    links = tuple(_links(soup)) if "<a" in html else ()
    return tuple(_pieces(soup, PartKind.PARAGRAPH, 0, count(1))), links


def _pieces(tag: Tag, kind: PartKind, in_list: int, numbers: Iterator[int]) -> Iterator[Piece]:
    words: list[str] = []
    for child in tag.children:
        if isinstance(child, NavigableString):
            words.append(str(child))
        elif isinstance(child, Tag):
            if child.name in BLOCKS or child.name in LISTS:
                yield from _piece(words, kind, in_list)
                words = []
                inner = PartKind.ITEM if kind is PartKind.ITEM else BLOCKS.get(child.name, kind)
                number = next(numbers) if child.name in LISTS else in_list
                yield from _pieces(child, inner, number, numbers)
            else:
                words.append(child.get_text())
    yield from _piece(words, kind, in_list)


def _piece(words: list[str], kind: PartKind, in_list: int = 0) -> Iterator[Piece]:
    if text := " ".join("".join(words).split()):
        yield Piece(kind, text, in_list)


def _links(soup: BeautifulSoup) -> Iterator[TextLink]:
    for tag in soup.find_all("a"):
        words = " ".join(tag.get_text().split())
        if kind := RECORDS.get(str(tag.get("linktype", ""))):
            yield TextLink(kind, str(tag.get("id", "")), words)
        elif tag.has_attr("href"):
            yield TextLink(LinkKind.ADDRESS, str(tag["href"]), words)
