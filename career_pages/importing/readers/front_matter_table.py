"""Front matter as a table of two columns, the first thing in a document: keys and values."""

import math
import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from career_pages.importing.decoding import without_controls
from career_pages.importing.readers.front_matter import KEYS
from career_pages.importing.readers.html_table import rows_of
from career_pages.importing.readers.html_tree import Element, tag_of, text_rows

_KEY = re.compile(r"[\w-]+")
_ADDRESS = re.compile(r"\s*[—–:(-]*\s*(https?://\S+?)\)?$")
_SOURCES: Final = "sources"
# Keys whose value is a text, however many paragraphs it has.
_TEXTS: Final = frozenset({"description"})


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
