"""Markdown as the handbook is written in it."""

import re
from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

_NO_PART_OF_ANCHORS: Final = re.compile(r"[^\w\- ]")


def parse(text: str) -> list[Token]:
    """Return the tokens of a text: CommonMark with tables, in which HTML is text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)


def plain_text(inline: Token) -> str:
    """Return the words of a line, without marks and pictures."""
    words = (
        child.content if child.type in {"text", "code_inline"} else " "
        for child in inline.children or []
        if not child.type.endswith(("_open", "_close")) and child.type != "image"
    )
    return "".join(words).strip()


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading, the same that code hosts give it."""
    return _NO_PART_OF_ANCHORS.sub("", heading.lower()).replace(" ", "-")


def links_of(tokens: Sequence[Token]) -> list[str]:
    """Return where the links of a text lead, in order."""
    return [
        str(child.attrs["href"])
        for token in tokens
        for child in token.children or []
        if child.type == "link_open"
    ]


def pictures_of(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """Return (path, alternative text) of the pictures of a text, in order."""
    return [
        (str(child.attrs["src"]), child.content)
        for token in tokens
        for child in token.children or []
        if child.type == "image"
    ]
