"""Stored prose and rich text as the lines of an outline."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from career_pages.documents.exporting.runs import (
    Address,
    Run,
    Runs,
    href,
    html_of,
    plain_text,
    runs_in,
    runs_of,
    tidy,
)
from career_pages.documents.links import allowed_address
from career_pages.documents.matching.prose import split_attribution
from career_pages.documents.matching.section_drafts import take_testimonials
from career_pages.documents.outline import (
    CAPTION,
    EMBED,
    SUBHEADING,
    TABLE_CAPTION,
    TEXT,
    Line,
    LineKind,
    Notes,
    SectionMark,
    paragraph_mark,
    split_mark,
    split_paragraph_mark,
)
from career_pages.documents.source_file import Picture
from career_pages.models import CallToAction
from career_pages.sections.parts import stored_values
from career_pages.sections.projection import BlockData
from career_pages.text import collapse

HEADLINE_LEVEL: Final = 1
SECTION_LEVEL: Final = 2
PART_LEVEL: Final = 3


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A page's title, and its address on its site ("/careers/electrician/") or ""."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class References:
    """What bodies refer to, by id: pages, the paths of documents, and the others themselves."""

    pages: Mapping[int, LinkedPage]
    documents: Mapping[int, str]
    images: Mapping[int, Any]
    shared: Mapping[int, CallToAction]

    def address(self, link: Tag) -> str:
        """Return where a link of stored rich text leads, or "" if it may not, or to nothing."""
        number = int(str(link.get("id"))) if str(link.get("id")).isdigit() else 0
        match link.get("linktype"):
            case "page":
                return self.pages[number].path if number in self.pages else ""
            case "document":
                return self.documents.get(number, "")
        return allowed_address(str(link.get("href") or ""))


# The fields of blocks that hold the id of something.
_REFERRING_FIELDS: Final = {"page": "page", "role": "page", "image": "image", "shared": "shared"}
_LINK: Final = re.compile(r"<a\b[^>]*>")
_ATTRIBUTE: Final = re.compile(r'\b(linktype|id)="([^"]*)"')


def references_of(bodies: Iterable[Any]) -> References:
    """Return what bodies, as stream data, refer to; in one query for each kind of thing."""
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for kind, number in _found(list(bodies)):
        ids[kind].add(number)
    pages = Page.objects.filter(pk__in=ids["page"])
    documents = get_document_model().objects.filter(pk__in=ids["document"])
    return References(
        pages={page.pk: LinkedPage(page.title, path_of(page)) for page in pages},
        documents={one.pk: str(one.url) for one in documents},
        images=get_image_model().objects.in_bulk(ids["image"]),
        shared=CallToAction.objects.in_bulk(ids["shared"]),
    )


def _found(bodies: list[Any]) -> Iterator[tuple[str, int]]:
    for name, value in stored_values(bodies):
        if name in _REFERRING_FIELDS and isinstance(value, int):
            yield _REFERRING_FIELDS[name], value
        elif isinstance(value, str):
            for link in _LINK.findall(value):
                attributes = dict(_ATTRIBUTE.findall(link))
                if attributes.get("id", "").isdigit():
                    yield attributes.get("linktype", ""), int(attributes["id"])


def path_of(page: Any) -> str:
    """Return a page's address on its site ("/careers/electrician/"), live or not; "" if none."""
    parts = page.get_url_parts()
    return str(parts[2]) if parts and parts[2] else ""


def picture_path(image: Any) -> str:
    """Return the path under which a document names one of the site's pictures."""
    return f"/media/{quote(image.file.name)}"


@dataclass(frozen=True, slots=True)
class ProseReader:
    """Reads stored prose; ``references`` are what it refers to."""

    references: References

    def lines(self, pieces: list[BlockData] | None) -> list[Line]:
        """Return the pieces of a ProseBlock as lines; blank ones are left out."""
        lines: list[Line] = []
        for piece in pieces or []:
            read = _READERS[piece["type"]](self, piece["value"])
            if lines and read and _looks_like_caption(lines[-1], read[0]):
                lines[-1] = with_text_mark(lines[-1], TEXT)
            lines += read
        return lines

    def _rich_text(self, html: str) -> list[Line]:
        lines = rich_text_lines(html, self.references.address)
        return [_without_false_mark(one) for one in lines]

    def _quote(self, value: Mapping[str, Any]) -> list[Line]:
        words = (value.get("quote") or "").strip()
        who, address = collapse(value.get("attribution") or ""), value.get("url") or ""
        return [quote_line(words, who, address)] if words or who or address else []

    def _table(self, value: Mapping[str, Any] | None) -> list[Line]:
        columns = (value or {}).get("columns") or []
        if not value or not columns:
            return []
        header = tuple(collapse(column["heading"] or "") for column in columns)
        rows = tuple(
            tuple(html_of(self._cell(cell)) for cell in row["values"]) for row in value["rows"]
        )
        caption = collapse(value.get("caption") or "")
        table = Line(LineKind.TABLE, "\n".join(header), "", 0, 0, header=header, rows=rows)
        return [*([_caption(caption)] if caption else []), table]

    def _cell(self, html: str) -> tuple[Run, ...]:
        lines = rich_text_lines(html or "", self.references.address)
        return runs_of("<br>".join(one.html for one in lines))

    def _figure(self, value: Mapping[str, Any]) -> list[Line]:
        shown, caption = value.get("image") or {}, collapse(value.get("caption") or "")
        image = self.references.images.get(shown.get("image") or 0)
        if image is None and not caption:
            return []
        is_decorative = bool(shown.get("decorative"))
        alt = "" if is_decorative else collapse(shown.get("alt_text") or "")
        address = picture_path(image) if image else ""
        name = PurePath(image.file.name).name if image else ""
        picture = Picture(name, b"", alt, caption, address, is_decorative)
        text = " ".join(filter(None, [alt, caption]))
        return [Line(LineKind.IMAGE, text, "", 0, 0, picture=picture)]

    def _embed(self, value: Mapping[str, Any]) -> list[Line]:
        title, address = collapse(value.get("title") or ""), value.get("url") or ""
        shown = line(LineKind.PARAGRAPH, tidy([Run(title or address, address=address)]))
        return [with_text_mark(shown, EMBED)] if title or address else []


_READERS: Final[dict[str, Callable[[ProseReader, Any], list[Line]]]] = {
    "rich_text": ProseReader._rich_text,
    "figure": ProseReader._figure,
    "quote": ProseReader._quote,
    "table": ProseReader._table,
    "embed": ProseReader._embed,
}


def _without_false_mark(line: Line) -> Line:
    """Return a line whose words end like a mark with a mark behind it that says it is text."""
    if line.is_heading and split_mark(line.text)[1]:
        return replace(line, mark=SectionMark(SUBHEADING))
    return with_text_mark(line, TEXT) if split_paragraph_mark(line)[1] else line


def _caption(text: str) -> Line:
    above = line(LineKind.PARAGRAPH, tidy([Run(f"{TABLE_CAPTION} {text}")]))
    return with_text_mark(above, CAPTION) if split_paragraph_mark(above)[1] else above


def _looks_like_caption(line: Line, after: Line) -> bool:
    is_text = line.is_paragraph and not split_paragraph_mark(line)[1]
    return is_text and line.text.startswith(TABLE_CAPTION) and after.kind is LineKind.TABLE


def quote_line(words: str, who: str, address: str = "") -> Line:
    """Return a quotation with whose it is in a paragraph of its own, a link to where it is."""
    rows = [Run("\n".join(row.strip() for row in words.splitlines()))]
    if who or address:
        rows += [Run("\n\n— "), Run(who or address, address=address)]
    elif split_attribution(words)[1]:
        rows.append(Run("\n\n—"))
    return line(LineKind.QUOTE, tidy(rows))


def testimonial_lines(block: BlockData) -> list[Line]:
    """Return a testimonial as a quotation with whose it is; a blank one as nothing.

    The date of consent stays behind: what a document says of it would not be proof.
    """
    value = block["value"]
    words = "\n".join(row.strip() for row in (value.get("quote") or "").strip().splitlines())
    fields = tuple(collapse(value.get(name) or "") for name in ("person", "job", "organisation"))
    if not words and not any(fields):
        return []
    plain = quote_line(words, ", ".join(filter(None, fields)))
    if _read_back(plain) == (words, *fields):
        return [plain]
    rows = "".join(f"\n— {one}" for one in fields)
    quoted = f"“{words}”\n" if words else ""
    return [line(LineKind.QUOTE, tidy([Run(f"{quoted}{rows}")]))]


def _read_back(line: Line) -> tuple[str, ...]:
    found, rest = take_testimonials([line], Notes())
    if rest or len(found) != 1:
        return ()
    return found[0].quote, found[0].person, found[0].job, found[0].organisation


_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LISTS: Final = frozenset({"ul", "ol"})
_BLOCKS: Final = frozenset({"p", "div", "blockquote", *_HEADINGS, *_LISTS})


def rich_text_lines(html: str, address: Address = href) -> list[Line]:
    """Return the paragraphs, headings and list items of rich text; ``address`` reads its links."""
    return list(_lines(_parsed(html), address))


def item_lines(html: str, address: Address = href) -> list[Line]:
    """Return one item of a list, whose rich text it is, and the items nested in it."""
    return list(_item(_parsed(html), address, 0, ordered=False))


def _parsed(html: str) -> Tag:
    # In an element, so that the parser does not warn of text that looks like an address.
    parsed = BeautifulSoup(f"<div>{html}</div>", "html.parser").div
    if parsed is None:
        raise ValueError("the text has no element around it")
    return parsed


def _lines(tag: Tag, address: Address) -> Iterator[Line]:
    for is_block, group in groupby(tag.children, _is_block):
        if not is_block:
            yield from _paragraph(group, address)
            continue
        for block in group:
            if not isinstance(block, Tag):
                continue
            if block.name in _LISTS:
                yield from _list(block, address, 0)
            elif block.name in _HEADINGS:
                yield from _heading(block, address)
            elif any(map(_is_block, block.children)):
                yield from _lines(block, address)
            else:
                yield from _paragraph([block], address)


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in _BLOCKS


def _paragraph(nodes: Iterable[PageElement], address: Address) -> Iterator[Line]:
    if runs := runs_in(nodes, address):
        yield line(LineKind.PARAGRAPH, runs)


def _heading(block: Tag, address: Address) -> Iterator[Line]:
    runs = runs_in([block], address)
    one_row = tidy(replace(run, text=run.text.replace("\n", " ")) for run in runs)
    if one_row:
        yield replace(line(LineKind.HEADING, one_row), level=PART_LEVEL)


def _list(block: Tag, address: Address, depth: int) -> Iterator[Line]:
    for child in block.children:
        if isinstance(child, Tag) and child.name == "li":
            yield from _item(child, address, depth, ordered=block.name == "ol")
        elif _is_block(child) and isinstance(child, Tag):
            yield from _list(child, address, depth)


def _item(tag: Tag, address: Address, depth: int, *, ordered: bool) -> Iterator[Line]:
    """Yield an item and those nested in it; what stands below a nested list joins that list."""
    lines: list[Line] = []
    for is_list, group in groupby(_flat(tag), lambda node: _name(node) in _LISTS):
        if is_list:
            inner = depth + 1 if lines else depth
            for nested in group:
                lines += _list(nested, address, inner) if isinstance(nested, Tag) else []
        elif runs := runs_in(_rows(list(group)), address):
            below = line(LineKind.ITEM, runs, depth, ordered)
            if lines:
                above = lines.pop()
                text, html = f"{above.text}\n{below.text}", f"{above.html}<br>\n{below.html}"
                below = replace(above, text=text, html=html)
            lines.append(below)
    yield from lines


def _flat(tag: Tag) -> Iterator[PageElement]:
    """Yield the nodes of an item, those of a paragraph that holds a list one by one."""
    for node in tag.children:
        if isinstance(node, Tag) and _is_block(node) and any(map(_is_block, node.children)):
            if node.name in _LISTS:
                yield node
            else:
                yield from _flat(node)
        else:
            yield node


def _name(node: PageElement) -> str:
    return node.name if isinstance(node, Tag) else ""


def _rows(nodes: list[PageElement]) -> list[PageElement]:
    """Return an item's own nodes, its paragraphs with a line break around them."""
    rows: list[PageElement] = []
    for node in nodes:
        if _is_block(node):
            rows += [Tag(name="br"), node, Tag(name="br")]
        else:
            rows.append(node)
    return _without_repeated_breaks(rows)


def _without_repeated_breaks(nodes: list[PageElement]) -> list[PageElement]:
    kept: list[PageElement] = []
    for node in nodes:
        blank = isinstance(node, str) and not node.strip()
        if kept and _name(node) == _name(kept[-1]) == "br":
            continue
        if not (blank and kept and _name(kept[-1]) == "br"):
            kept.append(node)
    return kept


def line(kind: LineKind, runs: Runs, depth: int = 0, ordered: bool = False) -> Line:
    """Return a line that holds the runs; its place in the document is not known yet."""
    return Line(kind, plain_text(runs), html_of(runs), 0, 0, depth=depth, ordered=ordered)


def heading(text: str, level: int, mark: SectionMark | None = None, address: str = "") -> Line:
    """Return a heading of plain text, as a link if it has an address."""
    runs = tidy([Run(collapse(text), address=address)])
    return Line(LineKind.HEADING, plain_text(runs), html_of(runs), 0, 0, level=level, mark=mark)


def paragraphs(text: str) -> list[Line]:
    """Return plain text as paragraphs; blank lines part them, single line ends break lines."""
    blocks = "\n".join(row.strip() for row in text.splitlines()).split("\n\n")
    return [line(LineKind.PARAGRAPH, runs) for block in blocks if (runs := tidy([Run(block)]))]


def with_text_mark(line: Line, name: str) -> Line:
    """Return a paragraph with a mark behind it that says what it is."""
    mark = paragraph_mark(name)
    return replace(line, text=line.text + mark, html=line.html + mark)
