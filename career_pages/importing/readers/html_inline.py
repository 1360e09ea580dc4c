"""The text inside one block of a page: its marks and links, and what a text cannot hold."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final
from urllib.parse import urljoin

from career_pages.importing.address_cleaning import clean_address
from career_pages.importing.links import allowed_address
from career_pages.importing.notes import LINK_IN_PLAIN_TEXT, REFUSED_LINK
from career_pages.importing.readers.html_footnotes import Footnotes
from career_pages.importing.readers.html_pictures import PagePictures
from career_pages.importing.readers.html_regions import Regions
from career_pages.importing.readers.html_tree import (
    BLOCKS,
    HEADINGS,
    SILENT,
    Element,
    tag_of,
    text_rows,
)
from career_pages.importing.readers.inline_markdown import Inline
from career_pages.importing.readers.inline_text import InlineText, Style, joined
from career_pages.importing.readers.rendition import Rendition

_LONGEST_SHOWN: Final = 200
_RAISED: Final = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED: Final = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


@dataclass(slots=True)
class InlineWalk:
    """Gathers the text of elements; pictures and what is left out wait until it is placed.

    A web page ("is_page") has links that only lead to places of its own, or are only signs.
    """

    rendition: Rendition
    regions: Regions
    footnotes: Footnotes
    pictures: PagePictures
    base: str
    is_page: bool
    _later: list[Callable[[], None]] = field(default_factory=list)

    def add_waiting(self) -> None:
        """Add what stood inside the text that was placed last, and could not be part of it."""
        waiting, self._later = self._later, []
        for add in waiting:
            add()

    def inline(
        self, element: Element, style: Style, links: bool = True, bold: bool = True
    ) -> Inline:
        """Return everything in an element as one text."""
        text = InlineText()
        self.collect(element, text, style)
        return self.finish(text, links, bold)

    def finish(self, text: InlineText, links: bool = True, bold: bool = True) -> Inline:
        """Return gathered text; note the addresses of its links where ``links`` have no place."""
        if not links:
            self.note_addresses(text)
        return joined(text.rows(links, bold))

    def note_addresses(self, text: InlineText) -> None:
        """Note the addresses of links in a place of plain text."""
        for address, shown in text.addresses:
            if address != shown:
                self.rendition.withhold(address, LINK_IN_PLAIN_TEXT)

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
            self._later.append(partial(self.pictures.add, node))
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
        address = self._address(str(node.get("href")).strip())
        shown = "".join(node.itertext()).strip()
        is_sign = self.is_page and not any(map(str.isalnum, shown))
        if is_sign and next(node.iter("img"), None) is None:
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
