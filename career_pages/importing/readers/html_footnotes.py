"""Footnotes of a page: what two links that lead to each other connect."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from career_pages.importing.readers.html_tree import BLOCKS, HEADINGS, Element, tag_of

_LABEL = re.compile(r"[\[(]?\s*([^\W_]{1,5}|[*†‡§¶]{1,4})\s*[\])]?")
_NO_NOTE: Final = HEADINGS | frozenset({"body", "html", "main", "article", "table", "td", "th"})
# A page of links, and a block of links, are no notes.
_MOST_LINKS: Final = 5_000
_MOST_RETURNS: Final = 30
# How far from a link the place may be that the link back leads to.
_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The links to notes and the blocks of notes, each with its sign, and the links back."""

    references: dict[Element, str] = field(default_factory=dict)
    notes: dict[Element, str] = field(default_factory=dict)
    returns: set[Element] = field(default_factory=set)


def find_footnotes(body: Element) -> Footnotes:
    """Return the footnotes of a page, of whichever program: a link to each, and one back."""
    found = Footnotes()
    places: dict[str, Element] = {}
    for element in body.iter("*"):
        for name in (element.get("id"), element.get("name")):
            if name:
                places.setdefault(name, element)
    links = [link for link in body.iter("a") if str(link.get("href") or "").startswith("#")]
    inner: dict[Element, list[Element]] = {}
    for link in links if len(links) <= _MOST_LINKS else ():
        sign = _LABEL.fullmatch("".join(link.itertext()).strip())
        target = places.get(link.get("href")[1:])
        if link in found.returns or sign is None or target is None:
            continue
        note = _block_of(target)
        if note is None:
            continue
        if note not in inner:
            inner[note] = list(_inner_links(note))
        if link in inner[note] or len(inner[note]) > _MOST_RETURNS:
            continue
        returns = [back for back in inner[note] if _leads_to(back, link, places)]
        if returns:
            found.references[link] = sign[1]
            found.notes.setdefault(note, sign[1])
            found.returns.update(returns)
    return found


def _block_of(target: Element) -> Element | None:
    """Return the block that begins at ``target``: all of a note, if it has several paragraphs."""
    block = target
    while block is not None and tag_of(block) not in BLOCKS:
        block = block.getparent()
    if block is None or tag_of(block) in _NO_NOTE:
        return None
    outer = block.getparent()
    if outer is not None and tag_of(outer) in {"div", "li", "aside"} and outer[0] is block:
        others = [link for sibling in outer[1:] for link in _inner_links(sibling)]
        if not (others or (outer.text or "").strip()):
            return outer
    return block


def _inner_links(element: Element) -> Iterator[Element]:
    return (link for link in element.iter("a") if str(link.get("href") or "").startswith("#"))


def _leads_to(back: Element, link: Element, places: dict[str, Element]) -> bool:
    place = places.get(back.get("href")[1:])
    near = [link, *list(link.iterancestors())[:_NEAR], *link.iter("*")]
    return place is not None and tag_of(place) not in BLOCKS - {"p", "li"} and place in near
