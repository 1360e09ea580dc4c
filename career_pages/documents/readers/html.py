"""HTML to an outline: pages saved from the web, and what word processors write."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import yaml

from career_pages.documents.front_matter import (
    KEYS,
    DocumentFormat,
    GuideDocument,
    read_front_matter,
)
from career_pages.documents.line_text import is_number
from career_pages.documents.outline import FURNITURE, LineKind
from career_pages.documents.readers.html_blocks import (
    SingleBlocks,
    beside_cells,
    heading_level,
    is_layout,
    is_literal,
    mark_attributions,
    rows_of,
)
from career_pages.documents.readers.html_inline import InlineWalk, PagePictures, find_footnotes
from career_pages.documents.readers.html_tree import (
    BLOCKS,
    HEADINGS,
    LISTS,
    SILENT,
    TOO_DEEP,
    Element,
    PageStyles,
    Regions,
    page_tree,
    said_depth,
    tag_of,
    text_rows,
    with_blocks_inside,
)
from career_pages.documents.readers.rendition import PLAIN, InlineText, Rendition, Style
from career_pages.documents.source_file import DocumentError, ImportLimits, without_controls

_KEY = re.compile(r"[\w-]+")
_ADDRESS = re.compile(r"\s*[—–:(-]*\s*(https?://\S+?)\)?$")
_SOURCES: Final = "sources"
# Keys whose value is a text, however many paragraphs it has.
_TEXTS: Final = frozenset({"description"})
_QUOTES: Final = frozenset({"msoquote", "msointensequote"})
_APART_FROM_ITEMS: Final = LISTS | {"li", "table", "figure"}


def read_html(
    text: str,
    limits: ImportLimits,
    companions: Mapping[str, bytes],
    left_out: Mapping[str, str],
    written: DocumentFormat = DocumentFormat.HTML,
) -> GuideDocument:
    """Return the document that a page holds, as ``written`` before it became one.

    ``left_out`` says for names of classes why what has them is kept from readers. Raises
    DocumentError for a page without text, and for one beyond the limits.
    """
    root = page_tree(text, limits)
    body = root.find("body")
    body = root if body is None else body
    base = root.find(".//base[@href]")
    address = "" if base is None else str(base.get("href"))
    regions = Regions(body, PageStyles.of(root), left_out)
    rendition = Rendition(limits)
    rendition.rows += take_front_matter(regions.content)
    front_matter, notes, taken = read_front_matter("\n".join(rendition.rows))
    try:
        mark_attributions(body)
        texts = InlineWalk(
            rendition,
            regions,
            find_footnotes(body),
            PagePictures(rendition, companions, limits).add,
            address,
            is_page=written is DocumentFormat.HTML,
        )
        BlockWalk(rendition, texts).render(body)
    except RecursionError:
        raise DocumentError(TOO_DEEP) from None
    outline = rendition.outline
    if not any(row.strip() for row in rendition.rows):
        raise DocumentError("The document holds no text; write the guide into it first.")
    return GuideDocument("\n".join(rendition.rows), written, front_matter, taken, notes, outline)


@dataclass(frozen=True, slots=True)
class _Item:
    """The item of a list that text belongs to."""

    node: Element
    depth: int
    ordered: bool


@dataclass(slots=True)
class BlockWalk:
    """Renders the blocks of a page in order."""

    rendition: Rendition
    texts: InlineWalk
    # The elements with blocks inside.
    _holders: set[Element] = field(default_factory=set)
    _single: SingleBlocks = field(init=False)
    _text: InlineText = field(init=False)
    _item: _Item | None = None

    def __post_init__(self) -> None:
        self._single = SingleBlocks(self.rendition, self.texts)
        self._text = self.texts.new_text()

    def render(self, body: Element) -> None:
        """Render a page."""
        self._holders = with_blocks_inside(body)
        self._blocks(body, PLAIN)
        self._flush()

    def _flush(self) -> None:
        """Place the text gathered so far."""
        text, self._text = self._text, self.texts.new_text()
        if item := self._item:
            inline = self.texts.finish(text)
            self.rendition.add(
                LineKind.ITEM, inline, item.node, depth=item.depth, ordered=item.ordered
            )
        else:
            for paragraph in text.paragraphs:
                self.rendition.add(LineKind.PARAGRAPH, self.texts.finish(paragraph), None)
        self.texts.add_waiting()

    def _blocks(self, element: Element, style: Style) -> None:
        """Render what an element holds."""
        around = element in self.texts.regions.around
        self._write(element.text, style, around)
        for child in element:
            if around and child not in self.texts.regions.around and not self._is_content(child):
                self._leave_out(child, self.texts.regions.why_left_out(child) or FURNITURE)
            else:
                self._block(child, style)
            self._write(child.tail, style, around)

    def _is_content(self, element: Element) -> bool:
        return element is self.texts.regions.content or tag_of(element) in SILENT

    def _write(self, text: str | None, style: Style, around: bool) -> None:
        if around and text and text.strip():
            self.rendition.leave_out([" ".join(text.split())], FURNITURE)
        elif text:
            self._text.write(text, style)

    def _leave_out(self, element: Element, why: str) -> None:
        self._flush()
        if tag_of(element):
            self.texts.leave_out(element, why)

    def _block(self, node: Element, style: Style) -> None:
        tag = tag_of(node)
        if not tag or tag in SILENT:
            return
        if tag not in BLOCKS and node not in self._holders:
            self.texts.take(node, self._text, style)
        elif why := self.texts.regions.why_left_out(node):
            self._leave_out(node, why)
        elif tag not in BLOCKS:
            self._blocks(node, self.texts.style_inside(node, style))
        elif self._item and tag not in _APART_FROM_ITEMS:
            self._text.end_row()
            inner = replace(style, bold=True) if tag in HEADINGS else style
            self._blocks(node, self.texts.regions.styles.style(node, inner))
            self._text.end_row()
        else:
            self._apart(node, tag, style)

    def _apart(self, node: Element, tag: str, style: Style) -> None:
        self._flush()
        style = self.texts.regions.styles.style(node, style)
        names = set(str(node.get("class") or "").lower().split())
        level = heading_level(node, names)
        if node in self.texts.footnotes.notes:
            self._single.note(node, style)
        elif tag in {"p", "pre"} and is_literal(node):
            self._single.literal(node, style)
        elif level:
            self._single.heading(node, level, style)
        elif tag in LISTS:
            self._list(node, style, depth=0 if self._item is None else self._item.depth + 1)
        elif tag == "li":
            self._list_item(node, style, _Item(node, 0, ordered=False))
        elif (tag == "blockquote" and not _is_divided(node)) or names & _QUOTES:
            self._single.quote(node, style)
        elif tag == "table":
            self._table(node, style)
        elif tag == "pre":
            self._single.preformatted(node, style)
        elif tag in {"dt", "summary"}:
            self._within(node, replace(style, bold=True))
        elif node not in self._holders and (tag == "figcaption" or _is_caption(names)):
            self._single.caption(node, style)
        elif (depth := self.texts.regions.styles.word_list_depth(node)) is not None:
            self._word_item(node, style, depth)
        else:
            self._within(node, style)

    def _within(self, node: Element, style: Style) -> None:
        self._blocks(node, style)
        self._flush()

    def _list(self, node: Element, style: Style, depth: int) -> None:
        outer = self._item
        self._text.write(node.text or "", style)
        self._flush()
        for child in node:
            tag = tag_of(child)
            if not tag or tag in SILENT:
                pass
            elif why := self.texts.regions.why_left_out(child):
                self._leave_out(child, why)
            elif child in self.texts.footnotes.notes:
                self._single.note(child, style)
            elif tag in LISTS:
                self._list(child, style, depth + 1)
            else:
                said = max(depth, said_depth(node, child))
                self._list_item(child, style, _Item(child, said, ordered=tag_of(node) == "ol"))
            self._text.write(child.tail or "", style)
            self._flush()
        self._item = outer

    def _list_item(self, node: Element, style: Style, item: _Item) -> None:
        """Render an item; one that begins with a heading is what stands below that heading."""
        outer = self._item
        self._item = item if is_literal(node) or not _begins_with_heading(node) else None
        if tag_of(node) in BLOCKS:
            self._within(node, self.texts.regions.styles.style(node, style))
        else:
            self._block(node, style)
            self._flush()
        self._item = outer

    def _word_item(self, node: Element, style: Style, depth: int) -> None:
        """Render an item that Word wrote as a paragraph with a bullet inside."""
        styles = self.texts.regions.styles
        bullet = next((part for part in node.iter("span") if styles.is_bullet(part)), None)
        number = "" if bullet is None else "".join(bullet.itertext()).strip()
        ordered = len(number) > 1 and is_number(number)
        self._list_item(node, style, _Item(node, depth, ordered))

    def _table(self, node: Element, style: Style) -> None:
        outer, self._item = self._item, None
        if is_layout(node) and not is_literal(node):
            self._within(node, style)
        else:
            for beside in beside_cells(node):
                if isinstance(beside, str):
                    self._text.write(beside, style)
                else:
                    self._block(beside, style)
            self._flush()
            self._single.table(node, style)
        self._item = outer


def _is_caption(names: set[str]) -> bool:
    return any("caption" in name for name in names)


def _begins_with_heading(item: Element) -> bool:
    """Say whether the first thing in an item is a heading."""
    inner = item
    while len(inner) and not (inner.text or "").strip():
        inner = inner[0]
        if tag_of(inner) in HEADINGS:
            return True
        if tag_of(inner) not in BLOCKS:
            return False
    return False


def _is_divided(quote: Element) -> bool:
    """Say whether a quotation is more than a quote: it has headings or tables of its own."""
    return not is_literal(quote) and next(quote.iter("table", *HEADINGS), None) is not None


def take_front_matter(content: Element) -> list[str]:
    """Return the front matter at the top of a document as rows of YAML, and remove its table.

    Without such a table there are no rows.
    """
    table = next(content.iter("table"), None)
    if table is None or _has_words_before(table, content):
        return []
    rows = [list(row) for row in rows_of(table)]
    if any(len(cells) != 2 for cells in rows):
        return []
    keys = [" ".join(text_rows(cells[0])).lower().rstrip(": ") for cells in rows]
    known = sum(key in KEYS for key in keys)
    if known * 2 <= len(keys) or not all(_KEY.fullmatch(key) for key in keys):
        return []
    pairs = [(key, _value(key, cells[1])) for key, cells in zip(keys, rows, strict=True)]
    table.drop_tree()
    return ["---", *(row for key, value in pairs for row in _yaml(key, value)), "---"]


def _has_words_before(table: Element, content: Element) -> bool:
    around = set(table.iterancestors())
    for node in content.iter():
        if node is table:
            return False
        texts = [node.text if tag_of(node) else "", "" if node in around else node.tail]
        if any((text or "").strip() for text in texts):
            return True
    return False


def _value(key: str, cell: Element) -> Any:
    if key == _SOURCES:
        return list(_sources(cell))
    rows = [without_controls(row) for row in text_rows(cell)]
    return rows if len(rows) > 1 and key not in _TEXTS else " ".join(rows)


def _sources(cell: Element) -> Iterator[dict[str, str]]:
    """Yield a title and an address for each paragraph: "title — address", or a link."""
    paragraphs = [one for one in cell.iter("p", "li") if next(one.iter("p", "li"), one) is one]
    for paragraph in paragraphs or [cell]:
        text = without_controls(" ".join(text_rows(paragraph)))
        link = next((a.get("href") for a in paragraph.iter("a") if a.get("href")), "")
        written = _ADDRESS.search(text)
        if written:
            text, link = text[: written.start()], link or written[1]
        if text or link:
            yield {"title": text or link, "url": link}


def _yaml(key: str, value: Any) -> list[str]:
    dumped = yaml.safe_dump({key: value}, allow_unicode=True, width=math.inf, sort_keys=False)
    return str(dumped).rstrip("\n").split("\n")
