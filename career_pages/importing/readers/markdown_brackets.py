"""Brackets in Markdown, looked at in a time that grows with their number."""

from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link

_Rule = Callable[[StateInline, bool], bool]
# A picture in a link is two brackets deep. At each bracket the parser looks this far further in.
_DEEPEST: Final = 8
_KEY: Final = "open_brackets"


def with_few_brackets(parser: MarkdownIt) -> None:
    """Make a parser take brackets inside brackets for text, further in than anybody means."""
    parser.inline.ruler.at("link", _bounded(link))
    parser.inline.ruler.at("image", _bounded(image))


def _bounded(rule: _Rule) -> _Rule:
    def bounded(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in "[!":
            return False
        depth = state.env.get(_KEY, 0)
        if depth >= _DEEPEST:
            # As the parser itself does where it gives up: it looks no further along, either.
            state.pos = state.posMax if silent else state.pos
            return silent
        state.env[_KEY] = depth + 1
        try:
            return rule(state, silent)
        finally:
            state.env[_KEY] = depth

    return bounded
