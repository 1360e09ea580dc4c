"""A guide document sorted into sections, ready to become a page; and the editor's word on it.

A `Draft` is what the matcher makes of a document. Its `Placement` of a line says where the line
went; a `Correction` is what an editor says against that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from career_pages.documents.front_matter import FrontMatter
from career_pages.documents.outline import LineNote, Problem
from career_pages.documents.source_file import Picture
from career_pages.names import HEADLINE, RoleName
from career_pages.sections.kinds import PartTitle, kind_of, part_kinds, section_kinds, topics

# What the fields of a page hold, in characters.
LONGEST_HEADLINE: Final = 255
LONGEST_HEADING: Final = 200
LONGEST_LEVEL: Final = 80
LONGEST_KEYWORD: Final = 120
LONGEST_TEASER: Final = 400
LONGEST_INVITATION: Final = 600
LONGEST_BUTTON: Final = 80
LONGEST_PERSON: Final = 120
LONGEST_ATTRIBUTION: Final = 200


def is_level(kind: str) -> bool:
    """Say whether the kind of part has a name beside its heading, as levels do."""
    part = part_kinds().get(kind)
    return part is not None and part.part_title is PartTitle.LEVEL


def child_kinds() -> frozenset[str]:
    """Return the kinds of which the headings below the heading of a section can be."""
    children = (kind.children for kind in section_kinds().values())
    return frozenset(kind.block for kind in children if kind)


def heading_pattern(kind: str, topic: str) -> str:
    """Return the pattern of the heading that is generated for a kind of section, or ""."""
    declared = kind_of(kind)
    return declared.pattern(topic) if declared else ""


@dataclass(frozen=True, slots=True)
class RichText:
    """Paragraphs, lists, and where the place allows them h3 headings, as limited HTML.

    The vocabulary is p, h3, ul, ol, li, b, i, a (href) and br.
    """

    html: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words in plain text, rows parted by "\\n" and paragraphs by two of them.

    ``attribution`` is whose they are, ``url`` where they can be read; "" if it is not said.
    """

    text: str
    attribution: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its column headings as plain text, and rows of cells as inline HTML (b, i, a).

    Every row has as many cells as ``header``; a heading may be blank, and so may the ``caption``.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Embed:
    """A film or another page elsewhere: its address and what a reader will see there, or ""."""

    url: str
    title: str


Piece = RichText | Quote | Table | Picture | Embed
Prose = tuple[Piece, ...]
Lines = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PartDraft:
    """One sub-section, such as a level, a specialization or a question.

    ``kind`` is the block class name, ``name`` the level, the specialization or the question.
    ``heading`` is "" when the generated one has the source's words, and where there is none but
    the name. ``introduction`` is its text, or what precedes its list; ``items`` are its first list
    as inline HTML, ``closing`` what follows that. ``link`` is the site's path of a page of its own,
    or ""; ``lines`` are the first and last source line.
    """

    kind: str
    name: str
    heading: str
    source_heading: str
    introduction: Prose
    lines: Lines
    items: tuple[str, ...] = ()
    closing: Prose = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class TestimonialDraft:
    """What somebody says about the work, in plain text. An import records no consent."""

    quote: str
    person: str
    job: str
    organisation: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """One section of a page, in the place where the document has it.

    ``kind`` is the block class name; ``heading`` (the title of what is up next) is "" when the
    generated one has the source's words exactly, and ``source_heading`` is the source's, "" if it
    has none. ``introduction`` is the section's text: all of it, or what precedes its list or its
    parts; ``closing`` what follows its list. ``topic`` is the key of one where the kind has topics.
    Which of the others are used follows from the shape of the kind:

    - ITEMS: ``items``, as inline HTML with the lists nested in them
    - WORDS: ``keywords``, plain text
    - PARTS: ``parts``
    - TESTIMONIALS: ``testimonials``
    - TEASER and INVITATION: ``text`` (the teaser), plain, paragraphs parted by a blank line, and
      ``link``, "" if the source has none; the former also ``link_text``, in the place of which the
      page's title is shown, the latter ``button``, ``fallback``, where that leads while its page is
      not live, and ``shared``, the name of the shared call to action that it takes its words from
    """

    kind: str
    heading: str
    source_heading: str
    lines: Lines
    topic: str = ""
    introduction: Prose = ()
    items: tuple[str, ...] = ()
    closing: Prose = ()
    keywords: tuple[str, ...] = ()
    parts: tuple[PartDraft, ...] = ()
    testimonials: tuple[TestimonialDraft, ...] = ()
    text: str = ""
    button: str = ""
    link: str = ""
    link_text: str = ""
    fallback: str = ""
    shared: str = ""

    @property
    def items_count(self) -> int:
        """How many items, keywords, levels, specializations or questions are directly inside."""
        return len(self.items) + len(self.keywords) + len(self.parts)

    @property
    def pattern(self) -> str:
        """The pattern of the heading that is generated, or ""."""
        return heading_pattern(self.kind, self.topic)


@dataclass(frozen=True, slots=True)
class ChapterDraft:
    """A child page: its sections are texts, FAQs, keywords, up next and calls to action."""

    title: str
    lede: str
    sections: tuple[SectionDraft, ...]
    lines: Lines


@dataclass(frozen=True, slots=True)
class Draft:
    """A role page and its chapters as one document gives them.

    ``headline`` is "" when the generated one has the source's words exactly. ``year`` is the one
    that generated headings are filled with. What has no place is in ``unplaced``; what readers
    are not shown on purpose, in ``withheld``; a withheld testimonial is in its section as well.
    ``placements`` say where each line of the outline went, and how sure that is.
    """

    role_name: RoleName
    headline: str
    lede: str
    front_matter: FrontMatter
    sections: tuple[SectionDraft, ...]
    year: int
    chapters: tuple[ChapterDraft, ...] = ()
    unplaced: tuple[LineNote, ...] = ()
    withheld: tuple[LineNote, ...] = ()
    problems: tuple[Problem, ...] = ()
    placements: "tuple[Placement, ...]" = ()

    @property
    def shown_headline(self) -> str:
        """The headline as readers see it."""
        return self.headline or self.role_name.fill(HEADLINE)

    def shown_heading(self, section: SectionDraft) -> str:
        """Return a section's heading as readers see it."""
        return self.role_name.fill(section.heading or section.pattern, year=str(self.year))

    def shown_part_heading(self, part: PartDraft) -> str:
        """Return a sub-section's heading as readers see it; a name is as it is written."""
        pattern = part.heading or heading_pattern(part.kind, "")
        return self.role_name.fill(pattern, level=part.name) if pattern else part.name


def to_json(draft: Draft, file: str) -> dict[str, Any]:
    """Return what an import made of ``file``, as data that JSON can hold.

    The keys are ``file``, ``role``, ``sections`` (with sub-sections, in the order of the document,
    those of chapters last), ``unplaced`` and ``withheld``.
    """
    sections = [row for section in draft.sections for row in _rows(draft, section)]
    for chapter in draft.chapters:
        sections += [row for section in chapter.sections for row in _rows(draft, section)]
    return {
        "file": file,
        "role": draft.role_name.singular,
        "sections": sections,
        "unplaced": [{"line": note.line, "text": note.text} for note in draft.unplaced],
        "withheld": [asdict(note) for note in draft.withheld],
    }


def _rows(draft: Draft, section: SectionDraft) -> Iterator[dict[str, Any]]:
    yield _row(section.kind, draft.shown_heading(section), section.lines, section.items_count)
    for part in section.parts:
        yield _row(part.kind, draft.shown_part_heading(part), part.lines, len(part.items))


def _row(kind: str, heading: str, lines: Lines, items: int) -> dict[str, Any]:
    return {"kind": kind, "heading": heading, "lines": list(lines), "items": items}


class LineRole(StrEnum):
    """The part that one line plays: a ``PART`` is a level, a specialization or a question."""

    HEADLINE = "headline"
    CHAPTER = "chapter"
    SECTION = "section"
    PART = "part"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    IMAGE = "image"
    NOTE = "note"
    LEFT_OUT = "left out"


HEADING_ROLES: Final = frozenset(
    (
        *(LineRole.HEADLINE, LineRole.CHAPTER, LineRole.SECTION, LineRole.PART),
        LineRole.SUBHEADING,
    )
)
DOUBTFUL_BELOW: Final = 0.75


@dataclass(frozen=True, slots=True)
class Placement:
    """The place of the line that begins at source line ``line`` and ends at ``last``.

    A SECTION or a PART has a ``kind``, its block class name, and a ``detail``: the topic or the
    level, or "". ``page`` is 0 for the role's page and counts its chapters from 1; ``section`` is
    the first source line of the section, None outside of all sections. ``certainty`` goes from 0
    to 1, and ``reason`` is a sentence for editors.
    """

    line: int
    last: int
    text: str
    role: LineRole
    kind: str
    detail: str
    page: int
    section: int | None
    certainty: float
    reason: str

    @property
    def is_doubtful(self) -> bool:
        """Whether an editor should look at it."""
        return self.certainty < DOUBTFUL_BELOW


@dataclass(frozen=True, slots=True)
class Correction:
    """What the line that begins at source line ``line`` is, or where it belongs.

    ``role`` is None where that stays as it is. ``kind`` is the block class name of a SECTION or
    PART, ``detail`` its topic or level. ``section`` is the first source line of the section to
    whose end the line is moved, None where it stays.
    """

    line: int
    role: LineRole | None = None
    kind: str = ""
    detail: str = ""
    section: int | None = None


Corrections = tuple[Correction, ...]


def corrections_to_json(corrections: Iterable[Correction]) -> list[dict[str, Any]]:
    """Return corrections as data that JSON can hold."""
    return [asdict(one) for one in corrections]


def corrections_from_json(data: object) -> Corrections:
    """Return the corrections that `corrections_to_json` or a browser wrote down.

    Raises ValueError with a sentence for anything else.
    """
    if not isinstance(data, list):
        raise ValueError("Corrections must be a list.")
    return tuple(_correction(one) for one in data)


_KEYS: Final = frozenset({"line", "role", "kind", "detail", "section"})


def _correction(data: object) -> Correction:
    if not isinstance(data, dict) or not data.keys() <= _KEYS:
        raise ValueError(f"A correction must be an object with {', '.join(sorted(_KEYS))}.")
    section = data.get("section")
    correction = Correction(
        line=_line(data.get("line"), "line"),
        role=_role(data.get("role")),
        kind=_text(data.get("kind"), "kind"),
        detail=_text(data.get("detail"), "detail"),
        section=None if section is None else _line(section, "section"),
    )
    _check(correction)
    return correction


def _role(data: object) -> LineRole | None:
    if data is None:
        return None
    if isinstance(data, str) and data in set(LineRole):
        return LineRole(data)
    raise ValueError(f"A correction's role must be one of: {', '.join(LineRole)}.")


def _line(data: object, name: str) -> int:
    if isinstance(data, int) and not isinstance(data, bool) and data > 0:
        return data
    raise ValueError(f"A correction's {name} must be the number of a line, from 1.")


def _text(data: object, name: str) -> str:
    if data is None:
        return ""
    if isinstance(data, str):
        return " ".join(data.split())
    raise ValueError(f"A correction's {name} must be a text.")


def _check(correction: Correction) -> None:
    """Raise ValueError for a correction whose values do not go together."""
    kinds: dict[LineRole | None, Iterable[str]] = {
        LineRole.SECTION: section_kinds(),
        LineRole.PART: child_kinds(),
    }
    if correction.role is None and correction.section is None:
        raise ValueError("A correction must say what its line is, or where it belongs.")
    fitting = kinds.get(correction.role)
    if fitting and correction.kind not in fitting:
        raise ValueError(f"The kind of a {correction.role} must be one of: {_or(fitting)}.")
    if not fitting and (correction.kind or correction.detail):
        raise ValueError("Only sections and parts of sections have a kind and a detail.")
    declared = kind_of(correction.kind)
    if declared and declared.topics:
        if correction.detail not in {"", *topics()}:
            raise ValueError(f"A topic must be one of: {_or(topics())}.")
    elif is_level(correction.kind):
        if len(correction.detail) > LONGEST_LEVEL:
            raise ValueError(f"A level's name has at most {LONGEST_LEVEL} characters.")
    elif correction.detail:
        raise ValueError("Only topics and levels have a detail.")


def _or(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
