"""The words of a source document, line by line, without its markup."""

import re
from dataclasses import dataclass
from html import unescape

from career_pages.importing.bullets import split_bullet
from career_pages.importing.guide_document import DocumentFormat, GuideDocument
from career_pages.importing.marked_lines import with_marks_read
from career_pages.importing.outline import LineKind
from career_pages.importing.outline_numbers import split_number
from career_pages.importing.readers.front_matter import KEYS
from career_pages.importing.section_marks import MARK
from career_pages.importing.spoken_labels import split_label
from career_pages.importing.text_marks import TABLE_CAPTION
from career_pages.importing.words import fold, words

_KEY = re.compile(rf"(^|[\s{{,-])(?:{'|'.join(KEYS)}|title|url)\s*:")
_SIGNS = re.compile(r"(?:[\s>]|#{1,6}\s)+")
_LABEL = re.compile(r"(?<=\])\[([^\[\]]*)\]|^\s*\[([^\[\]]*)\]:")
# The marks behind paragraphs and pictures, the word before a caption, and breaks in cells.
_PARAGRAPH_SIGNS = re.compile(
    rf"\{{\.(?:text|embed|button|fallback|caption|decorative)\}}\s*$|^\s*{TABLE_CAPTION}|<br */?>",
    re.IGNORECASE,
)
# A link that shows its address.
_SAME = re.compile(r"\[([^\[\]]+)\]\(\1\)")
_CODED = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|\\([!-/:-@\[-`{-~])|&#?\w+;|\[(\^[^\[\]\s]+)\]"
)
_EMPHASIS = re.compile(r"(?<!\\)[*]+")
_FOOTNOTE = re.compile(r"\s*\[(\^[^\[\]\s]+)\]:\s")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source line with words, and those words: in one or more readings of its markup."""

    number: int
    text: str
    readings: tuple[list[str], ...]


def source_lines(document: GuideDocument) -> list[SourceLine]:
    """Return the lines that have words; bullets, numbers of lists and markup are none."""
    lines = []
    marked = {line.last for line in document.outline.lines if with_marks_read(line).mark}
    footnotes = _footnotes(document)
    pictures = _picture_addresses(document)
    for number, text in enumerate(document.text.split("\n"), start=1):
        shown = _PARAGRAPH_SIGNS.sub("", text)
        shown = _without_mark(shown) if marked & {number, number + 1} else shown
        shown = pictures.sub(r"\1 ", shown) if pictures else shown
        texts = _texts(document, number, shown, footnotes)
        # What an author put before a heading or an answer may be gone: "2.1 Ovens", "A: Three".
        bare = [split_label(split_number(one.lstrip("*_"))[1].replace("*", ""))[1] for one in texts]
        texts += tuple(one for one in bare if one not in texts)
        readings = tuple(map(words, texts))
        if all(readings):
            lines.append(SourceLine(number, text.strip(), readings))
    return lines


def _without_mark(heading: str) -> str:
    """Return a heading without the mark behind it, which "#" signs may follow."""
    return MARK.sub("", re.sub(r"(?<=\})\s*#+\s*$", "", heading))


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


def _texts(
    document: GuideDocument, number: int, text: str, footnotes: dict[str, str]
) -> tuple[str, ...]:
    if number <= document.front_matter_lines:
        return (_KEY.sub(r"\1", text),)
    if document.format is not DocumentFormat.MARKDOWN:
        return (_without_signs(text),)
    content = _SAME.sub(r"\1", _without_labels(_without_signs(text), document))
    # Emphasis in the middle of a word parts nothing.
    whole = _EMPHASIS.sub("", content)
    texts: tuple[str, ...] = (
        *(_CODED.sub(lambda found: _decoded(found, footnotes), one) for one in (content, whole)),
        content,
    )
    note = _FOOTNOTE.match(text)
    if note and (sign := footnotes.get(fold(note[1]))):
        rest = _without_labels(_without_signs(text[note.end() :]), document)
        rest = _CODED.sub(lambda found: _decoded(found, footnotes), rest)
        # In a list of notes the sign is the number of an item, which is no word.
        return (f"{sign} {rest}", rest, *texts)
    return texts


def _without_labels(text: str, document: GuideDocument) -> str:
    """Return text without the names under which its links find their addresses."""
    return _LABEL.sub(lambda label: "" if _is_label(label, document) else label[0], text)


def _decoded(found: re.Match[str], footnotes: dict[str, str]) -> str:
    """Return what an escape, an entity or a footnote shows; in code it stands for itself."""
    if found[1]:
        return found[0]
    if found[3]:
        sign = footnotes.get(fold(found[3]))
        return f"[{sign}]" if sign else found[0]
    return found[2] or unescape(found[0])


def _is_label(found: re.Match[str], document: GuideDocument) -> bool:
    return fold(found[1] or found[2] or "") in document.outline.labels


def _without_signs(text: str) -> str:
    """Return a line without the bullets, numbers and signs of headings and quotes before it."""
    while True:
        signs = _SIGNS.match(text)
        bullet, rest = split_bullet(text[signs.end() :] if signs else text)
        if not bullet:
            return rest
        text = rest
