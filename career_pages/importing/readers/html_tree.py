"""HTML as a tree of elements, of a size that can be walked over."""

from collections.abc import Mapping
from typing import Any, Final

from lxml import etree, html

from career_pages.importing.document_error import DocumentError
from career_pages.importing.import_limits import ImportLimits

# What lxml gives: it has no types of its own.
Element = Any

MOST_TAGS: Final = 100_000
# The parser's work grows with the square of their number.
_MOST_ATTRIBUTES: Final = 500
TOO_DEEP: Final = (
    "The document nests its parts too deeply; make lists, tables and boxes inside each other "
    "flatter."
)

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
BLOCKS: Final = (
    HEADINGS
    | LISTS
    | frozenset(
        (
            *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
            *("details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
            *("form", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav", "noscript"),
            *("optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody"),
            *("td", "template", "textarea", "tfoot", "th", "thead", "tr"),
        )
    )
)
# They hold no words that anybody reads.
SILENT: Final = frozenset(
    (
        *("area", "base", "col", "colgroup", "head", "link", "meta", "param", "script", "source"),
        *("style", "title", "track", "xml"),
    )
)


def page_tree(text: str, limits: ImportLimits) -> Element:
    """Return the root of a page. Raises DocumentError for one without text, and for a vast one."""
    data = text.encode("utf-8", "replace")
    try:
        etree.fromstring(data, _measuring(limits.nesting))
        parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise DocumentError("The document is empty; write the guide into it first.") from None


def _measuring(deepest: int) -> etree.HTMLParser:
    return etree.HTMLParser(target=_Measure(deepest), huge_tree=True, encoding="utf-8")


class _Measure:
    """Refuses, while it is only being parsed, what would be too much work as a tree."""

    def __init__(self, deepest: int) -> None:
        self._deepest = deepest
        self._depth = self._tags = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._tags += 1
        self._depth += 1
        if self._tags > MOST_TAGS:
            raise DocumentError(
                f"The document has more than {MOST_TAGS:,} elements; import its parts one by one."
            )
        if self._depth > self._deepest:
            raise DocumentError(TOO_DEEP)
        if len(attributes) > _MOST_ATTRIBUTES:
            raise DocumentError(
                f"The page is damaged: a “{tag[:40]}” has more than {_MOST_ATTRIBUTES} attributes; "
                "save it again."
            )

    def end(self, tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        pass


def tag_of(node: Element) -> str:
    """Return the name of an element, "" for a comment and the like."""
    return node.tag if isinstance(node.tag, str) else ""


def text_rows(element: Element) -> list[str]:
    """Return all words inside an element, a row for each block."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = tag_of(node)
        if event == "start":
            if tag in SILENT:
                walk.skip_subtree()
            else:
                pieces += ["\n"] if tag in BLOCKS or tag == "br" else []
                pieces.append(node.text or "")
            continue
        pieces += ["\n"] if tag in BLOCKS else []
        if node is not element:
            pieces.append(node.tail or "")
    rows = (" ".join(row.split()) for row in "".join(pieces).split("\n"))
    return [row for row in rows if row]


def has_words(element: Element) -> bool:
    """Say whether an element holds words."""
    return bool(text_rows(element))


def with_blocks_inside(root: Element) -> set[Element]:
    """Return the elements that hold a block, at any depth."""
    holders: set[Element] = set()
    for block in root.iter(*BLOCKS):
        holder = block.getparent()
        while holder is not None and holder not in holders:
            holders.add(holder)
            holder = holder.getparent()
    return holders
