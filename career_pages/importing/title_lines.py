"""How a heading looks that nothing marks as one."""

from collections.abc import Sequence

from career_pages.importing.outline import Line
from career_pages.importing.words import count_words

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
