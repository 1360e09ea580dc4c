"""Excerpts: the part of a text that shows why it was found, with the words marked."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from career_pages.text import WORD, keys, keys_in, starts

LENGTH: Final = 200
MOST_MATCHES: Final = 200  # that are compared, however many a very long text has
ELLIPSIS: Final = "…"
ENDS_SENTENCE: Final = re.compile(r"[.!?:;…]$")


class Span(NamedTuple):
    """Where a word stands in a text."""

    start: int
    end: int


class Match(NamedTuple):
    """A word that was looked for, by where it stands and its key."""

    span: Span
    key: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """About 200 characters of a text, and where in it what was looked for is found.

    ``text`` is the whole text, whose lines follow each other; ``lines`` are where they stand.
    """

    text: str
    lines: tuple[Span, ...]
    window: Span
    matches: tuple[Span, ...]

    def html(self) -> SafeString:
        """Return the piece as HTML in which the words that were found are marked."""
        text, window = self.text, self.window
        pieces: list[str] = [ELLIPSIS] if window.start else []
        at = window.start
        for start, end in self.matches:
            pieces += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
            at = end
        pieces += [escape(text[at : window.end]), ELLIPSIS if window.end < len(text) else ""]
        return mark_safe("".join(pieces))  # noqa: S308 - every piece of text in it is escaped


def snippet(
    text: str, found: Collection[str], phrases: Collection[tuple[str, ...]] = ()
) -> SafeString:
    """Return that part of the text as HTML, with what was found marked."""
    return excerpt(text, found, phrases).html()


def excerpt(
    text: str,
    found: Collection[str],
    phrases: Collection[tuple[str, ...]] = (),
    folded_text: str | None = None,
) -> Excerpt:
    """Return the part of the text that has most of the words with a key in ``found``.

    Those whose keys stand together as in one of the ``phrases`` count as well. It is the beginning
    where there is none. The lines of the text become sentences or the items of a list. A
    ``folded_text`` that is at hand spares folding it.
    """
    running, lines = _running(text)
    text_keys = keys(text) if folded_text is None else keys_in(folded_text)
    matches = _matches(running, text_keys, found, phrases)
    window = _window(running, _densest(matches))
    inside = [
        one.span for one in matches if window.start <= one.span.start < one.span.end <= window.end
    ]
    return Excerpt(running, lines, window, tuple(inside))


def _running(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return the lines of the text in one, and where each of them stands."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        spans.append(Span(at, at + len(line)))
        ended = number == len(lines) or ENDS_SENTENCE.search(line)
        pieces.append(line if ended else f"{line} ·")
        at += len(pieces[-1]) + 1
    return " ".join(pieces), tuple(spans)


def _matches(
    text: str,
    text_keys: tuple[str, ...],
    found: Collection[str],
    phrases: Collection[tuple[str, ...]],
) -> list[Match]:
    places = {at for at, one in enumerate(text_keys) if one in found}
    for phrase in phrases:
        for start in starts(phrase, text_keys):
            places.update(range(start, start + len(phrase)))
    words = tuple(WORD.finditer(text)) if places else ()
    return [Match(Span(*words[at].span()), text_keys[at]) for at in sorted(places)]


def _densest(matches: list[Match]) -> int:
    """Return where the piece that holds the most different matches starts; the first of equals."""
    best, best_value = 0, 0.0
    for position, first in enumerate(matches[:MOST_MATCHES]):
        near = [match.key for match in _near(first.span.start, islice(matches, position, None))]
        value = len(set(near)) + len(near) / (LENGTH + 1)
        if value > best_value:
            best, best_value = first.span.start, value
    return best


def _near(start: int, matches: Iterable[Match]) -> Iterator[Match]:
    return takewhile(lambda match: match.span.end - start <= LENGTH * 3 // 4, matches)


def _window(text: str, first_match: int) -> Span:
    """Return a span of whole words that starts a little before the first match."""
    if len(text) <= LENGTH:
        return Span(0, len(text))
    start = max(0, min(first_match - LENGTH // 4, len(text) - LENGTH))
    if start:
        space = text.find(" ", start, first_match + 1)
        start = space + 1 if space >= 0 else first_match
        # What only separates two lines does not begin a piece.
        start += 2 if text.startswith("· ", start) else 0
    end = start + LENGTH
    if end < len(text):
        space = text.rfind(" ", start, end + 1)
        end = space if space > start else end
    return Span(start, min(end, len(text)))
