"""All pages of the handbook, in the order of its list of contents."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from career_pages.handbook.handbook_page import HandbookPage
from career_pages.handbook.markdown import links_of, plain_text
from career_pages.handbook.picture import Picture

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "editors"
# Code hosts show this file for the folder that it is in.
CONTENTS: Final = "README"


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


def handbook() -> Handbook:
    """Return the handbook as its files are now; raises FileNotFoundError where there are none."""
    files = [*FOLDER.glob("*.md"), *FOLDER.glob("images/*.png")]
    return _unchanged(FOLDER, tuple((file, file.stat().st_mtime_ns) for file in sorted(files)))


@lru_cache(maxsize=1)
def _unchanged(folder: Path, state: tuple[tuple[Path, int], ...]) -> Handbook:
    return read_handbook(folder)


def read_handbook(folder: Path) -> Handbook:
    """Return the handbook in a folder; raises FileNotFoundError if it has no contents."""
    contents = HandbookPage.read(folder / f"{CONTENTS}.md")
    files = {path.name: path for path in folder.glob("*.md")}
    parts: list[tuple[str, list[HandbookPage]]] = []
    for before, token in zip([None, *contents.tokens], contents.tokens, strict=False):
        if before and before.type == "heading_open":
            parts.append((plain_text(token), []))
        elif token.type == "inline" and parts:
            names = [link for link in links_of([token]) if link in files]
            parts[-1][1].extend(HandbookPage.read(files[name]) for name in names)
    pictures = {path.name: Picture.read(path) for path in folder.glob("images/*.png")}
    return Handbook(
        contents, tuple(Part(heading, tuple(pages)) for heading, pages in parts if pages), pictures
    )
