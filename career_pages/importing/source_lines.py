"""The words of a source document, line by line, without its markup."""

import re
from dataclasses import dataclass
from html import unescape

from career_pages.importing.bullets import split_bullet
from career_pages.importing.guide_document import DocumentFormat, GuideDocument
from career_pages.importing.outline_numbers import split_number
from career_pages.importing.readers.front_matter import KEYS
from career_pages.importing.section_marks import MARK, with_marks_read
from career_pages.importing.words import fold, words

_KEY = re.compile(rf"(^|[\s{{,-])(?:{'|'.join(KEYS)}|title|url)\s*:")
_SIGNS = re.compile(r"(?:[\s>]|#{1,6}\s)+")
_LABEL = re.compile(r"(?<=\])\[([^\[\]]*)\]|^\s*\[([^\[\]]*)\]:")
_CODED = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|\\([!-/:-@\[-`{-~])|&#?\w+;")


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
    for number, text in enumerate(document.text.split("\n"), start=1):
        if marked & {number, number + 1}:
            text = _without_mark(text)
        texts = _texts(document, number, text)
        # A heading may have been taken out of an author's own numbering: "2.1 Ovens".
        unnumbered = [split_number(one)[1] for one in texts]
        texts += tuple(one for one in unnumbered if one not in texts)
        readings = tuple(map(words, texts))
        if all(readings):
            lines.append(SourceLine(number, text.strip(), readings))
    return lines


def _without_mark(heading: str) -> str:
    """Return a heading without the mark behind it, which "#" signs may follow."""
    return MARK.sub("", re.sub(r"(?<=\})\s*#+\s*$", "", heading))


def _texts(document: GuideDocument, number: int, text: str) -> tuple[str, ...]:
    if number <= document.front_matter_lines:
        return (_KEY.sub(r"\1", text),)
    if document.format is not DocumentFormat.MARKDOWN:
        return (_without_signs(text),)
    content = _LABEL.sub(
        lambda label: "" if _is_label(label, document) else label[0], _without_signs(text)
    )
    return (_CODED.sub(_decoded, content), content)


def _decoded(found: re.Match[str]) -> str:
    """Return what an escape or an entity stands for; in code it stands for itself."""
    if found[1]:
        return found[0]
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
