"""What single lines look like: bullets, numbers and labels that authors type, titles, questions."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from career_pages.documents.outline import Line, LineKind
from career_pages.text import count_words

_BULLET_SIGN = r"[•◦▪▫‣⁃●○■□·∙➢➤►✓✔]"
_MARKER = rf"(?:{_BULLET_SIGN}\s*|(?:[*+–-]|\(?\d{{1,2}}[.)]|\(?[a-z]\))(?:\s+|$))"
_ITEM = re.compile(rf"(?P<marker>{_MARKER})(?P<text>.*)", re.DOTALL)
_SIGNED = re.compile(rf"({_BULLET_SIGN})\s*(.*)", re.DOTALL)
_STRAY = re.compile(rf"(?:{_MARKER}|#+\s*|>\s*)+")
_RULE = re.compile(r"[\s=_*~#.+|•·–—-]+")


def split_bullet(text: str) -> tuple[str, str]:
    """Return the bullet or number before ``text``, "" where there is none, and what follows."""
    found = _ITEM.match(text.strip())
    return (found["marker"].strip(), found["text"]) if found else ("", text.strip())


def _split_sign(text: str) -> tuple[str, str]:
    """Return the sign such as "•" before ``text``, "" where there is none, and what follows."""
    found = _SIGNED.match(text.strip())
    return (found[1], found[2]) if found else ("", text.strip())


def is_number(bullet: str) -> bool:
    """Say whether a bullet counts: "1.", "b)"."""
    return any(character.isalnum() for character in bullet)


def without_bullets(text: str) -> str:
    """Return ``text`` without stray bullets, numbers and Markdown's signs in front."""
    stripped = text.strip()
    stray = _STRAY.match(stripped)
    return stripped[stray.end() :] if stray else stripped


def is_rule(text: str) -> bool:
    """Say whether a line only draws a line, as under a heading or between parts."""
    return bool(_RULE.fullmatch(text))


def with_bullets_as_items(lines: Iterable[Line], source: Sequence[str] = ()) -> list[Line]:
    """Return paragraphs with every row that begins with a sign such as "•" as a list item.

    ``source`` holds the source lines of a document in Markdown: a sign written there by its
    number ("&#8226;") is text.
    """
    result: list[Line] = []
    for line in lines:
        rows = line.split_rows()
        begins = [_begins_item(row, source) for row in rows]
        shown = [
            replace(_without_prefix(row, _split_sign), kind=LineKind.ITEM) if is_item else row
            for row, is_item in zip(rows, begins, strict=True)
        ]
        result += shown if any(begins) else [line]
    return result


def _begins_item(row: Line, source: Sequence[str]) -> bool:
    sign, text = _split_sign(row.text)
    is_typed = not source or _split_sign(source[row.first - 1].lstrip("\t *_"))[0]
    return bool(sign and text and is_typed)


def _without_prefix(line: Line, split: Callable[[str], tuple[str, str]]) -> Line:
    """Return a line without what ``split`` finds before its text."""
    return replace(line, text=split(line.text)[1], html=split(line.html)[1])


def with_lists_found(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return paragraphs behind typed bullets as items.

    A sign such as "•" always makes an item; a dash or a number only if the paragraph before or
    after it has one as well.
    """
    signed = with_bullets_as_items(lines)
    kinds = ["", *map(_bullet_kind, signed), ""]
    in_list = [
        bool(kind) and kind in (before, after)
        for before, kind, after in zip(kinds, kinds[1:], kinds[2:], strict=False)
    ]
    return tuple(
        replace(_without_prefix(line, split_bullet), kind=LineKind.ITEM, ordered=kind == "number")
        if is_item
        else line
        for line, kind, is_item in zip(signed, kinds[1:-1], in_list, strict=True)
    )


def _bullet_kind(line: Line) -> str:
    """Return what kind of typed bullet a paragraph begins with, or ""."""
    bullet, rest = split_bullet(line.text)
    html_bullet, _ = split_bullet(line.html)
    if not line.is_paragraph or not rest or bullet != html_bullet:
        return ""
    return "number" if is_number(bullet) else bullet


LONGEST_NAME = 120
LONGEST_QUESTION = 250
QUOTATION_MARKS = ('"', "“", "„", "«", "‘", "'")
_ENDS = (".", ",", ";", "!", "…", "?", ":")
_SHORTEST_SHOUTED = 5
_SMALL = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "how", "in", "into", "is"),
        *("it", "nor", "of", "on", "or", "per", "so", "than", "the", "to", "up", "vs", "via"),
        *("when", "with", "you", "your"),
    )
)


def is_title(line: Line, most_words: int = 10) -> bool:
    """Say whether a line is short, begins like a title, and does not end like a sentence."""
    text = line.title
    return (
        line.is_paragraph
        and 0 < count_words(text) <= most_words
        and len(text) <= LONGEST_NAME
        and not text.endswith(_ENDS)
        and (text[0].isupper() or text[0].isdigit())
    )


def is_capitalized(text: str, least: int) -> bool:
    """Say whether ``text`` has at least so many words, all but the small ones with a capital."""
    important = [word for word in text.split() if word.strip("()&/-,").lower() not in _SMALL]
    letters = [next((c for c in word if c.isalnum()), "") for word in important]
    return len(letters) >= least and all(letter and not letter.islower() for letter in letters)


def is_shouted(text: str) -> bool:
    """Say whether ``text`` is in capitals throughout and more than an abbreviation."""
    return text.isupper() and sum(map(str.isalpha, text)) >= _SHORTEST_SHOUTED


def is_question(line: Line) -> bool:
    """Say whether a line is one question and nothing else."""
    text = line.title
    return (
        text.endswith("?")
        and len(text) <= LONGEST_QUESTION
        and not any(end in text[:-1] for end in (". ", "? ", "! "))
    )


def is_running_text(line: Line) -> bool:
    """Say whether a line reads as a sentence rather than as a heading or a list item."""
    return line.is_paragraph and (
        count_words(line.text) >= 12 or line.title.endswith((".", "!", "?", ":", ".”", '."', ".)"))
    )


def is_apart_above(lines: Sequence[Line], index: int) -> bool:
    """Say whether a blank line, or the document's beginning, is above a line."""
    return index == 0 or lines[index].first - lines[index - 1].last > 1


def is_apart_below(lines: Sequence[Line], index: int) -> bool:
    """Say whether a blank line, or the document's end, is below a line."""
    return index + 1 == len(lines) or lines[index + 1].first - lines[index].last > 1


_LABEL: Final = re.compile(
    r"(?P<tags>(?:<[bi]>)*)(?P<letter>Q|A|Question|Answer)(?: ?\d{1,2})?[:.)]"
    r"(?P<ends>(?:</[bi]>)*)\s+(?=\S)"
)
_FEWEST_QUESTIONS: Final = 2


def split_question_label(text: str) -> tuple[str, str]:
    """Return "Q" or "A" for the label before ``text``, "" where there is none, and the rest."""
    found = _LABEL.match(text)
    if not found:
        return "", text
    kept = "" if found["ends"] else found["tags"]
    return found["letter"][0], kept + text[found.end() :]


def without_question_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines without the labels of questions and answers, each on a line of its own.

    They count as such if there are two or more questions with an answer behind each.
    """
    rows = [row for line in lines for row in _question_rows(line)]
    asked = [at for at in range(len(rows)) if _is_asked(rows, at)]
    if len(asked) < _FEWEST_QUESTIONS:
        return tuple(lines)
    labeled = {at for one in asked for at in (one, one + 1)}
    return tuple(
        _without_prefix(row, split_question_label) if at in labeled else row
        for at, row in enumerate(rows)
    )


def _question_rows(line: Line) -> tuple[Line, ...]:
    if not line.is_paragraph or "\n" not in line.text or split_question_label(line.text)[0] != "Q":
        return (line,)
    rows = line.split_rows()
    return rows if any(split_question_label(row.text)[0] == "A" for row in rows) else (line,)


def _is_asked(rows: Sequence[Line], at: int) -> bool:
    """Say whether a line is a question with its label, and the next one an answer with its."""
    if at + 1 == len(rows) or not is_question(rows[at]):
        return False
    return [split_question_label(row.text)[0] for row in rows[at : at + 2]] == ["Q", "A"]


_PAGE_NUMBER: Final = re.compile(r"page\s+\d{1,4}\s*(?:of|/)\s*\d{1,4}", re.IGNORECASE)


def is_page_number(line: Line) -> bool:
    """Say whether a line says "Page 3 of 9" and nothing else."""
    return line.is_paragraph and bool(_PAGE_NUMBER.fullmatch(line.title))


_NUMBER: Final = re.compile(r"((?:<[bi]>)*)(\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)])\s+(?=\S)")
_FEWEST_NUMBERS: Final = 2


def split_number(text: str) -> tuple[str, str]:
    """Return the outline number before ``text`` ("2.1"), "" where there is none, and the rest."""
    found = _NUMBER.match(text)
    return (found[2], found[1] + text[found.end() :]) if found else ("", text)


def depth_of(number: str) -> int:
    """Return how deep a number is: 1 for "3.", 2 for "2.1"."""
    return len(re.findall(r"\d+", number))


def without_number(line: Line) -> Line:
    """Return a line without the outline number before its text."""
    return _without_prefix(line, split_number)


def without_heading_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, the headings without numbers if the author numbers them throughout."""
    numbered = [bool(split_number(line.text)[0]) for line in lines if line.is_heading]
    if sum(numbered) < max(_FEWEST_NUMBERS, len(numbered) - 1):
        return tuple(lines)
    return tuple(without_number(line) if line.is_heading else line for line in lines)
