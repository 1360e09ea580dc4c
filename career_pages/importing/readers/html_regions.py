"""Which part of a page is its document, and what around it and in it is left out."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from career_pages.importing.notes import (
    CONTROL,
    DRAWN,
    EMBEDDED,
    FURNITURE,
    HIDDEN,
    NAVIGATION,
    NOT_SHOWN,
)
from career_pages.importing.readers.html_styles import PageStyles
from career_pages.importing.readers.html_tree import HEADINGS, Element, tag_of, text_rows

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
