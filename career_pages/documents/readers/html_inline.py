"""The text inside one block of a page: marks, links, pictures, footnotes."""

import base64
import binascii
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urljoin

from career_pages.documents.links import allowed_address, clean_address
from career_pages.documents.outline import (
    LINK_IN_PLAIN_TEXT,
    PICTURE_NOT_HERE,
    REFUSED_LINK,
    REMOTE_PICTURE,
)
from career_pages.documents.readers.html_tree import (
    BLOCKS,
    HEADINGS,
    SILENT,
    Element,
    Regions,
    tag_of,
    text_rows,
)
from career_pages.documents.readers.rendition import (
    Inline,
    InlineText,
    Rendition,
    Style,
    TextAsWritten,
    joined,
)
from career_pages.documents.source_file import (
    ImportLimits,
    Picture,
    UnusablePictureError,
    checked_picture,
)

_SITE_PICTURES: Final = "/media/"
_LONGEST_SHOWN: Final = 200
_RAISED: Final = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED: Final = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_DATA = re.compile(r"data:image/([\w.+-]+)[^,]*?(;base64)?,", re.IGNORECASE)
_LAZY = ("data-src", "data-original", "data-lazy-src")
_SMALLEST = 3
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


@dataclass(slots=True)
class PagePictures:
    """Puts the pictures of one page into its rendition, or says there why not."""

    rendition: Rendition
    companions: Mapping[str, bytes]
    limits: ImportLimits
    count: int = 0

    def add(self, image: Element) -> None:
        """Add the picture that an img element shows."""
        address, alt = _address(image), " ".join(str(image.get("alt") or "").split())
        if not address or _is_invisible(image):
            return
        try:
            picture = self.find(address, alt)
        except UnusablePictureError as error:
            if str(error) == REMOTE_PICTURE:
                self.rendition.leave_out([" ".join(filter(None, [alt, address]))], REMOTE_PICTURE)
            else:
                shown = " ".join(filter(None, [alt, f"({self._name(address)[:200]})"]))
                self.rendition.not_placed(shown, str(error))
        else:
            if picture:
                self.rendition.add_picture(picture, image)

    def find(self, address: str, alt: str) -> Picture | None:
        """Return a picture of the document, the files beside it, or the site; None if too small.

        Raises UnusablePictureError for one that is not there or that pages cannot show.
        """
        self.count += 1
        name = self._name(address)
        if self.count > self.limits.pictures:
            raise UnusablePictureError(f"a document has at most {self.limits.pictures} pictures")
        if found := _DATA.match(address):
            data: bytes | None = picture_bytes(address[found.end() :], bool(found[2]))
        elif address.startswith(_SITE_PICTURES):
            return Picture(name, b"", alt, address=address)
        elif address.lower().startswith(("http:", "https:", "//")):
            raise UnusablePictureError(REMOTE_PICTURE)
        else:
            data = self.companions.get(_path(address))
        if data is None:
            raise UnusablePictureError(PICTURE_NOT_HERE)
        return checked_picture(data, name, alt, self.limits)

    def _name(self, address: str) -> str:
        if found := _DATA.match(address):
            return f"picture-{self.count}.{found[1].partition('+')[0]}"
        return posixpath.basename(_path(address))


def _path(address: str) -> str:
    return posixpath.normpath(unquote(re.split(r"[?#]", address)[0]).replace("\\", "/"))


def _address(image: Element) -> str:
    """Return where the picture is, also if a script would only load it later."""
    address = str(image.get("src") or "").strip()
    if not address or address.startswith("data:"):
        later = next((str(image.get(name)).strip() for name in _LAZY if image.get(name)), "")
        return later or address
    return address


def _is_invisible(image: Element) -> bool:
    """Say whether a picture is not there to be seen: a tracker's pixel, or a tick box."""
    if "checkbox" in str(image.get("aria-roledescription") or ""):
        return True
    sizes = [str(image.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return any(size.isdecimal() and int(size[:6]) < _SMALLEST for size in sizes)


def picture_bytes(text: str, is_base64: bool = True) -> bytes:
    """Return the file of a picture that is written out in an address; damaged, it is empty."""
    if not is_base64:
        return unquote_to_bytes(text)
    try:
        return base64.b64decode(unquote(text))
    except (binascii.Error, ValueError):
        return b""


@dataclass(slots=True)
class InlineWalk:
    """Gathers the text of elements; pictures and what is left out wait until it is placed.

    A web page ("is_page") has links that only lead to places of its own, or are only signs.
    """

    rendition: Rendition
    regions: Regions
    footnotes: Footnotes
    add_picture: Callable[[Element], None]
    base: str = ""
    is_page: bool = False
    _later: list[Callable[[], None]] = field(default_factory=list)

    def new_text(self) -> InlineText:
        """Return what gathers one text: as it is written, if it has a source."""
        return TextAsWritten() if self.rendition.source else InlineText()

    def add_waiting(self) -> None:
        """Add what stood inside the text that was placed last, and could not be part of it."""
        waiting, self._later = self._later, []
        for add in waiting:
            add()

    def inline(self, element: Element, style: Style, links: bool = True) -> Inline:
        """Return everything in an element as one text."""
        return self.finish(self.gathered(element, style), links)

    def gathered(self, element: Element, style: Style) -> InlineText:
        """Return everything in an element as it is gathered."""
        text = self.new_text()
        self.collect(element, text, style)
        return text

    def finish(self, text: InlineText, links: bool = True, bold: bool = True) -> Inline:
        """Return gathered text; note the addresses of its links where ``links`` have no place."""
        for style, shown in () if links else text.links:
            if style.address != shown:
                self.rendition.withhold(style.address, LINK_IN_PLAIN_TEXT, style.link)
        return joined(text.rows(links, bold))

    def collect(self, element: Element, into: InlineText, style: Style) -> None:
        """Gather what an element holds."""
        into.write(element.text or "", style)
        for child in element:
            self.take(child, into, style)
            into.write(child.tail or "", style)

    def take(self, node: Element, into: InlineText, style: Style) -> None:
        """Gather one element; blocks begin and end a row."""
        tag = tag_of(node)
        if not tag or tag in SILENT or node in self.footnotes.returns:
            return
        if why := self.regions.why_left_out(node):
            self._later.append(partial(self.leave_out, node, why))
        elif node in self.footnotes.references:
            into.write(f"[{self.footnotes.references[node]}]", replace(style, address=""))
        elif tag == "br":
            into.break_row()
        elif tag == "img":
            self._later.append(partial(self.add_picture, node))
        elif tag in BLOCKS:
            into.end_row()
            inner = replace(style, bold=True) if tag in HEADINGS else style
            self.collect(node, into, self.regions.styles.style(node, inner))
            into.end_row()
        elif not self.regions.styles.is_bullet(node):
            self._mark(tag, node, into, self.regions.styles.style(node, style))

    def _mark(self, tag: str, node: Element, into: InlineText, style: Style) -> None:
        match tag:
            case "a" if node.get("href"):
                self._link(node, into, style)
            case "q":
                into.write("“", style)
                self.collect(node, into, style)
                into.write("”", style)
            case "sup" | "sub" if len(node) == 0:
                signs = _RAISED if tag == "sup" else _LOWERED
                text = (node.text or "").strip()
                is_number = text.strip("+-").isdecimal() and text.isascii()
                into.write(text.translate(signs) if is_number else node.text or "", style)
            case _:
                self.collect(node, into, style)

    def _link(self, node: Element, into: InlineText, style: Style) -> None:
        if self.rendition.source:
            # Where it may lead has been judged.
            self.collect(node, into, replace(style, address=str(node.get("href")), link=node))
            return
        address = self._address(str(node.get("href")).strip())
        shown = "".join(node.itertext()).strip()
        has_mark = self.is_page and not any(map(str.isalnum, shown))
        if has_mark and next(node.iter("img"), None) is None:
            # Nothing that can be read leads there: a sign to copy a heading's address, as a rule.
            if address:
                into.write(" ", style)
                into.write(shown or address, replace(style, address=address))
                into.write(" ", style)
            return
        self.collect(node, into, replace(style, address=address))

    def style_inside(self, node: Element, style: Style) -> Style:
        """Return how blocks inside an inline element are marked, such as a link around them."""
        style = self.regions.styles.style(node, style)
        if tag_of(node) == "a" and node.get("href"):
            return replace(style, address=self._address(str(node.get("href")).strip()))
        return style

    def _address(self, written: str) -> str:
        """Return where a link may lead, or ""; what it may not is noted."""
        if written.startswith("#") and self.is_page:
            return ""
        try:
            address = allowed_address(clean_address(urljoin(self.base, written)))
        except ValueError:
            address = ""
        if not address:
            self.rendition.withhold(written[:_LONGEST_SHOWN], REFUSED_LINK)
        return "" if address.startswith("#") and self.is_page else address

    def leave_out(self, element: Element, why: str) -> None:
        """Show the words of an element, and the address of what it would load, as left out."""
        rows = text_rows(element)
        loaded = [element.get("src"), element.get("data")]
        rows += [address[:_LONGEST_SHOWN] for address in map(str, filter(None, loaded)) if address]
        self.rendition.leave_out(rows, why)
