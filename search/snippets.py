"""The piece of a text that shows why it was found."""

import re
from collections.abc import Collection, Iterator
from itertools import takewhile
from typing import Final, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.words import WORD, key, starts

LENGTH: Final = 200
MOST_MATCHES: Final = 200  # that are compared, however many a very long text has
ELLIPSIS: Final = "…"
ENDS_SENTENCE: Final = re.compile(r"[.!?:;…]$")


class Span(NamedTuple):
    """Where a word stands in a text."""

    start: int
    end: int


def snippet(
    text: str, found: Collection[str], phrases: Collection[tuple[str, ...]] = ()
) -> SafeString:
    """Return about 200 characters of ``text`` as HTML, the words with a key in ``found`` marked.

    So are those whose keys stand together as in one of the ``phrases``. It is the part that has
    most of them, or the beginning where there is none. The lines of the text become sentences or
    the items of a list.
    """
    running = _running(text)
    matches = _matches(running, found, phrases)
    window = _window(running, _densest(running, matches))
    return _marked(running, window, [span for span in matches if _within(span, window)])


def _running(text: str) -> str:
    lines = text.splitlines()
    ended = [line if ENDS_SENTENCE.search(line) else f"{line} ·" for line in lines[:-1]]
    return " ".join([*ended, *lines[-1:]])


def _matches(text: str, found: Collection[str], phrases: Collection[tuple[str, ...]]) -> list[Span]:
    spans = [Span(*word.span()) for word in WORD.finditer(text)]
    words = tuple(key(text[span.start : span.end]) for span in spans)
    places = {at for at, word in enumerate(words) if word in found}
    for phrase in phrases:
        for start in starts(phrase, words):
            places.update(range(start, start + len(phrase)))
    return [spans[at] for at in sorted(places)]


def _densest(text: str, matches: list[Span]) -> int:
    """Return where the piece that holds the most different matches starts; the first of equals."""
    best, best_value = 0, 0.0
    for position, first in enumerate(matches[:MOST_MATCHES]):
        near = [text[span.start : span.end] for span in _near(first, matches[position:])]
        value = len(set(map(key, near))) + len(near) / (LENGTH + 1)
        if value > best_value:
            best, best_value = first.start, value
    return best


def _near(first: Span, matches: list[Span]) -> Iterator[Span]:
    return takewhile(lambda span: span.end - first.start <= LENGTH * 3 // 4, matches)


def _window(text: str, first_match: int) -> Span:
    """Return a span of whole words that starts a little before the first match."""
    if len(text) <= LENGTH:
        return Span(0, len(text))
    start = max(0, min(first_match - LENGTH // 4, len(text) - LENGTH))
    if start:
        space = text.find(" ", start, first_match + 1)
        start = space + 1 if space >= 0 else first_match
    end = start + LENGTH
    if end < len(text):
        space = text.rfind(" ", start, end + 1)
        end = space if space > start else end
    return Span(start, min(end, len(text)))


def _within(span: Span, window: Span) -> bool:
    return window.start <= span.start and span.end <= window.end


def _marked(text: str, window: Span, matches: list[Span]) -> SafeString:
    pieces: list[str] = [ELLIPSIS] if window.start else []
    at = window.start
    for span in matches:
        pieces += [
            escape(text[at : span.start]),
            f"<mark>{escape(text[span.start : span.end])}</mark>",
        ]
        at = span.end
    pieces += [escape(text[at : window.end]), ELLIPSIS if window.end < len(text) else ""]
    return mark_safe("".join(pieces))  # noqa: S308 - every piece of text in it is escaped
