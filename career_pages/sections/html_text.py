"""The plain text of rich text, piece by piece, and its links."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from lxml import html

from career_pages.sections.link import LinkKind
from career_pages.sections.part import PartKind

BLOCKS = {
    "p": PartKind.PARAGRAPH,
    "h2": PartKind.HEADING,
    "h3": PartKind.HEADING,
    "li": PartKind.ITEM,
}
LISTS = frozenset({"ul", "ol"})
# What lxml gives: it has no types of its own.
Element = Any
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


def text_pieces(source: str) -> tuple[Piece, ...]:
    """Return each paragraph, heading and list item of the rich text.

    A list item's own words come before those of a list inside it.
    """
    return _read(source)[0]


def text_links(source: str) -> tuple[TextLink, ...]:
    """Return the links of the rich text in order."""
    return _read(source)[1]


# A page asks for the same texts on every request, and reading HTML is slow.
@lru_cache(maxsize=4096)
def _read(source: str) -> tuple[tuple[Piece, ...], tuple[TextLink, ...]]:
    if "<" not in source and "&" not in source:
        return tuple(_piece([source], PartKind.PARAGRAPH)), ()
    # A null character would end the text.
    root = html.fragment_fromstring(source.replace("\0", ""), create_parent="div")
    links = tuple(_links(root)) if "<a" in source else ()
    return tuple(_pieces(root, PartKind.PARAGRAPH, 0, count(1))), links


def _pieces(tag: Element, kind: PartKind, in_list: int, numbers: Iterator[int]) -> Iterator[Piece]:
    words = [tag.text or ""]
    for child in tag:
        if child.tag in BLOCKS or child.tag in LISTS:
            yield from _piece(words, kind, in_list)
            words = []
            inner = PartKind.ITEM if kind is PartKind.ITEM else BLOCKS.get(child.tag, kind)
            number = next(numbers) if child.tag in LISTS else in_list
            yield from _pieces(child, inner, number, numbers)
        else:
            words.append(_text(child))
        words.append(child.tail or "")
    yield from _piece(words, kind, in_list)


def _text(tag: Element) -> str:
    """Return the words in a tag, with a space for a line break; a comment has none."""
    if tag.tag == "br":
        return " "
    if not isinstance(tag.tag, str):
        return ""
    return "".join([tag.text or "", *(_text(child) + (child.tail or "") for child in tag)])


def _piece(words: list[str], kind: PartKind, in_list: int = 0) -> Iterator[Piece]:
    if text := " ".join("".join(words).split()):
        yield Piece(kind, text, in_list)


def _links(root: Element) -> Iterator[TextLink]:
    for tag in root.iter("a"):
        words = " ".join(_text(tag).split())
        if kind := RECORDS.get(tag.get("linktype", "")):
            yield TextLink(kind, tag.get("id", ""), words)
        elif "href" in tag.attrib:
            yield TextLink(LinkKind.ADDRESS, tag.get("href"), words)
