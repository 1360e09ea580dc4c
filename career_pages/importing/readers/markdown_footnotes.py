"""Footnotes in Markdown: "[^1]" in the text, and "[^1]: What it says." on a line of its own."""

import re
from collections.abc import MutableMapping
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from career_pages.importing.words import fold

FOOTNOTE: Final = "footnote"
_DEFINITION: Final = re.compile(r"\[(\^[^\[\]\s]+)\]:[ \t]+(?!\s|\[[^\[\]]*\]:)")
_REFERENCE: Final = re.compile(r"\[(\^[^\[\]\s]+)\]")
# So far to the right, the lines below a blank one still belong to the note.
_INDENT: Final = 4
_KEY: Final = "footnotes"


def with_footnotes(parser: MarkdownIt) -> None:
    """Make a parser read footnotes.

    A note is a block whose token's ``info`` is its label ("^1"); a reference is the text "[1]".
    Notes count in the order in which the text refers to them.
    """
    parser.block.ruler.before(
        "reference", FOOTNOTE, _definition, {"alt": ["paragraph", "reference"]}
    )
    parser.inline.ruler.before("link", FOOTNOTE, _reference)


def footnote_number(environment: MutableMapping[str, Any], label: str) -> int:
    """Return the number of the note of that label; the next one if nothing refers to it."""
    numbers: dict[str, int] = environment[_KEY]
    number = numbers[fold(label)] or max(numbers.values()) + 1
    numbers[fold(label)] = number
    return number


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start])
    if state.level or not found or found.end() >= state.eMarks[start]:
        return False
    if silent:
        return True
    last = _last_line(state, start, end)
    state.env.setdefault(_KEY, {}).setdefault(fold(found[1]), 0)
    token = state.push(f"{FOOTNOTE}_open", "", 1)
    token.map = [start, last]
    token.info = found[1]
    before = state.bMarks[start], state.tShift[start], state.sCount[start], state.lineMax
    state.bMarks[start], state.tShift[start], state.sCount[start] = found.end(), 0, 0
    state.lineMax = last
    state.md.block.tokenize(state, start, last)
    state.bMarks[start], state.tShift[start], state.sCount[start], state.lineMax = before
    state.push(f"{FOOTNOTE}_close", "", -1)
    state.line = last
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int:
    """Return the line behind a note that begins at ``start``."""
    line = start + 1
    while line < end and not state.isEmpty(line) and not _begins_block(state, line, end):
        line += 1
    last = line
    while line < end and (state.isEmpty(line) or state.sCount[line] >= _INDENT):
        line += 1
        last = last if state.isEmpty(line - 1) else line
    return last


def _begins_block(state: StateBlock, line: int, end: int) -> bool:
    rules = state.md.block.ruler.getRules("paragraph")
    return any(rule(state, line, end, True) for rule in rules)


def _reference(state: StateInline, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not found or fold(found[1]) not in state.env.get(_KEY, ()):
        return False
    if not silent:
        state.push(f"{FOOTNOTE}_ref", "", 0).content = f"[{footnote_number(state.env, found[1])}]"
    state.pos = found.end()
    return True
