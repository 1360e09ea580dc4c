"""Capitals in headings: all of one kind on one page."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject
from career_pages.findings.words import SMALL_WORDS
from career_pages.sections import PartKind

# Their words are names, or a reader's own.
NAMES = frozenset({"SpecializationBlock", "FAQBlock"})

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_AFTER_A_WORD = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
# Where something begins anew: the first word, and one behind a colon or a dash.
_BEGINNING = re.compile(r"(?:^|[:–—]\s*|\s-\s+)[\"'“‘(]*$")


class Style(StrEnum):
    """How a heading is capitalized, and how to write one so."""

    TITLE = "with a capital for every main word"
    SENTENCE = "with a capital for its first word and for names only"


@rule("heading-case", Severity.WARNING)
def heading_case(subject: Subject) -> Iterator[Remark]:
    """Remark on the headings that are capitalized unlike most of those that editors wrote here.

    Questions do not count, nor do names: those of the role, its levels and types, and words that
    the text of the page always writes with a capital.
    """
    headings = list(_headings(subject))
    if len(headings) < len(Style):
        return
    names_of_role = _names_of_role(subject)
    styles = [_style(names_of_role.sub("_", text), frozenset()) for _, text in headings]
    if not {Style.TITLE, Style.SENTENCE} <= set(styles):
        return
    names = _names_in_texts(subject)
    styles = [_style(names_of_role.sub("_", text), names) for _, text in headings]
    counted = Counter(style for style in styles if style)
    if len(counted) < len(Style):
        return
    # Of two that are equally frequent, the one that comes first is the page's.
    usual = counted.most_common(1)[0][0]
    for (field, text), style in zip(headings, styles, strict=True):
        if style and style is not usual:
            yield Remark(field, text, f"Write this heading as the others here: {usual}.")


def _headings(subject: Subject) -> Iterator[tuple[str, str]]:
    for section in subject.sections:
        if section.has_own_heading and section.kind not in NAMES:
            yield section.heading_path(), section.heading
        for part in section.parts:
            if part.kind is PartKind.HEADING:
                yield part.path, part.text


def _names_of_role(subject: Subject) -> re.Pattern[str]:
    """Return what finds the names of the role, its levels and types, the longest first."""
    name = subject.role_name
    types = [one.heading for one in subject.sections if one.kind == "SpecializationBlock"]
    known = {name.singular, name.plural, *subject.other_titles, *subject.level_names, *types} - {""}
    longest_first = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"\b(?:{longest_first})\b", re.IGNORECASE)


def _style(heading: str, names: frozenset[str]) -> Style | None:
    """Return how the heading is capitalized; None where its words do not show it."""
    if heading.rstrip().endswith("?"):
        return None
    words = [
        word[0]
        for word in _WORD.finditer(heading)
        if not _BEGINNING.search(heading[: word.start()]) and _shows_style(word[0])
    ]
    capitals = sum(word[0].isupper() for word in words if word not in names)
    small = sum(word[0].islower() for word in words)
    if capitals == small:
        return None
    return Style.TITLE if capitals > small else Style.SENTENCE


def _shows_style(word: str) -> bool:
    """Say whether a word is written otherwise in the other style: not "of", "SQL" or "iOS"."""
    return word.lower() not in SMALL_WORDS and word[1:].islower()


def _names_in_texts(subject: Subject) -> frozenset[str]:
    """Return the words that stand within sentences with a capital and never without."""
    texts = [
        part.text
        for section in subject.sections
        for part in section.parts
        if part.kind in {PartKind.PARAGRAPH, PartKind.ITEM}
    ]
    small = {word for text in texts for word in _WORD.findall(text) if word.islower()}
    found = {word for text in texts for word in _AFTER_A_WORD.findall(text)}
    return frozenset(word for word in found if word.lower() not in small)
