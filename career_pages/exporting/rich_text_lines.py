"""Stored rich text as the lines of an outline."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from career_pages.exporting.line_making import PART_LEVEL, line
from career_pages.exporting.runs import Address, href, runs_in, tidy
from career_pages.importing.outline import Line, LineKind

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
            yield from _text(list(group), address, LineKind.PARAGRAPH)
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
                yield from _text([block], address, LineKind.PARAGRAPH)


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in _BLOCKS


def _text(nodes: list[PageElement], address: Address, kind: LineKind) -> Iterator[Line]:
    if runs := runs_in(nodes, address):
        yield line(kind, runs)


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
            if lines:
                lines[-1] = _joined(lines[-1], line(LineKind.ITEM, runs))
            else:
                lines.append(line(LineKind.ITEM, runs, depth, ordered))
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


def _joined(above: Line, below: Line) -> Line:
    text, html = f"{above.text}\n{below.text}", f"{above.html}<br>\n{below.html}"
    return replace(above, text=text, html=html)
