"""The plain text of rich text, piece by piece."""

from collections.abc import Iterator
from functools import lru_cache

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from career_pages.sections.part import PartKind

BLOCKS = {
    "p": PartKind.PARAGRAPH,
    "h2": PartKind.PARAGRAPH,
    "h3": PartKind.PARAGRAPH,
    "li": PartKind.ITEM,
}


# A page asks for the same texts on every request, and reading HTML is slow.
@lru_cache(maxsize=4096)
def text_pieces(html: str) -> tuple[tuple[PartKind, str], ...]:
    """Return each paragraph and list item of the rich text as (kind, one line of plain text).

    A list item's own words come before those of a list inside it.
    """
    if "<" not in html:
        return tuple(_piece([html], PartKind.PARAGRAPH))
    soup = BeautifulSoup(html, "html.parser")
    for rule_break in soup.find_all("br"):
        rule_break.replace_with(" ")
    return tuple(_pieces(soup, PartKind.PARAGRAPH))


def _pieces(tag: Tag, kind: PartKind) -> Iterator[tuple[PartKind, str]]:
    words: list[str] = []
    for child in tag.children:
        if isinstance(child, NavigableString):
            words.append(str(child))
        elif isinstance(child, Tag):
            if child.name in BLOCKS or child.name in {"ul", "ol"}:
                yield from _piece(words, kind)
                words = []
                inner = BLOCKS.get(child.name, kind)
                if kind is PartKind.ITEM:
                    inner = PartKind.ITEM
                yield from _pieces(child, inner)
            else:
                words.append(child.get_text())
    yield from _piece(words, kind)


def _piece(words: list[str], kind: PartKind) -> Iterator[tuple[PartKind, str]]:
    if text := " ".join("".join(words).split()):
        yield kind, text
