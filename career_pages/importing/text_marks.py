"""Marks with which an author says outright what a paragraph is: "Look around {.button}"."""

import re
from dataclasses import replace
from typing import Final

from career_pages.importing.outline import Line

TEXT: Final = "text"
EMBED: Final = "embed"
BUTTON: Final = "button"
# Behind the web address to which a button leads while its page is not live.
FALLBACK: Final = "fallback"
CAPTION: Final = "caption"
# The word before a table's caption, in a paragraph above the table.
TABLE_CAPTION: Final = "Table:"

_MARK: Final = re.compile(rf"\s*\{{\.({TEXT}|{EMBED}|{BUTTON}|{FALLBACK}|{CAPTION})\}}$")


def split_text_mark(line: Line) -> tuple[Line, str]:
    """Return a paragraph without the mark at its end, and the mark's name, or "" without one."""
    found = _MARK.search(line.text)
    if not line.is_paragraph or found is None or not _MARK.search(line.html):
        return line, ""
    return replace(line, text=line.text[: found.start()], html=_MARK.sub("", line.html)), found[1]


def text_mark(name: str) -> str:
    """Return the mark of that name as an author writes it behind a paragraph."""
    return f" {{.{name}}}"
