"""The editors' handbook: the Markdown files of docs/editors/."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Self

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "editors"
# Code hosts show this file for the folder that it is in.
CONTENTS: Final = "README"
# Dots of a picture for each pixel of the page, in each direction: sharp on fine screens too.
PIXELS: Final = 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file, with the width and the height in pixels in which a page shows it."""

    path: Path
    width: int
    height: int

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the picture in a file, of which only the beginning is read."""
        with Image.open(path) as image:
            width, height = image.size
        return cls(path, round(width / PIXELS), round(height / PIXELS))


class PageSection(NamedTuple):
    """What stands below one heading. The first one's is the title, and it has no anchor."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """A file of the handbook: its name without ending, its title, and what stands below that."""

    name: str
    title: str
    tokens: tuple[Token, ...]
    sections: tuple[PageSection, ...]

    @classmethod
    def read(cls, path: Path, tables: Mapping[str, str]) -> Self:
        """Return the page in a file, whose first heading is its title."""
        text = _TABLE.sub(lambda line: tables.get(line[1], line[0]), path.read_text("utf-8"))
        tokens = parse(text)
        title = path.stem
        if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
            title, tokens = plain_text(tokens[1]), tokens[3:]
        return cls(path.stem, title, tuple(tokens), tuple(_sections(title, tokens)))

    @property
    def anchors(self) -> set[str]:
        """The anchors that a link to the page may have."""
        return {section.anchor for section in self.sections if section.anchor}


class Part(NamedTuple):
    """A heading of the list of contents, and the pages below it."""

    heading: str
    pages: tuple[HandbookPage, ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """The contents page, the parts in which it lists the others, and the pictures by file name.

    A page that the contents do not list is not part of the handbook.
    """

    contents: HandbookPage
    parts: tuple[Part, ...]
    pictures: dict[str, Picture]

    @property
    def pages(self) -> list[HandbookPage]:
        """The pages in order, without the contents."""
        return [page for part in self.parts for page in part.pages]

    def page(self, name: str) -> HandbookPage | None:
        """Return the page of that name, or None."""
        return next((page for page in self.pages if page.name == name), None)

    def beside(self, page: HandbookPage) -> tuple[HandbookPage | None, HandbookPage | None]:
        """Return the pages before and behind one of the handbook's own."""
        row = [None, *self.pages, None]
        place = row.index(page)
        return row[place - 1], row[place + 1]


def read_handbook(folder: Path, tables: Mapping[str, str]) -> Handbook:
    """Return the handbook in a folder; raises FileNotFoundError if it has no contents.

    ``tables`` are the texts, by name, for which lines such as "{checks: error}" stand.
    """
    contents = HandbookPage.read(folder / f"{CONTENTS}.md", tables)
    files = {path.name: path for path in folder.glob("*.md")}
    parts: list[tuple[str, list[HandbookPage]]] = []
    for before, token in zip([None, *contents.tokens], contents.tokens, strict=False):
        if before and before.type == "heading_open":
            parts.append((plain_text(token), []))
        elif token.type == "inline" and parts:
            names = [link for link in links_of([token]) if link in files]
            parts[-1][1].extend(HandbookPage.read(files[name], tables) for name in names)
    pictures = {path.name: Picture.read(path) for path in folder.glob("images/*.png")}
    return Handbook(
        contents, tuple(Part(heading, tuple(pages)) for heading, pages in parts if pages), pictures
    )


# A line that stands for a table, and the table's name.
_TABLE: Final = re.compile(r"^\{(.+)\}$", re.MULTILINE)


def _sections(title: str, tokens: Sequence[Token]) -> list[PageSection]:
    found: list[tuple[str, list[str]]] = [(title, [])]
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        if before and before.type == "heading_open":
            found.append((plain_text(token), []))
        else:
            found[-1][1].append(plain_text(token))
    return [
        PageSection(anchor_of(heading) if place else "", heading, "\n".join(filter(None, lines)))
        for place, (heading, lines) in enumerate(found)
    ]


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
