"""A guide document sorted into sections, ready to become a page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape
from typing import Any, Final

from career_pages.documents.front_matter import FrontMatter
from career_pages.documents.outline import LineNote, Problem
from career_pages.documents.source_file import Picture
from career_pages.names import HEADLINE, SECTION_HEADINGS, TOPIC_HEADINGS, RoleName


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


HEADING_ROLES = frozenset(
    {
        LineRole.HEADLINE,
        LineRole.CHAPTER,
        LineRole.SECTION,
        LineRole.PART,
        LineRole.SUBHEADING,
    }
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


Lines = tuple[int, int]


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


@dataclass(frozen=True, slots=True)
class LevelDraft:
    """One level: text, its first list as ``items`` (inline HTML), and what follows the list.

    ``heading`` is "" when the generated one has the source's words; ``lines`` are the first and
    last source line.
    """

    level: str
    heading: str
    source_heading: str
    introduction: Prose
    items: tuple[str, ...]
    closing: Prose
    lines: Lines


@dataclass(frozen=True, slots=True)
class SpecializationDraft:
    """One type of the role; ``link`` is the site's path of the role's own page, or ""."""

    name: str
    description: Prose
    lines: Lines
    link: str = ""


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """One question of a reader, with its answer."""

    question: str
    answer: Prose
    lines: Lines


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

    ``kind`` is the block class name; ``heading`` (an UpNextBlock's title) is "" when the generated
    one has the source's words exactly, and ``source_heading`` is the source's, "" if it has none.
    ``introduction`` is the section's text: all of it, or what precedes its list or its parts;
    ``closing`` what follows its list. Which of the others are used follows from the kind:

    - ResponsibilitiesSection: ``items``, as inline HTML with the lists nested in them
    - KeywordsSection: ``keywords``, plain text
    - LevelsSection, SpecializationsSection, FAQSection: ``levels``, ``specializations``,
      ``questions``
    - ExperienceSection: ``testimonials``
    - TopicSection: ``topic``, a key of TOPIC_HEADINGS
    - UpNextBlock and CallToActionBlock: ``text`` (the teaser), plain, paragraphs parted by a blank
      line, and ``link``, "" if the source has none; the former also ``link_text``, in the place of
      which the page's title is shown, the latter ``button``, ``fallback``, where that leads while
      its page is not live, and ``shared``, the name of the shared call to action that it takes its
      words from
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
    levels: tuple[LevelDraft, ...] = ()
    specializations: tuple[SpecializationDraft, ...] = ()
    questions: tuple[QuestionDraft, ...] = ()
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
        parts = (self.items, self.keywords, self.levels, self.specializations, self.questions)
        return sum(map(len, parts))

    @property
    def pattern(self) -> str:
        """The pattern of the heading that is generated, or ""."""
        return TOPIC_HEADINGS.get(self.topic) or SECTION_HEADINGS.get(self.kind, "")


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
    unplaced: tuple[LineNote, ...] = field(default=())
    withheld: tuple[LineNote, ...] = field(default=())
    problems: tuple[Problem, ...] = field(default=())
    placements: tuple[Placement, ...] = field(default=())

    @property
    def shown_headline(self) -> str:
        """The headline as readers see it."""
        return self.headline or self.role_name.fill(HEADLINE)

    def shown_heading(self, section: SectionDraft) -> str:
        """Return a section's heading as readers see it."""
        return self.role_name.fill(section.heading or section.pattern, year=str(self.year))

    def shown_level_heading(self, level: LevelDraft) -> str:
        """Return a level's heading as readers see it."""
        pattern = level.heading or SECTION_HEADINGS["LevelSection"]
        return self.role_name.fill(pattern, level=level.level)


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
        "unplaced": [_place(note) for note in draft.unplaced],
        "withheld": [{**_place(note), "why": note.why} for note in draft.withheld],
    }


def _rows(draft: Draft, section: SectionDraft) -> Iterator[dict[str, Any]]:
    yield _row(section.kind, draft.shown_heading(section), section.lines, section.items_count)
    for level in section.levels:
        heading = draft.shown_level_heading(level)
        yield _row("LevelSection", heading, level.lines, len(level.items))
    for type_of_role in section.specializations:
        yield _row("SpecializationBlock", type_of_role.name, type_of_role.lines, 0)
    for question in section.questions:
        yield _row("FAQBlock", question.question, question.lines, 0)


def _row(kind: str, heading: str, lines: Lines, items: int) -> dict[str, Any]:
    return {"kind": kind, "heading": heading, "lines": list(lines), "items": items}


def _place(note: LineNote) -> dict[str, Any]:
    return {"line": note.line, "text": note.text}


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
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_INLINE_TAG = re.compile(r"</?[ib]>")
_BLOCK_TAG = re.compile(r"</?(?:p|h3|ul|ol|li|br)>")


def html_text(html: str) -> str:
    """Return the text of limited HTML, a line for each block, a link followed by its address."""
    return unescape(_BLOCK_TAG.sub("\n", _INLINE_TAG.sub("", _LINK.sub(_link_text, html))))


def _link_text(link: re.Match[str]) -> str:
    address, shown = link[1], _INLINE_TAG.sub("", link[2])
    return shown if shown == address else f"{shown} {address}"


def prose_text(prose: Prose) -> str:
    """Return the words of prose: those of its quotes, tables and pictures as well."""
    texts = []
    for piece in prose:
        if isinstance(piece, RichText):
            texts.append(html_text(piece.html))
        elif isinstance(piece, Quote):
            texts += [piece.text, piece.attribution, piece.url]
        elif isinstance(piece, Embed):
            texts += [piece.title, piece.url]
        elif isinstance(piece, Picture):
            texts += [piece.alt, piece.caption]
        else:
            texts += [piece.caption, *piece.header]
            texts += [html_text(cell) for row in piece.rows for cell in row]
    return "\n".join(texts)


def section_text(draft: Draft, section: SectionDraft) -> str:
    """Return all words of a section, its headings as readers see them."""
    texts = [
        section.heading or draft.shown_heading(section),
        # The template's own words above the title.
        "Up Next" if section.kind == "UpNextBlock" else "",
        prose_text(section.introduction),
        *map(html_text, section.items),
        prose_text(section.closing),
        *section.keywords,
        section.text,
        section.button,
        section.link,
        section.link_text,
        section.fallback,
        section.shared,
    ]
    for level in section.levels:
        texts += [level.heading or draft.shown_level_heading(level), prose_text(level.introduction)]
        texts += [*map(html_text, level.items), prose_text(level.closing)]
    for type_of_role in section.specializations:
        texts += [type_of_role.name, type_of_role.link, prose_text(type_of_role.description)]
    for question in section.questions:
        texts += [question.question, prose_text(question.answer)]
    for said in section.testimonials:
        texts += [said.person, said.job, said.organisation, said.quote]
    return _joined(texts)


def page_text(draft: Draft) -> str:
    """Return the words of a role's page that are in none of its sections."""
    about = draft.front_matter
    texts = [draft.headline or draft.shown_headline, draft.lede]
    texts += [about.role, about.plural, about.article or "", about.area, about.code]
    texts += [about.description, about.seo_title, about.image, about.author, about.reviewer]
    texts += [str(about.reviewed or ""), str(about.next_review or ""), about.headings]
    texts.append(str(about.job_zone or ""))
    texts += [*about.titles, *about.skills, *about.related]
    for source in about.sources:
        texts += [source.title, source.url if source.url != source.title else ""]
    return _joined(texts)


def chapter_text(chapter: ChapterDraft) -> str:
    """Return the words of a chapter that are in none of its sections."""
    return _joined([chapter.title, chapter.lede])


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))
