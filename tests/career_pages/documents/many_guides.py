"""Guides by the thousand: one shape, drawn from a seed, written down in every format."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.career_pages.documents.generated_guides import PARTS, ROLES, SECTIONS

WORDS: Final = (
    *("hives", "the", "wax", "and", "slowly", "Überzug", "naïve", "東京", "C++", "it's", "5"),
    *("a < b", "R&D", "№7", "50 %", "“so”", "—", "e.g."),
)
CHAPTER: Final = "How to Begin with {}"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style: "", "b", "i", or "a" for a link."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a guide.

    ``kind`` is heading, text, item, number, quote, table or note; ``level`` that of a heading, or
    how deep an item is. A table has ``rows`` and no ``runs``.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Shape:
    """A guide without a format; every line of it has a marker, a word that occurs once."""

    random: Random
    blocks: list[Block] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)

    def marker(self) -> str:
        """Return a new marker."""
        self.markers.append(f"zq{len(self.markers)}k")
        return self.markers[-1]

    def phrase(self, most: int = 5) -> str:
        """Return some words with a marker among them."""
        words = self.random.choices(WORDS, k=self.random.randint(0, most))
        words.insert(self.random.randint(0, len(words)), self.marker())
        return " ".join(words) + self.random.choice(("", ".", ".", "?", ":"))

    def runs(self) -> tuple[Run, ...]:
        """Return a line of text in one or more styles."""
        styles = self.random.choices(
            ("", "", "", "b", "i", "a"), k=self.random.choice((1, 1, 2, 3))
        )
        return tuple(Run(style, self.phrase()) for style in styles)

    def add(self, kind: str, runs: tuple[Run, ...], level: int = 0) -> None:
        """Add a block."""
        self.blocks.append(Block(kind, runs, level))


def shape_of(seed: int) -> Shape:
    """Return the guide of that seed."""
    shape = Shape(Random(seed))
    one, many, article = shape.random.choice(ROLES)

    def heading(pattern: str, level: int) -> None:
        words = pattern.format(one=one, many=many, a=f"{article} {one}")
        shape.add("heading", (Run("", words),), level)

    heading("What is {a}?", 1)
    for _ in range(shape.random.randint(0, 2)):
        shape.add("text", shape.runs())
    for pattern in shape.random.choices(SECTIONS, k=shape.random.randint(1, 4)):
        if shape.random.random() < 0.1:
            shape.add("heading", (Run("", CHAPTER.format(shape.marker())),), 1)
        heading(pattern, 2)
        for _ in range(shape.random.randint(0, 4)):
            _add_block(shape, heading)
    return shape


def _add_block(shape: Shape, heading: Callable[[str, int], None]) -> None:
    match shape.random.choice(("text", "text", "items", "items", "part", "quote", "table", "faq")):
        case "text":
            shape.add("text", shape.runs())
        case "items":
            kind = shape.random.choice(("item", "item", "number"))
            for depth in (0, shape.random.choice((0, 0, 1)), 0):
                shape.add(kind, shape.runs(), depth)
        case "part":
            heading(shape.random.choice(PARTS), 3)
        case "quote":
            shape.add("quote", (Run("", shape.phrase()),))
        case "table":
            width = shape.random.randint(1, 3)
            rows = tuple(tuple(shape.phrase(2) for _ in range(width)) for _ in range(2))
            shape.blocks.append(Block("table", rows=rows))
        case "faq":
            shape.add("text", (Run("b", f"{shape.phrase(2)}?"),))
            shape.add("text", shape.runs())
