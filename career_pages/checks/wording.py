"""How a page is written: sentences, headings, lists, repetitions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from career_pages.checks.registry import Remark, Severity, check
from career_pages.checks.subject import Subject
from career_pages.sections.parts import Part, PartKind
from career_pages.sections.projection import Section
from career_pages.text import SMALL_WORDS, ends_with_abbreviation, name_key, sentences, words_in


@check(
    "definition-overview-alike",
    found="the definition and **What they do** say the same",
    advice=(
        "Keep in the definition what the role is. Write in the other what people do in a usual "
        "week."
    ),
)
def alike_definition_and_overview(subject: Subject) -> Iterator[Remark]:
    """Find an overview that says the same as the definition in nearly the same words."""
    by_kind = {section.block.KIND.name: section for section in subject.top_sections}
    definition, overview = by_kind.get("definition"), by_kind.get("overview")
    if definition and overview and _alike(_words(definition), _words(overview)):
        first, *_ = overview.parts
        message = "Write what people in the role do: this says the same as the definition."
        yield Remark(first.path, first.text, message)


def _words(section: Section) -> list[str]:
    texts = (part.text for part in section.parts if part.kind is not PartKind.PICTURE)
    return re.findall(r"\w+", " ".join(texts).casefold())


# Of the words, in order; two texts about one role have many in common in any case.
ALIKE: Final = 0.85


def _alike(words: list[str], others: list[str]) -> bool:
    if not words or not others:
        return False
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    # The first two cost little, and are never below the third.
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(ratio() >= ALIKE for ratio in ratios)


@check(
    "duplicate",
    found="a list item, quote, level, question or specialization that is there twice",
    advice="Delete the later one, or give it another name.",
)
def duplicates(subject: Subject) -> Iterator[Remark]:
    """Find a list item that repeats one of its section; a quote, level, question or
    specialization that repeats one of its page. Case, hyphens and final punctuation make no
    difference.
    """
    yield from _repeated_texts(subject)
    seen: set[tuple[str, str]] = set()
    for section in subject.sections:
        kind = section.block.KIND
        name = subject.role_name.fill(section.name)
        key = (section.kind, name_key(name))
        if name and key in seen:
            what = kind.label.lower()
            message = f"Remove this {what} or give it another name: it is here twice."
            yield Remark(f"{section.path}.{kind.name_field}", name, message)
        seen.add(key)


WHAT: Final = {PartKind.ITEM: "list item", PartKind.QUOTE: "quote"}


def _repeated_texts(subject: Subject) -> Iterator[Remark]:
    quotes: set[str] = set()
    for section in subject.sections:
        items: set[str] = set()
        for part in section.parts:
            if part.kind not in WHAT:
                continue
            seen = quotes if part.kind is PartKind.QUOTE else items
            text = part.text.casefold().rstrip(".!;, ").strip("\"'“”‘’ ")
            if text in seen:
                message = f"Remove this {WHAT[part.kind]}: it is here twice."
                yield Remark(part.path, part.text, message)
            seen.add(text)


@check(
    "mixed-full-stops",
    Severity.WARNING,
    found="items of one list, some with a full stop at the end and some without",
    advice="End the few as the many.",
)
def mixed_full_stops(subject: Subject) -> Iterator[Remark]:
    """Find items of one list of which some end with a full stop and others without."""
    for items in _lists(subject):
        ends = [_ends_with_stop(item.text) for item in items]
        counted = Counter(end for end in ends if end is not None)
        if len(counted) < 2:
            continue
        usual = counted.most_common(1)[0][0]
        for item, end in zip(items, ends, strict=True):
            if end is not None and end is not usual:
                how = "with" if usual else "without"
                message = f"End this item {how} a full stop, as the others of its list."
                yield Remark(item.path, item.text, message)


def _lists(subject: Subject) -> Iterator[list[Part]]:
    for section in subject.sections:
        lists: dict[str, list[Part]] = defaultdict(list)
        for part in section.parts:
            if part.kind is PartKind.ITEM and part.in_list:
                lists[part.in_list].append(part)
        yield from lists.values()


def _ends_with_stop(text: str) -> bool | None:
    """Say whether an item ends with a full stop; None where its last word leaves no choice."""
    text = text.rstrip("\"'”’)] ")
    other_ends = ("?", "!", ":", ";", ",", "…", "...")
    if text.endswith(other_ends) or (text.endswith(".") and ends_with_abbreviation(text)):
        return None
    return text.endswith(".")


class Style(StrEnum):
    """How a heading is capitalized, and how to write one so."""

    TITLE = "with a capital for every main word"
    SENTENCE = "with a capital for its first word and for names only"


@check(
    "heading-case",
    Severity.WARNING,
    found=(
        "headings in which every main word has a capital, beside others in which only the first has"
    ),
    advice="Write the few as the many.",
)
def heading_case(subject: Subject) -> Iterator[Remark]:
    """Find headings that editors wrote with a capital for every main word beside others with
    one for the first word only, those within texts among them. Generated headings, questions
    and names do not count.

    Names are those of the role, its levels and types, and words that the text of the page always
    writes with a capital.
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
        if section.has_own_heading and not section.block.KIND.has_own_words:
            yield section.heading_path(), section.heading
        for part in section.parts:
            if part.kind is PartKind.HEADING:
                yield part.path, part.text


def _names_of_role(subject: Subject) -> re.Pattern[str]:
    """Return what finds the names of the role, its levels and types, the longest first."""
    known = sorted(set(subject.own_names) - {""}, key=len, reverse=True)
    longest_first = "|".join(map(re.escape, known))
    return re.compile(rf"\b(?:{longest_first})\b", re.IGNORECASE)


_HEADING_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_AFTER_A_WORD: Final = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
# Where something begins anew: the first word, and one behind a colon or a dash.
_BEGINNING: Final = re.compile(r"(?:^|[:–—]\s*|\s-\s+)[\"'“‘(]*$")


def _style(heading: str, names: frozenset[str]) -> Style | None:
    """Return how the heading is capitalized; None where its words do not show it."""
    if heading.rstrip().endswith("?"):
        return None
    words = [
        word[0]
        for word in _HEADING_WORD.finditer(heading)
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
    running = {PartKind.PARAGRAPH, PartKind.ITEM}
    texts = [part.text for _, part in subject.parts if part.kind in running]
    small = {word for text in texts for word in _HEADING_WORD.findall(text) if word.islower()}
    found = {word for text in texts for word in _AFTER_A_WORD.findall(text)}
    return frozenset(word for word in found if word.lower() not in small)


MOST_WORDS_OF_A_SENTENCE: Final = 40
MOST_WORDS_OF_A_PARAGRAPH: Final = 150
# Somebody else's words stay as they are, and a short field is no paragraph.
RUNNING: Final = frozenset({PartKind.PARAGRAPH, PartKind.ITEM, PartKind.FIELD})


@check(
    "long-sentence",
    Severity.WARNING,
    found="a sentence of more than 40 words",
    advice="Divide it.",
)
def long_sentences(subject: Subject) -> Iterator[Remark]:
    """Find a sentence of more than 40 words.

    Martin Cutts, *Oxford Guide to Plain English*: an average of 15 to 20 words, and whoever
    regularly exceeds 40 wearies readers. GOV.UK advises to look at every sentence of more than
    25 (insidegovuk.blog.gov.uk, 4 August 2014); that is a good habit, and too often right to be
    a warning.
    """
    for field, text in _texts(subject):
        if text.count(" ") < MOST_WORDS_OF_A_SENTENCE:
            continue
        for sentence in sentences(text):
            if (count := len(words_in(sentence))) > MOST_WORDS_OF_A_SENTENCE:
                yield Remark(
                    field,
                    sentence,
                    f"Divide this sentence: it has {count} words, and more than "
                    f"{MOST_WORDS_OF_A_SENTENCE} are hard to follow.",
                )


@check(
    "long-paragraph",
    Severity.WARNING,
    found="a paragraph of more than 150 words",
    advice="Divide it.",
)
def long_paragraphs(subject: Subject) -> Iterator[Remark]:
    """Find a paragraph or list item of more than 150 words.

    Federal Plain Language Guidelines (plainlanguage.gov), "Write short paragraphs": no more than
    150 words in three to eight sentences.
    """
    for field, text in _texts(subject):
        if (count := len(words_in(text))) > MOST_WORDS_OF_A_PARAGRAPH:
            yield Remark(
                field,
                text,
                f"Divide this paragraph: it has {count} words, and more than "
                f"{MOST_WORDS_OF_A_PARAGRAPH} discourage readers.",
            )


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    if "lede" in subject.fields:
        for paragraph in subject.fields["lede"].split("\n\n"):
            yield "lede", paragraph
    yield from ((part.path, part.text) for _, part in subject.parts if part.kind in RUNNING)
