"""What a body says, however it is stored."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils import timezone

from career_pages.documents.bodies import NAMES
from career_pages.documents.links import allowed_address
from career_pages.names import SECTION_HEADINGS, TOPIC_HEADINGS, RoleName

STYLES = {"b": "b", "strong": "b", "i": "i", "em": "i"}
KINDS = {name: kind for kind, name in NAMES.items()}
# A document cannot say these.
ASIDE = {"anchor", "consent_date"}
NO_PROSE = {"introduction", "closing", "content", "description", "answer"}


def normal_form(body: list[dict[str, Any]], role: RoleName, pages: Mapping[int, str]) -> Any:
    """Return the sections of a body in a form that is equal when they say the same.

    ``pages`` are the paths of pages by their ids.
    """
    return [_section(block, role, pages) for block in body]


def _section(block: dict[str, Any], role: RoleName, pages: Mapping[int, str]) -> Any:
    value = _value(block["value"], pages)
    pattern = TOPIC_HEADINGS.get(value.get("topic") or "") or SECTION_HEADINGS.get(
        KINDS[block["type"]], ""
    )
    for name in ("heading", "title"):
        if value.get(name) == role.fill(pattern, year=str(timezone.localdate().year)):
            value.pop(name)
    is_call = block["type"] == "call_to_action" and "page" not in value
    if is_call and value.get("link") in pages.values():
        # The address of a page of this site is that page.
        value["page"] = value.pop("link")
    for level in value.get("levels", ()):
        generated = role.fill(SECTION_HEADINGS["LevelSection"], level=level.get("level", ""))
        if level.get("heading") == " ".join(generated.split()):
            level.pop("heading")
    return block["type"], value


def _value(value: Any, pages: Mapping[int, str], name: str = "") -> Any:
    if isinstance(value, dict):
        if "columns" in value:
            return _table(value, pages)
        return {
            key: made
            for key, one in value.items()
            if key not in ASIDE
            and (made := _value(one, pages, key)) not in (None, "", [], {}, False)
        }
    if isinstance(value, list):
        return _prose(value, pages) if name in NO_PROSE else _items(value, pages, name)
    if isinstance(value, str):
        rows = [" ".join(row.split()) for row in value.strip().splitlines()]
        return re.sub("\n{2,}", "\n\n", "\n".join(rows))
    return pages.get(value) if name in {"page", "role"} else value


def _items(items: list[dict[str, Any]], pages: Mapping[int, str], name: str) -> Any:
    read = _html if name in {"items", "duties"} else _value
    made = [read(one["value"], pages) for one in items]
    return [one for one in made if one]


def _prose(pieces: list[dict[str, Any]], pages: Mapping[int, str]) -> Any:
    made: list[Any] = []
    for is_text, group in groupby(pieces, lambda piece: piece["type"] == "rich_text"):
        if is_text:
            made += _html("".join(piece["value"] for piece in group), pages)
        else:
            for piece in group:
                value = _value(piece["value"], pages)
                if piece["type"] == "figure" and "decorative" in value.get("image", {}):
                    value["image"].pop("alt_text", None)
                if piece["type"] == "embed" and value.get("title") == value.get("url"):
                    value.pop("title", None)
                if value:
                    made.append((piece["type"], value))
    return made


def _table(value: dict[str, Any], pages: Mapping[int, str]) -> Any:
    if not value["columns"]:
        return {}
    return {
        "caption": " ".join(value["caption"].split()),
        "columns": [" ".join(column["heading"].split()) for column in value["columns"]],
        "rows": [[_cell(cell, pages) for cell in row["values"]] for row in value["rows"]],
    }


def _cell(html: str, pages: Mapping[int, str]) -> Any:
    return [words for _, words in _html(html, pages)]


def _html(html: str, pages: Mapping[int, str]) -> list[Any]:
    """Return the blocks of rich text: the tags around each, and its styled words."""
    blocks: list[Any] = []
    for path, group in groupby(
        _characters(BeautifulSoup(f"<u>{html}</u>", "html.parser"), (), frozenset(), pages),
        lambda one: one[0],
    ):
        if words := _words([(character, style) for _, character, style in group]):
            blocks.append((tuple(name for name, _ in path), words))
    return blocks


def _characters(
    tag: Tag, path: Any, style: frozenset[str], pages: Mapping[int, str]
) -> Iterator[Any]:
    for number, child in enumerate(tag.children):
        if isinstance(child, NavigableString):
            for character in str(child):
                yield path, character, style
        elif isinstance(child, Tag):
            if child.name == "br":
                yield path, "\n", frozenset()
            elif child.name == "u":
                yield from _characters(child, path, style, pages)
            elif child.name in STYLES:
                yield from _characters(child, path, style | {STYLES[child.name]}, pages)
            elif child.name == "a":
                yield from _characters(child, path, style | {_address(child, pages)}, pages)
            elif child.name == "p":
                yield from _characters(child, (*path, ("p", (id(tag), number))), style, pages)
            else:
                yield from _characters(
                    child, (*path, (child.name, (id(tag), number))), style, pages
                )


def _address(link: Tag, pages: Mapping[int, str]) -> str:
    if link.get("linktype") == "page":
        return pages.get(int(str(link["id"])), "")
    return allowed_address(str(link.get("href") or ""))


def _words(characters: list[tuple[str, frozenset[str]]]) -> Any:
    """Return characters with their styles; spaces have none, and none stand at the ends."""
    plain = [(one, frozenset() if one.isspace() else style - {""}) for one, style in characters]
    text = "".join(one for one, _ in plain)
    keep = [True] * len(text)
    for gap in re.finditer(r"\s*\n\s*|^\s+|\s+$", text):
        for at in range(*gap.span()):
            keep[at] = text[at] == "\n" and gap.start() > 0 and gap.end() < len(text)
    left = [one for one, kept in zip(plain, keep, strict=True) if kept]
    return [
        ("".join(one for one, _ in run), *sorted(style))
        for style, run in groupby(left, key=lambda one: one[1])
    ]
