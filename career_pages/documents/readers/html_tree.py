"""HTML as a tree of elements: its document, its styles, and what is left out."""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, Final

from lxml import etree, html

from career_pages.documents.outline import (
    CONTROL,
    DRAWN,
    EMBEDDED,
    FURNITURE,
    HIDDEN,
    NAVIGATION,
    NOT_SHOWN,
)
from career_pages.documents.readers.rendition import Style
from career_pages.documents.source_file import DocumentError, ImportLimits

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
# Google Docs and word processors say it in rules for one class: ".c5{font-weight:700}".
_RULE = re.compile(r"(?:^|(?<=[}\s,;/]))(?:[a-z]+)?\.([\w-]{1,80})\s*\{([^{}]{1,2000})\}")
_HEAVY = re.compile(r"bold|bolder|[6-9]00|1000")
_LIST_LEVEL = re.compile(r"\blevel(\d)\b")
_GOOGLE_LEVEL = re.compile(r"^lst-.*-(\d)$")
_DEEPEST_LIST: Final = 8
_LEFT_OUT: Final = {
    "nav": NAVIGATION,
    "aside": FURNITURE,
    "search": CONTROL,
    "button": CONTROL,
    "select": CONTROL,
    "textarea": CONTROL,
    "datalist": CONTROL,
    "noscript": NOT_SHOWN,
    "template": NOT_SHOWN,
    "noframes": NOT_SHOWN,
    "svg": DRAWN,
    "canvas": DRAWN,
    "iframe": EMBEDDED,
    "object": EMBEDDED,
    "embed": EMBEDDED,
    "applet": EMBEDDED,
    "video": EMBEDDED,
    "audio": EMBEDDED,
}
_ROLES: Final = {
    "navigation": NAVIGATION,
    "banner": FURNITURE,
    "contentinfo": FURNITURE,
    "complementary": FURNITURE,
    "search": CONTROL,
    "doc-toc": NAVIGATION,
}
_PARTS: Final = frozenset({"article", "main", "section", "blockquote", "figure"})
# The list of contents that Word writes.
_CONTENTS: Final = ("msotoc", "msotocheading")


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


def with_blocks_inside(root: Element) -> set[Element]:
    """Return the elements that hold a block, at any depth."""
    holders: set[Element] = set()
    for block in root.iter(*BLOCKS):
        holder = block.getparent()
        while holder is not None and holder not in holders:
            holders.add(holder)
            holder = holder.getparent()
    return holders


Declarations = dict[str, str]


@dataclass(slots=True)
class PageStyles:
    """Knows the rules of one page's style sheets that concern the kind of text."""

    _rules: dict[str, Declarations]
    _known: dict[tuple[str, str], Declarations] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> "PageStyles":
        """Return the styles of a page."""
        rules: dict[str, Declarations] = {}
        for sheet in root.iter("style"):
            for name, declared in _RULE.findall((sheet.text or "").lower()):
                rules.setdefault(name, {}).update(_declarations(declared))
        return cls(rules)

    def declared(self, element: Element) -> Declarations:
        """Return what classes and the style attribute say of an element, the latter first."""
        key = (str(element.get("class") or "").lower(), str(element.get("style") or "").lower())
        found = self._known.get(key)
        if found is None:
            found = {}
            for name in key[0].split():
                found.update(self._rules.get(name, {}))
            found.update(_declarations(key[1]))
            self._known[key] = found
        return found

    def style(self, element: Element, outer: Style) -> Style:
        """Return how the text inside an element is marked."""
        tag = tag_of(element)
        if tag in {"b", "strong"}:
            outer = replace(outer, bold=True)
        elif tag in {"i", "em"}:
            outer = replace(outer, italic=True)
        declared = self.declared(element)
        if weight := declared.get("font-weight"):
            outer = replace(outer, bold=bool(_HEAVY.match(weight)))
        if slope := declared.get("font-style"):
            outer = replace(outer, italic=slope.startswith(("italic", "oblique")))
        return outer

    def is_hidden(self, element: Element) -> bool:
        """Say whether an element is not shown."""
        declared = self.declared(element)
        return (
            element.get("hidden") is not None
            or declared.get("display", "").startswith("none")
            or declared.get("visibility", "").startswith("hidden")
            or declared.get("mso-hide", "").startswith("all")
        )

    def is_bullet(self, element: Element) -> bool:
        """Say whether Word has written a bullet or a number of a list in an element."""
        return self.declared(element).get("mso-list", "").startswith("ignore")

    def word_list_depth(self, element: Element) -> int | None:
        """Return how deep an item is that Word wrote as a paragraph; None for other elements."""
        in_list = self.declared(element).get("mso-list", "")
        level = _LIST_LEVEL.search(in_list)
        return min(int(level[1]) - 1, _DEEPEST_LIST) if level else None


def said_depth(items: Element, item: Element) -> int:
    """Return how deep an item of a list says that it is, 0 where it says nothing."""
    levels = [_GOOGLE_LEVEL.match(name) for name in str(items.get("class") or "").split()]
    said = [int(level[1]) for level in levels if level]
    if str(item.get("aria-level") or "").isdecimal():
        said.append(int(item.get("aria-level")[:2]) - 1)
    return max(0, min(max(said, default=0), _DEEPEST_LIST))


def _declarations(text: str) -> Declarations:
    pairs = (pair.partition(":") for pair in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


@dataclass(slots=True)
class Regions:
    """The ``content`` of a page: its main part, its only article, or all of it.

    ``around`` are the elements that stand around the content; whatever else is in those is left
    out. ``named`` says why an element of a class is left out.
    """

    body: Element
    styles: PageStyles
    named: Mapping[str, str]
    content: Element = field(init=False)
    around: frozenset[Element] = field(init=False)

    def __post_init__(self) -> None:
        self.content = _content(self.body)
        self.around = frozenset(self.content.iterancestors())
        self._bring_title_in()

    def _bring_title_in(self) -> None:
        """Put the page's only title above its content, if a site has it in its header."""
        titles = list(self.body.iter("h1"))
        if len(titles) != 1 or next(titles[0].iter("a"), None) is not None:
            return
        outer = [titles[0], *titles[0].iterancestors()]
        whys = {self.why_left_out(element) for element in outer if element is not self.content}
        if not whys <= {"", FURNITURE} or (self.content in outer and FURNITURE not in whys):
            return
        title = deepcopy(titles[0])
        titles[0].drop_tree()
        title.tail, self.content.text = self.content.text, None
        self.content.insert(0, title)

    def why_left_out(self, element: Element) -> str:
        """Return why an element is not part of the document, or "" when it is."""
        tag = tag_of(element)
        for name in str(element.get("class") or "").lower().split():
            if name in self.named:
                return self.named[name]
            if name.startswith(_CONTENTS):
                return NAVIGATION
        if self.styles.is_hidden(element):
            return HIDDEN
        if tag == "button" and element.getparent() is not None:
            inside = tag_of(element.getparent()) in HEADINGS
            return "" if inside else CONTROL
        if tag in {"header", "footer"}:
            own = any(tag_of(outer) in _PARTS for outer in element.iterancestors())
            return "" if own else FURNITURE
        if tag == "form":
            return "" if any(True for _ in element.iter("main", "p", *HEADINGS)) else CONTROL
        return _LEFT_OUT.get(tag) or _ROLES.get(str(element.get("role") or "").lower(), "")


def _content(body: Element) -> Element:
    mains = [
        element
        for element in body.iter("main", "article", "div", "section")
        if tag_of(element) == "main" or element.get("role") == "main"
    ]
    lengths = [sum(map(len, text_rows(main))) for main in mains]
    if any(lengths):
        return mains[lengths.index(max(lengths))]
    articles = [
        article
        for article in body.iter("article")
        if not any(tag_of(outer) == "article" for outer in article.iterancestors())
    ]
    return articles[0] if len(articles) == 1 and text_rows(articles[0]) else body
