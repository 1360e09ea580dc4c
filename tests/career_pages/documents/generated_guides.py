"""Guides by the thousand, well formed and not: texts, and shapes to be written in any format."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from hypothesis import strategies as st

ROLES = (
    ("Beekeeper", "Beekeepers", "a"),
    ("Upholsterer", "Upholsterers", "an"),
    ("UX Designer", "UX Designers", "a"),
    ("Stage Hand (Touring)", "Stage Hands (Touring)", "a"),
    ("Chef de Partie", "Chefs de Partie", "a"),
    ("Öko-Gärtner", "Öko-Gärtner", "an"),
)
SECTIONS = (
    "Definition of {a}",
    "What does {a} do?",
    "Key Responsibilities of {a}",
    "Responsibilities of {a}",
    "Day to Day Activities for {many} at Different Levels",
    "Types of {many}",
    "What's it like to be {a}?",
    "What’s it like to be {a}?",
    "{one} Work Environment",
    "{one} Working Conditions:",
    "How Hard is it to be {a}?",
    "IS {a} A GOOD CAREER PATH?",
    "FAQs about {many}",
    "Frequently asked questions",
    "Up Next",
    "Start Your {one} Career Today",
    "Job Description Keywords for Resumes",
    "Tools Every {one} Owns",
    "Types of Bread",
    "What is Dust?",
)
PARTS = (
    "Daily Responsibilities for Junior {many}",
    "Daily Responsibilities for Senior {many}",
    "Junior {one}",
    "How long does it take?",
    "What does {a} do?",
    "How To Become {a} in 2031",
    "How To Become {a}",
    "Night Work",
)
PLAIN_MARKS = (
    *("{0}", '"{0}"', "“{0}”", "{0}.", "{0}?", "<b>{0}</b>", "&amp; {0}"),
    "{0}: https://{0}.example/a(b)",
)
MARKDOWN_MARKS = (
    *("**{0}**", "*{0}*", "_{0}_", "`{0}`", "[{0}](https://example.org/{0})", "\\*{0}"),
    *("[{0}](javascript:{0})", "![{0}]({0}.png)", "<https://example.org/{0}>", "x**{0}**y"),
    *("[{0}][ref]", "&eacute;{0}", "[{0}](/a '{0}')", "~~{0}~~", "<u>{0}</u>", "[^{0}]", "{0}  "),
)
PLAIN_BULLETS = ("•", "-", "*", "–", "·", "1.", "a)", "2)", "+")
_DRAWN_WORDS = st.sampled_from(
    (
        *("hives", "the", "wax", "and", "slowly", "Überzug", "naïve", "東京", "C++", "it's", "a"),
        *("5", "№7"),
    )
)


def _filled(pattern: str, role: tuple[str, str, str]) -> str:
    one, many, article = role
    return pattern.format(one=one, many=many, a=f"{article} {one}")


# Strategies for guides in plain text and in Markdown.


@dataclass(frozen=True, slots=True)
class Guide:
    """A document's text, its role, and the marker words that it must not lose."""

    text: str
    role: str
    markers: tuple[str, ...]


class _Writer:
    """Writes one document. Every line of text gets a marker, a word that occurs once."""

    def __init__(self, draw: st.DrawFn, marks: tuple[str, ...]) -> None:
        self.draw = draw
        self.marks = marks
        self.role = draw(st.sampled_from(ROLES))
        self.lines: list[str] = []
        self.markers: list[str] = []

    def fill(self, pattern: str) -> str:
        return _filled(pattern, self.role)

    def marker(self) -> str:
        self.markers.append(f"zq{len(self.markers)}k")
        return self.markers[-1]

    def phrase(self, most: int = 5) -> str:
        words = self.draw(st.lists(_DRAWN_WORDS, max_size=most))
        marked = self.draw(st.sampled_from((*self.marks, "{0}", "{0}", "{0}"))).format(
            self.marker()
        )
        words.insert(self.draw(st.integers(0, len(words))), marked)
        return " ".join(words) + self.draw(st.sampled_from(("", ".", ".", "?", ":", "…")))

    def blank(self) -> None:
        self.lines += [""] * self.draw(st.sampled_from((0, 1, 1, 1, 2)))

    def guide(self) -> Guide:
        return Guide("\n".join(self.lines), self.role[0], tuple(self.markers))


@st.composite
def plain_text_guides(draw: st.DrawFn) -> Guide:
    """Return a guide in plain text, with faults."""
    writer = _Writer(draw, PLAIN_MARKS)

    def add(text: str, bullets: tuple[str, ...] = ("",)) -> None:
        indent = " " * draw(st.sampled_from((0, 0, 2, 4, 7)))
        bullet = draw(st.sampled_from(bullets))
        writer.lines.append(f"{indent}{bullet} {text}" if bullet else indent + text)
        writer.blank()

    add(writer.fill(draw(st.sampled_from(("What is {a}?", "{one}", "what are {many}")))))
    _body(writer, add)
    return writer.guide()


def _body(writer: _Writer, add: Callable[..., None]) -> None:
    draw = writer.draw
    for _ in range(draw(st.integers(0, 3))):
        add(writer.phrase())
    for pattern in draw(st.lists(st.sampled_from(SECTIONS), max_size=6)):
        add(writer.fill(pattern), ("", "", "", "•", "-", "3."))
        for kind in draw(st.lists(st.sampled_from("pppiiihtj"), max_size=5)):
            if kind == "p":
                add(writer.phrase())
            elif kind == "i":
                add(writer.phrase(), PLAIN_BULLETS)
            elif kind == "h":
                add(writer.fill(draw(st.sampled_from(PARTS))), ("", "", "•"))
            elif kind == "t":
                add(f"Kim {writer.marker().title()}")
                add(f"Keeper, {writer.marker().title()} Ltd")
                add(f'"{writer.phrase()}"')
            else:
                add(draw(st.sampled_from(("-----", "• • •", "***", "Page 3 of 9", "→", "====="))))


@st.composite
def markdown_guides(draw: st.DrawFn) -> Guide:
    """Return a guide in Markdown, with headings of any levels."""
    writer = _Writer(draw, MARKDOWN_MARKS)
    step = draw(st.sampled_from((0, 1, 1, 1, 2)))
    top = draw(st.sampled_from((1, 1, 2)))
    writer.lines += [f"{'#' * top} {writer.fill('What is {a}?')}", ""]

    def heading(text: str, level: int) -> None:
        writer.lines.append(f"{'#' * min(level, 6)} {text}")
        writer.blank()

    for _ in range(draw(st.integers(0, 3))):
        writer.lines += [writer.phrase(), ""]
    for pattern in draw(st.lists(st.sampled_from((*SECTIONS, "CHAPTER")), max_size=6)):
        if pattern == "CHAPTER":
            heading(f"How to {writer.marker()}", top)
        else:
            heading(writer.fill(pattern), top + step)
        for kind in draw(st.lists(st.sampled_from("pppiiihhqtcfnr"), max_size=5)):
            _markdown_block(writer, kind, heading, top + 2 * step)
    writer.lines += ["", "[ref]: https://example.org/reference"]
    return writer.guide()


def _markdown_block(
    writer: _Writer, kind: str, heading: Callable[[str, int], None], level: int
) -> None:
    draw = writer.draw
    lines: list[str] = []
    match kind:
        case "p":
            lines = [writer.phrase() for _ in range(draw(st.integers(1, 3)))]
        case "i":
            indents = draw(st.lists(st.sampled_from((0, 0, 2, 4, 6)), min_size=1, max_size=5))
            bullet = draw(st.sampled_from(("-", "*", "1.", "2024.")))
            lines = [f"{' ' * indent}{bullet} {writer.phrase()}" for indent in indents]
        case "h":
            part = writer.fill(draw(st.sampled_from(PARTS)))
            heading(part, level + draw(st.sampled_from((0, 0, 1, 2))))
        case "q":
            lines = [f"> {writer.phrase()}", ">", f"> — {writer.marker()}"]
        case "t":
            lines = [f"| {writer.marker()} | b |", "|---|---|"]
            lines += [f"| {writer.phrase(3)} | {writer.marker()} | {writer.marker()} |"]
        case "c":
            lines = [f"```{draw(st.sampled_from(('', 'sql')))}", writer.phrase(), "```"]
        case "f":
            lines = [f"**{writer.marker()}?**", "", writer.phrase()]
        case "n":
            label = writer.draw(st.sampled_from(("1", "2", "note")))
            lines = [f"{writer.phrase()}[^{label}]", "", f"[^{label}]: {writer.phrase()}"]
            more = draw(st.sampled_from(((), ("{0}",), ("", "    {0}"))))
            lines += [part.format(writer.marker()) if part else "" for part in more]
        case "r":
            lines = [draw(st.sampled_from(("***", "---", "<!-- note -->", "&nbsp;", "Set\n---")))]
    writer.lines += lines
    writer.blank()


# Guides without a format, each drawn from a seed.


_CHOSEN_WORDS: Final = (
    *("hives", "the", "wax", "and", "slowly", "Überzug", "naïve", "東京", "C++", "it's", "5"),
    *("a < b", "R&D", "№7", "50 %", "“so”", "—", "e.g."),
)
_CHAPTER: Final = "How to Begin with {}"


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
        words = self.random.choices(_CHOSEN_WORDS, k=self.random.randint(0, most))
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
    role = shape.random.choice(ROLES)

    def heading(pattern: str, level: int) -> None:
        shape.add("heading", (Run("", _filled(pattern, role)),), level)

    heading("What is {a}?", 1)
    for _ in range(shape.random.randint(0, 2)):
        shape.add("text", shape.runs())
    for pattern in shape.random.choices(SECTIONS, k=shape.random.randint(1, 4)):
        if shape.random.random() < 0.1:
            shape.add("heading", (Run("", _CHAPTER.format(shape.marker())),), 1)
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
