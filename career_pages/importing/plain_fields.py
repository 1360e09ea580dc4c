"""Lines for fields that hold plain text."""

import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape

from career_pages.importing.notes import LINK_IN_PLAIN_TEXT, Notes
from career_pages.importing.outline import Line
from career_pages.importing.words import collapse

_ADDRESS = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_LONE_LINK = re.compile(r'[^\w<]*<a href="([^"]*)">((?:(?!</a>).)*)</a>[^\w<]*')
_TAG = re.compile(r"</?(?:a|b|i|br)\b[^>]*>")


def plain(line: Line, notes: Notes) -> str:
    """Return a line's text on one line, and note the addresses of the links that it loses."""
    note_links(line, notes)
    return line.title


def plain_rows(line: Line, notes: Notes) -> str:
    """Return a line's text with a new row at each line break that its author made on purpose."""
    note_links(line, notes)
    texts, htmls = line.text.split("\n"), line.html.split("\n")
    if len(texts) != len(htmls):
        return line.title
    ends = ["\n" if html.endswith("<br>") else " " for html in htmls]
    rows = "".join(f"{text}{end}" for text, end in zip(texts, ends, strict=True)).split("\n")
    return "\n".join(map(collapse, rows)).strip()


def paragraphs(lines: Iterable[Line], notes: Notes) -> str:
    """Return the lines as plain text with a blank line between them."""
    return "\n\n".join(plain(line, notes) for line in lines)


def note_links(line: Line, notes: Notes) -> None:
    """Note as withheld the addresses of a line's links, unless the text spells them out."""
    for address, shown in _ADDRESS.findall(line.html):
        if unescape(address) != unescape(_TAG.sub("", shown)):
            notes.withhold(line.first, unescape(address), LINK_IN_PLAIN_TEXT)


def has_links(line: Line) -> bool:
    """Say whether a line holds a link."""
    return "<a " in line.html


def lone_link(html: str) -> tuple[str, str]:
    """Return the text and the address of a row that has no words but one link, or ("", "")."""
    bare = re.sub(r"</?[bi]>", "", html)
    found = _LONE_LINK.fullmatch(bare.removesuffix("<br>"))
    return (collapse(unescape(_TAG.sub("", found[2]))), unescape(found[1])) if found else ("", "")


def site_path(line: Line) -> str:
    """Return the path of this site to which a line that is one link leads, or ""."""
    address = lone_link(line.html)[1]
    return address if address.startswith("/") else ""


def without_link(line: Line) -> Line:
    """Return a line with the words of its links and without their addresses."""
    return replace(line, html=re.sub(r"</?a\b[^>]*>", "", line.html))
