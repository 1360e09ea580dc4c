"""A guide document sorted into sections, ready to become a page."""

from dataclasses import dataclass, field

from career_pages.heading_patterns import HEADLINE, SECTION_HEADINGS, TOPIC_HEADINGS
from career_pages.importing.notes import LineNote, Problem
from career_pages.importing.picture import Picture
from career_pages.importing.placement import Placement
from career_pages.importing.readers.front_matter import FrontMatter
from career_pages.role_name import RoleName

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
