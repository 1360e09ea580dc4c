"""Bodies made at random, and the form in which two of them are the same."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from random import Random
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils import timezone
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from career_pages.documents.links import allowed_address
from career_pages.names import RoleName
from career_pages.sections.kinds import kind_named
from career_pages.sections.kinds import topics as all_topics

WORDS = (
    *("microphones", "and", "the", "desk,", "slowly.", "naïve", "東京", "C++", "it's", "“yes”"),
    *(
        "*",
        "**bold**",
        "_x_",
        "snake_case",
        "`code`",
        "[label]",
        "[a](b)",
        "![i](j)",
        "<b>",
        "&amp;",
    ),
    *(
        "#",
        "# no",
        "1.",
        "12)",
        "-",
        "+ plus",
        "•",
        "· dot",
        "> more",
        "|",
        "a|b",
        "\\",
        "\\*",
        "---",
    ),
    *(
        "{.level Junior}",
        "{.text}",
        "{.embed}",
        "{role}",
        "{year}",
        "😀",
        "שלום",
        "مرحبا",
        "\u200f!",
    ),
    *("Types of Sound Engineers", "What does a Sound Engineer do?", "FAQs", "Up Next", "Table: A"),
    *(
        "What is a fuse?",
        "How To Become a Sound Engineer",
        "Notes",
        "Skills",
        "Page 3 of 9",
        "Q: A",
    ),
    *(
        "— a dash",
        "10\u00a0kV",
        "$5",
        "~~~",
        "===",
        "http://a.b/c_d",
        "a@b.c",
        "^1",
        "[^1]",
        "!",
        "?",
    ),
)
ADDRESSES = (
    *("https://example.org/", "https://example.org/a_b*c?d=1&copy;=(2)", "mailto:desk@example.org"),
    *("/careers/", "#levels", "tel:+4930123"),
)


@dataclass(slots=True)
class BodyMaker:
    """Makes one body after the other from the same seed; the ids are of what the site has."""

    random: Random
    pages: list[int] = field(default_factory=list)
    roles: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    shared: list[int] = field(default_factory=list)

    def body(self, block: blocks.StreamBlock) -> list[dict[str, Any]]:
        """Return stream data with as many of each kind as a page may have."""
        limits = block.meta.block_counts
        kinds = [
            name
            for name in block.child_blocks
            for _ in range(self.random.randint(0, limits.get(name, {}).get("max_num", 2)))
        ]
        self.random.shuffle(kinds)
        topics = list(all_topics())
        made = [{"type": kind, "value": self.value(block.child_blocks[kind])} for kind in kinds]
        for one in made:
            if one["type"] == "topic":
                one["value"]["topic"] = topics.pop() if topics else ""
        return made

    def value(self, block: blocks.Block) -> Any:
        """Return a value that the block could have stored."""
        match block:
            case TypedTableBlock():
                return self.table()
            case ImageBlock():
                return self.image()
            case SnippetChooserBlock():
                return self.random.choice([None, None, *self.shared])
            case blocks.PageChooserBlock():
                known = self.roles if "RolePage" in str(block.target_model) else self.pages
                return self.random.choice([None, *known])
            case blocks.StreamBlock():
                return [self.piece(block) for _ in range(self.random.randint(0, 4))]
            case blocks.ListBlock():
                count = self.random.randint(0, 3)
                return [
                    {"type": "item", "value": self.value(block.child_block)} for _ in range(count)
                ]
            case blocks.StructBlock():
                return {name: self.value(one) for name, one in block.child_blocks.items()}
            case blocks.RichTextBlock():
                return self.rich_text(set(block.features), is_item=block.name == "")
            case blocks.DateBlock():
                return None
            case blocks.ChoiceBlock():
                return ""
            case blocks.URLBlock():
                return self.random.choice(["", *ADDRESSES[:2]])
            case blocks.TextBlock():
                limit = block.field.max_length or 300
                return self.rows(limit)
            case blocks.CharBlock():
                return self.field(block)
        raise TypeError(type(block))

    def field(self, block: blocks.CharBlock) -> str:
        """Return the value of a field of one line."""
        if block.name == "anchor" or self.random.random() < 0.25:
            return ""
        if block.name == "link":
            return self.random.choice(ADDRESSES)
        text = self.text(self.random.randint(1, 6))[: block.field.max_length or 100].strip()
        if block.name == "level":
            return "".join(character for character in text if character not in '{}"').strip()
        return text

    def piece(self, block: blocks.StreamBlock) -> dict[str, Any]:
        """Return a piece of prose, most often rich text."""
        kinds = ["rich_text"] * 4 + list(block.child_blocks)
        kind = self.random.choice(kinds)
        return {"type": kind, "value": self.value(block.child_blocks[kind])}

    def text(self, words: int) -> str:
        """Return words on one line."""
        return " ".join(self.random.choice(WORDS) for _ in range(words))

    def rows(self, limit: int) -> str:
        """Return plain text with line ends and paragraphs."""
        ends = [" ", " ", " ", "\n", "\n\n"]
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(0, 8))]
        return "".join(word + self.random.choice(ends) for word in words)[:limit].strip()

    def table(self) -> dict[str, Any]:
        """Return the data of a table."""
        width = self.random.randint(1, 3)
        columns = [{"type": "text", "heading": self.text(self.random.randint(0, 2))}] * width
        rows = [
            {"values": [self.inline(self.random.randint(0, 3)) for _ in range(width)]}
            for _ in range(self.random.randint(0, 3))
        ]
        caption = self.text(self.random.randint(0, 3))
        return {"caption": caption, "columns": columns, "rows": rows}

    def image(self) -> dict[str, Any] | None:
        """Return the data of an image, or of a place for one."""
        if not self.images or self.random.random() < 0.3:
            return None
        decorative = self.random.random() < 0.3
        alt = "" if decorative else self.text(self.random.randint(0, 3))
        return {
            "image": self.random.choice(self.images),
            "alt_text": alt,
            "decorative": decorative,
        }

    def rich_text(self, features: set[str], is_item: bool) -> str:
        """Return rich text as the editor stores it."""
        if is_item:
            own = f'<p data-block-key="a{self.random.randint(0, 9)}">{self.inline(3)}</p>'
            return own + (self.list(1) if self.random.random() < 0.3 else "")
        made = []
        for _ in range(self.random.randint(0, 3)):
            kinds = ["p", "p", "p", "list", *(features & {"h3"})]
            kind = self.random.choice(kinds)
            if kind == "list":
                made.append(self.list(0))
            else:
                words = self.inline(self.random.randint(1, 6), breaks=kind == "p")
                made.append(f'<{kind} data-block-key="k">{words}</{kind}>')
        return "".join(made)

    def list(self, depth: int) -> str:
        """Return a list with lists inside."""
        tag = self.random.choice(["ul", "ul", "ol"])
        items = []
        for _ in range(self.random.randint(1, 3)):
            nested = self.list(depth + 1) if depth < 3 and self.random.random() < 0.25 else ""
            items.append(f'<li data-block-key="k">{self.inline(3)}{nested}</li>')
        return f"<{tag}>{''.join(items)}</{tag}>"

    def inline(self, words: int, breaks: bool = True) -> str:
        """Return inline rich text of some words."""
        return " ".join(self._word(breaks) for _ in range(words))

    def _word(self, breaks: bool) -> str:
        word = self.random.choice(WORDS)
        word = word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        match self.random.randint(0, 12):
            case 0:
                return f"<b>{word} {self._word(breaks)}</b>"
            case 1:
                return f"<i>{word}</i>{self.random.choice(['', 's', '.'])}"
            case 2:
                return f"<b>{word}<i>{word}</i></b>"
            case 3:
                address = self.random.choice(ADDRESSES).replace("&", "&amp;")
                return f'<a href="{address}">{word}</a>'
            case 4 if self.pages:
                return f'<a id="{self.random.choice(self.pages)}" linktype="page">{word}</a>'
            case 5 if breaks:
                return f"{word}<br/>"
        return word


STYLES = {"b": "b", "strong": "b", "i": "i", "em": "i"}
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
    pattern = kind_named(block["type"]).pattern(value.get("topic") or "")
    for name in ("heading", "title"):
        if value.get(name) == role.fill(pattern, year=str(timezone.localdate().year)):
            value.pop(name)
    is_call = block["type"] == "call_to_action" and "page" not in value
    if is_call and value.get("link") in pages.values():
        # The address of a page of this site is that page.
        value["page"] = value.pop("link")
    for level in value.get("levels", ()):
        generated = role.fill(kind_named("level").heading, level=level.get("level", ""))
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
