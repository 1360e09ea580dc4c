"""The word account: which words of a document are neither in its draft nor in its notes.

The words of every source line are crossed off in the part of the draft in which the line should
be; what is left over is reported as not understood.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from career_pages.documents.draft import (
    ChapterDraft,
    Draft,
    Embed,
    LineRole,
    Lines,
    Prose,
    Quote,
    RichText,
    SectionDraft,
)
from career_pages.documents.front_matter import KEYS, DocumentFormat, GuideDocument
from career_pages.documents.line_text import split_bullet, split_number, split_question_label
from career_pages.documents.links import html_text
from career_pages.documents.outline import (
    NO_CONSENT,
    NOT_UNDERSTOOD,
    TABLE_CAPTION,
    LineKind,
    LineNote,
    mark_pattern,
    with_section_mark,
)
from career_pages.documents.source_file import Picture
from career_pages.sections.kinds import Shape, section_kinds
from career_pages.text import fold, words


def words_missing(document: GuideDocument, draft: Draft) -> list[LineNote]:
    """Return the source lines with words that are in neither the draft nor its notes.

    Words are compared without case and punctuation, each as often as it occurs; generated
    headings count as the words they show.
    """
    lines = _source_lines(document)
    places = _places(draft, last_line=document.text.count("\n") + 1)
    # Lines that are there as they stand go first, so that a lost one cannot claim their words.
    lines.sort(key=lambda line: not places[line.number].has_in_order(line))
    missing = {line.number: (line, places[line.number].take(line)) for line in lines}
    # What one place has left over may be what another lacks: a link's address, defined far below.
    spare = Counter[str]()
    for place in {id(place): place for place in places}.values():
        spare.update(place.words)
    notes = []
    for number in sorted(missing):
        line, wanted = missing[number]
        if _lacking(wanted, spare):
            notes.append(LineNote(number, line.text, NOT_UNDERSTOOD))
        _cross_off(wanted, spare)
    return notes


@dataclass(frozen=True, slots=True)
class _SourceLine:
    """A source line with words, and those words: in one or more readings of its markup."""

    number: int
    text: str
    readings: tuple[list[str], ...]


@dataclass(slots=True)
class _Place:
    """A part of the draft: its words not yet found in the source, and which words are neighbors.

    ``letters`` are those of its texts without anything between them.
    """

    words: Counter[str] = field(default_factory=Counter)
    neighbors: set[tuple[str, str]] = field(default_factory=set)
    letters: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        for block in text.split("\n"):
            found = words(block)
            self.words.update(found)
            self.neighbors.update(pairwise(found))
            self.letters += found

    def has_in_order(self, line: _SourceLine) -> bool:
        """Say whether every word of a line stands here beside the one that follows it there."""
        return any(map(self._is_in_order, line.readings))

    def _is_in_order(self, reading: Sequence[str]) -> bool:
        return reading[0] in self.words and self.neighbors.issuperset(pairwise(reading))

    def has_letters(self, line: _SourceLine) -> bool:
        self.letters = ["".join(self.letters)]
        return any("".join(reading) in self.letters[0] for reading in line.readings)

    def take(self, line: _SourceLine) -> Counter[str]:
        """Cross off a line's words and return those that are not here."""
        # Sorting keeps the order of equals: of readings that lack as much, one that stands here.
        best = sorted(line.readings, key=lambda reading: not self._is_in_order(reading))
        readings = map(Counter, best)
        reading = min(readings, key=lambda reading: _lacking(reading, self.words).total())
        missing = _lacking(reading, self.words)
        _cross_off(reading, self.words)
        # A mark in the middle of a word parts it in the source, and not in the draft.
        parted = missing and _INLINE_MARKS.search(line.text) and self.has_letters(line)
        return Counter() if parted else missing


_INLINE_MARKS = re.compile(r"[*_`\\&<\[]")


# Counter's own arithmetic visits every word of both sides, which is slow line by line.
def _lacking(wanted: Counter[str], held: Counter[str]) -> Counter[str]:
    """Return the words of ``wanted`` of which ``held`` has too few, and how many are missing."""
    return Counter({w: n - held[w] for w, n in wanted.items() if n > held[w]})


def _cross_off(found: Counter[str], held: Counter[str]) -> None:
    for word, count in found.items():
        held[word] = max(0, held[word] - count)


def _places(draft: Draft, last_line: int) -> list[_Place]:
    """Return for every source line, by its number, the part of the draft it should be in."""
    page = _Place()
    page.add(_page_text(draft))
    places = [page] * (last_line + 1)
    sections: dict[tuple[int, int], _Place] = {}
    pages: tuple[Draft | ChapterDraft, ...] = (draft, *draft.chapters)
    for number, one in enumerate(pages):
        if isinstance(one, ChapterDraft):
            _assign(places, one.lines, _joined([one.title, one.lede]))
        for section in one.sections:
            place = _assign(places, section.lines, _section_text(draft, section))
            sections[number, section.lines[0]] = place
    for line in draft.placements:
        # An editor may have moved the line out of the range of its section.
        there = page if line.role is LineRole.HEADLINE else None
        if line.section is not None:
            there = sections.get((line.page, line.section))
        if there:
            places[line.line : line.last + 1] = [there] * (line.last + 1 - line.line)
    for note in (*draft.unplaced, *draft.withheld):
        if note.why != NO_CONSENT:
            places[note.line].add(note.text)
    return places


def _assign(places: list[_Place], lines: Lines, text: str) -> _Place:
    place = _Place()
    place.add(text)
    first, last = lines
    places[first : last + 1] = [place] * (last + 1 - first)
    return place


def _source_lines(document: GuideDocument) -> list[_SourceLine]:
    """Return the lines that have words; bullets, numbers of lists and markup are none."""
    lines = []
    marked = {line.last for line in document.outline.lines if with_section_mark(line).mark}
    footnotes = _footnotes(document)
    pictures = _picture_addresses(document)
    for number, text in enumerate(document.text.split("\n"), start=1):
        shown = _PARAGRAPH_SIGNS.sub("", text)
        if marked & {number, number + 1}:
            # "#" signs may follow the mark of a heading.
            shown = mark_pattern().sub("", re.sub(r"(?<=\})\s*#+\s*$", "", shown))
        shown = pictures.sub(r"\1 ", shown) if pictures else shown
        texts = _readings_of(document, number, shown, footnotes)
        # What an author put before a heading or an answer may be gone: "2.1 Ovens", "A: Three".
        bare = [
            split_question_label(split_number(one.lstrip("*_"))[1].replace("*", ""))[1]
            for one in texts
        ]
        texts += tuple(one for one in bare if one not in texts)
        readings = tuple(map(words, texts))
        if all(readings):
            lines.append(_SourceLine(number, text.strip(), readings))
    return lines


_KEY = re.compile(rf"(^|[\s{{,-])(?:{'|'.join(KEYS)}|title|url)\s*:")
_SIGNS = re.compile(r"(?:[\s>]|#{1,6}\s)+")
_LABEL = re.compile(r"(?<=\])\[([^\[\]]*)\]|^\s*\[([^\[\]]*)\]:")
# The marks behind paragraphs and pictures, the word before a caption, and breaks in cells.
_PARAGRAPH_SIGNS = re.compile(
    rf"\{{\.(?:text|embed|button|fallback|caption|decorative)\}}\s*$|^\s*{TABLE_CAPTION}|<br */?>",
    re.IGNORECASE,
)
# A link that shows its address.
_BARE_LINK = re.compile(r"\[([^\[\]]+)\]\(\1\)")
_CODED = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|\\([!-/:-@\[-`{-~])|&#?\w+;|\[(\^[^\[\]\s]+)\]"
)
_EMPHASIS = re.compile(r"(?<!\\)[*]+")
_FOOTNOTE = re.compile(r"\s*\[(\^[^\[\]\s]+)\]:\s")


def _picture_addresses(document: GuideDocument) -> re.Pattern[str] | None:
    """Return what finds the addresses of the pictures that a Markdown document has, if any."""
    addresses = sorted(filter(None, document.outline.addresses), key=len, reverse=True)
    if not addresses:
        return None
    return re.compile(rf"(\]\(\s*<?|\]:\s*<?)(?:{'|'.join(map(re.escape, addresses))})")


def _footnotes(document: GuideDocument) -> dict[str, str]:
    """Return the sign that each footnote of a Markdown document is shown with, by its label."""
    rows = document.text.split("\n")
    notes = [line for line in document.outline.lines if line.kind is LineKind.NOTE]
    found = [(_FOOTNOTE.match(rows[note.first - 1]), note.text.partition(".")[0]) for note in notes]
    return {fold(label[1]): sign for label, sign in found if label}


def _readings_of(
    document: GuideDocument, number: int, text: str, footnotes: dict[str, str]
) -> tuple[str, ...]:
    if number <= document.front_matter_lines:
        return (_KEY.sub(r"\1", text),)
    if document.format is not DocumentFormat.MARKDOWN:
        return (_without_signs(text),)

    def decoded(text: str) -> str:
        return _CODED.sub(lambda found: _decoded(found, footnotes), text)

    content = _BARE_LINK.sub(r"\1", _without_labels(_without_signs(text), document))
    # Emphasis in the middle of a word parts nothing.
    texts = (decoded(content), decoded(_EMPHASIS.sub("", content)), content)
    note = _FOOTNOTE.match(text)
    if note and (sign := footnotes.get(fold(note[1]))):
        rest = decoded(_without_labels(_without_signs(text[note.end() :]), document))
        # In a list of notes the sign is the number of an item, which is no word.
        return (f"{sign} {rest}", rest, *texts)
    return texts


def _without_labels(text: str, document: GuideDocument) -> str:
    """Return text without the names under which its links find their addresses."""

    def shown(found: re.Match[str]) -> str:
        label = fold(found[1] or found[2] or "")
        return "" if label in document.outline.labels else found[0]

    return _LABEL.sub(shown, text)


def _decoded(found: re.Match[str], footnotes: dict[str, str]) -> str:
    """Return what an escape, an entity or a footnote shows; in code it stands for itself."""
    if found[1]:
        return found[0]
    if found[3]:
        sign = footnotes.get(fold(found[3]))
        return f"[{sign}]" if sign else found[0]
    return found[2] or unescape(found[0])


def _without_signs(text: str) -> str:
    """Return a line without the bullets, numbers and signs of headings and quotes before it."""
    while True:
        signs = _SIGNS.match(text)
        bullet, rest = split_bullet(text[signs.end() :] if signs else text)
        if not bullet:
            return rest
        text = rest


def _section_text(draft: Draft, section: SectionDraft) -> str:
    """Return all words of a section, its headings as readers see them."""
    texts = [
        section.heading or draft.shown_heading(section),
        # The template's own words above the title.
        "Up Next" if section_kinds()[section.kind].shape is Shape.TEASER else "",
        _prose_text(section.introduction),
        *map(html_text, section.items),
        _prose_text(section.closing),
        *section.keywords,
        section.text,
        section.button,
        section.link,
        section.link_text,
        section.fallback,
        section.shared,
    ]
    for part in section.parts:
        texts += [part.heading or draft.shown_part_heading(part), part.link]
        texts += [_prose_text(part.introduction), _prose_text(part.closing)]
        texts += map(html_text, part.items)
    for said in section.testimonials:
        texts += [said.person, said.job, said.organisation, said.quote]
    return _joined(texts)


def _page_text(draft: Draft) -> str:
    """Return the words of a role's page that are in none of its sections."""
    about = draft.front_matter
    texts = [draft.shown_headline, draft.lede]
    texts += [about.role, about.plural, about.article or "", about.area, about.image]
    texts += [*about.titles, *about.skills, *about.related, *about.plain.values(), about.headings]
    for source in about.sources:
        texts += [source.title, source.url if source.url != source.title else ""]
    return _joined(texts)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))


def _prose_text(prose: Prose) -> str:
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
