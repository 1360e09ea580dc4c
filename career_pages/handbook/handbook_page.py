"""One page of the handbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from markdown_it.token import Token

from career_pages.handbook.markdown import anchor_of, parse, plain_text


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
    def read(cls, path: Path) -> Self:
        """Return the page in a file, whose first heading is its title."""
        tokens = parse(path.read_text(encoding="utf-8"))
        title = path.stem
        if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
            title, tokens = plain_text(tokens[1]), tokens[3:]
        return cls(path.stem, title, tuple(tokens), tuple(_sections(title, tokens)))

    @property
    def anchors(self) -> set[str]:
        """The anchors that a link to the page may have."""
        return {section.anchor for section in self.sections if section.anchor}


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
