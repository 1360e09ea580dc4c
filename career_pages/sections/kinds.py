"""What a section block declares of its kind, and the kinds that bodies of pages have.

A block declares its `SectionKind` in its own class. Whatever treats one kind unlike another reads
that here and needs to know no block: the import and export of documents, the checks, the health of
pages, search. This module knows no Django, as the reading of documents does not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

LONGEST_HEADING: Final = 200


class Shape(Enum):
    """Which fields hold what a section says, and so how it is read from documents and written.

    ``SectionKind.content`` names the field that sections of one shape may have under other names.
    """

    # One text, in the field ``content``.
    PROSE = auto()
    # ``testimonials``, and a text in the field ``content``.
    TESTIMONIALS = auto()
    # ``introduction``, a list of limited rich text or of plain words, and ``closing``.
    ITEMS = auto()
    WORDS = auto()
    # ``introduction``, a list of sub-sections, and ``closing`` if there is that field.
    PARTS = auto()
    # ``title``, ``teaser`` and ``page``: a way on to another page.
    TEASER = auto()
    # ``heading``, ``text``, ``button``, and where that leads: ``page``, ``link`` or ``shared``.
    INVITATION = auto()


class PartTitle(Enum):
    """What the headings of sub-sections look like in documents that mark nothing."""

    # "Senior", "Senior Bakers", or what the generated heading says.
    LEVEL = auto()
    # A short line above a text.
    NAME = auto()
    # A question.
    QUESTION = auto()


@dataclass(frozen=True, slots=True)
class FamiliarHeading:
    """Words by which authors call a section, as a regular expression for all of a heading.

    "ROLE" stands for the role's name with or without its article, a space for any white space;
    case, quotation marks, dashes and the punctuation at the end make no difference. Where the name
    is sure to be ``singular``, it is trusted to name the role. A ``distinct`` heading is recognized
    whatever name it holds, a ``whole`` one without any. ``topic`` is the key of the `Topic`.
    """

    words: str
    singular: bool = False
    distinct: bool = False
    whole: bool = False
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A standing subject that an editor chooses for a section instead of writing a heading.

    ``label`` is what the form calls it, ``question`` what search suggests, ``heading`` the pattern
    of the generated heading. ``asked_by`` are words of queries that ask for it.
    """

    key: str
    label: str
    question: str
    heading: str
    asked_by: str = ""

    @property
    def anchor(self) -> str:
        """The anchor of its section on every page."""
        return self.key.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Enough:
    """How much of a kind makes a page complete, and the sentence that asks for it.

    Items are counted where the kind has a list of them, sub-sections where it has those, and
    sections of the kind otherwise. ``step`` names it in the stored health of pages.
    """

    count: int
    sentence: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class InSearch:
    """How search treats passages of a kind.

    ``group`` is the name of one of ``search.passages.GROUPS``, the choices of readers.
    ``asked_by`` are words of queries that ask for the kind. ``weight`` is below 1 where the page
    says the same more fully elsewhere.
    """

    group: str
    asked_by: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionKind:
    """One kind of section or sub-section.

    What it is called:

    - ``name``: in the stream of a body, and in the marks of documents ("{.overview}")
    - ``label``: in the form and in messages; ``described`` is the same in a sentence ("a level")
    - ``block``: the class name of its block, which the block fills in

    Its heading:

    - ``heading``: the pattern of the generated one, "" if there is none
    - ``heading_field``: the field in which an editor writes another
    - ``name_field``: the field that tells it from others of its kind ("level")
    - ``longest``: of how many characters the heading may be
    - ``topics``: what an editor may choose instead
    - ``familiar``: words by which documents call it
    - ``opens_documents``: whether authors put its heading above a whole document

    Its place and its content:

    - ``anchor``: that of a section that a page has once, "" where it is made from the heading
    - ``repeats``: whether a page may have several
    - ``in_new_roles``: whether a new role starts with it, empty
    - ``takes_the_rest``: whether it takes what no other kind is made for
    - ``shape``, and ``content``, the field of its text, list or sub-sections
    - ``parts``: the kind of its sub-sections, which are read by their ``part_title``
    - ``page_field``: the field of a sub-section that names a page of its own

    What makes it complete:

    - ``required``: whether every role needs it
    - ``enough``: how much of it a complete role has, None if that does not matter
    - ``missing``: what to do where it lacks its list

    ``search`` is what search makes of it.
    """

    name: str
    label: str
    described: str = ""
    block: str = ""

    heading: str
    heading_field: str = "heading"
    name_field: str = ""
    longest: int = LONGEST_HEADING
    topics: tuple[Topic, ...] = ()
    familiar: tuple[FamiliarHeading, ...] = ()
    opens_documents: bool = False

    anchor: str = ""
    repeats: bool = False
    in_new_roles: bool = True
    takes_the_rest: bool = False
    shape: Shape = Shape.PROSE
    content: str = "content"
    parts: "SectionKind | None" = None
    part_title: PartTitle | None = None
    page_field: str = ""

    required: bool = False
    enough: Enough | None
    missing: str = ""

    search: InSearch

    @property
    def leads_elsewhere(self) -> bool:
        """Whether it invites to read or do something else, in short plain texts with slots.

        Such sections look much the same on every page and answer nothing.
        """
        return self.shape in {Shape.TEASER, Shape.INVITATION}

    @property
    def silent_fields(self) -> frozenset[str]:
        """The fields that no reader reads as text."""
        return frozenset({"anchor", self.heading_field, self.name_field})

    @property
    def list_field(self) -> str:
        """The field of its list of items, or ""."""
        return self.content if self.shape in {Shape.ITEMS, Shape.WORDS} else ""

    @property
    def has_own_words(self) -> bool:
        """Whether its heading is a name, or a reader's question, and never generated."""
        return bool(self.part_title and not self.heading)

    @property
    def has_short_lines(self) -> bool:
        """Whether short lines are nothing unusual in it: words, names of people, buttons."""
        return self.shape not in {Shape.PROSE, Shape.ITEMS, Shape.PARTS}

    @property
    def children(self) -> "SectionKind | None":
        """The kind of the headings below its own in documents.

        They begin its sub-sections, or are the title of what is up next.
        """
        return self if self.shape is Shape.TEASER else self.parts

    @property
    def topic_headings(self) -> dict[str, str]:
        """The patterns of its generated headings by the key of the topic."""
        return {topic.key: topic.heading for topic in self.topics}

    def pattern(self, topic: str = "") -> str:
        """Return the pattern of the heading that is generated for a topic, or ""."""
        return self.topic_headings.get(topic, self.heading)


_sections: dict[str, SectionKind] = {}
_parts: dict[str, SectionKind] = {}
_in_chapters: set[str] = set()


def declare(kinds: Iterable[SectionKind], in_chapters: Iterable[SectionKind]) -> None:
    """Make known the kinds that the body of a role may have, in the order of a page.

    ``in_chapters`` are those of them that a chapter may have.
    """
    for kind in kinds:
        _sections[kind.block] = kind
        if kind.parts:
            _parts[kind.parts.block] = kind.parts
    _in_chapters.update(kind.block for kind in in_chapters)


def section_kinds() -> Mapping[str, SectionKind]:
    """Return the kinds of sections by the class name of their block, in the order of a page.

    Raises RuntimeError before the blocks are there: they come with Django's models.
    """
    if not _sections:
        raise RuntimeError("No section has been declared: call django.setup() first.")
    return _sections


def part_kinds() -> Mapping[str, SectionKind]:
    """Return the kinds of sub-sections by the class name of their block, in the order of a page."""
    section_kinds()
    return _parts


def kind_of_the_rest() -> SectionKind:
    """Return the kind of section that takes what no other is made for."""
    return next(kind for kind in section_kinds().values() if kind.takes_the_rest)


def section_around(child: str) -> SectionKind:
    """Return the kind of section that has headings of that kind below its own.

    Raises KeyError for the block class name of another.
    """
    return {
        kind.children.block: kind for kind in section_kinds().values() if kind.children is not None
    }[child]


def kind_of(block: str) -> SectionKind | None:
    """Return the kind of section or sub-section of that block class name, or None."""
    return section_kinds().get(block) or _parts.get(block)


def kind_named(name: str) -> SectionKind:
    """Return the kind of section or sub-section of that name; raises KeyError for another."""
    kinds = {kind.name: kind for kind in (*section_kinds().values(), *_parts.values())}
    return kinds[name]


def kinds_in_chapters() -> frozenset[str]:
    """Return the block class names of the sections that a chapter may have."""
    section_kinds()
    return frozenset(_in_chapters)


def topics() -> dict[str, Topic]:
    """Return the topics that editors may choose, by their keys."""
    return {topic.key: topic for kind in section_kinds().values() for topic in kind.topics}
