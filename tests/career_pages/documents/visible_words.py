"""The words of documents, found without the readers: what those must not lose."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree, html

from career_pages.documents.front_matter import GuideDocument
from career_pages.text import words

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STORIES = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_BLOCKS = frozenset(
    (
        *("p", "div", "li", "td", "th", "br", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr"),
        *("option", "ul", "ol", "table", "blockquote", "pre", "caption", "summary", "figcaption"),
        *("main", "article", "section", "header", "footer", "nav", "aside", "form", "details"),
        *("body", "hr", "img", "button", "select", "figure", "dl", "iframe", "noscript"),
    )
)


def lost_words(document: GuideDocument, shown: str) -> Counter[str]:
    """Return the words of ``shown`` that a document has neither in its text nor in its notes."""
    notes = (document.notes, document.outline.notes)
    told = [note.text for found in notes for note in (*found.unplaced, *found.withheld)]
    return Counter(words(shown)) - Counter(words("\n".join([document.text, *told])))


def shown_in_page(page: str) -> str:
    """Return all text of a page that is no code, with spaces where blocks part it."""
    root = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    body = root.find("body")
    return "".join(_texts(root if body is None else body))


def _texts(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in {"script", "style", "xml", "title"}:
        return
    if "mso-list:ignore" in (element.get("style") or "").lower():
        return
    around = " " if element.tag in _BLOCKS else ""
    yield around + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield around


def shown_in_word(data: bytes) -> str:
    """Return the text of all parts of a Word document that people read."""
    texts: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith(tuple(f"word/{story}" for story in _STORIES)):
                for paragraph in etree.fromstring(package.read(name)).iter(f"{_WORD}p"):
                    texts.append("".join(_own_texts(paragraph)))
    return "\n".join(texts)


def _own_texts(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph, not that of paragraphs in boxes inside it."""
    for child in element:
        if child.tag in {f"{_WORD}del", f"{_WORD}p", _FALLBACK}:
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in {f"{_WORD}br", f"{_WORD}tab"}:
            yield " "
        yield from _own_texts(child)
