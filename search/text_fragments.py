"""Links that mark, on the page to which they lead, the words that were found.

They use text directives, https://wicg.github.io/scroll-to-text-fragment/: a browser that knows
the words' place scrolls to it and marks them, without a script; else it goes to the anchor.
"""

from typing import Final
from urllib.parse import quote

from career_pages.excerpts import Excerpt, Span
from career_pages.search_words import WORD

# So many words before and behind tell the place from others with the same words.
CONTEXT: Final = 3
# So many characters may lie between two words that are marked in one piece.
GAP: Final = 25


def text_fragment(excerpt: Excerpt, page_text: str) -> str:
    """Return what to append to an anchor, from ":~:" on; "" if a browser might mark other words.

    ``page_text`` is all of the page's text, in lower case.
    """
    if not excerpt.matches:
        return ""
    first = excerpt.matches[0]
    line = next(line for line in excerpt.lines if line.start <= first.start < line.end)
    marked = _run(excerpt, line)
    text = excerpt.text
    before = [word.start() for word in WORD.finditer(text, line.start, marked.start)]
    behind = [word.end() for word in WORD.finditer(text, marked.end, line.end)]
    start = before[-CONTEXT:][0] if before else marked.start
    end = behind[:CONTEXT][-1] if behind else marked.end
    if page_text.count(text[start:end].lower()) != 1:
        return ""
    parts = [_encoded(text[marked.start : marked.end])]
    if before:
        parts.insert(0, f"{_encoded(text[start : marked.start])}-")
    if behind:
        parts.append(f"-{_encoded(text[marked.end : end])}")
    return f":~:text={','.join(parts)}"


def _run(excerpt: Excerpt, line: Span) -> Span:
    """Return the first match, and those behind it in the same line that are near."""
    start, end = excerpt.matches[0]
    for match in excerpt.matches[1:]:
        if match.end > line.end or match.start - end > GAP:
            break
        end = match.end
    return Span(start, end)


def _encoded(text: str) -> str:
    # A hyphen would say that it is the context.
    return quote(text.strip(), safe="").replace("-", "%2D")
