"""What Markdown means here: its parser, with footnotes, every cell of a table, and few brackets."""

import re
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from career_pages.text import fold

_Rule = Callable[[StateInline, bool], bool]
# Deeper than any guide nests, and shallow enough for the parser's recursion.
_DEEPEST_NESTING: Final = 60


class _LenientParser(MarkdownIt):
    """Leaves the judgement of addresses to the reader, which keeps the words of bad links."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def markdown_parser() -> MarkdownIt:
    """Return a parser whose raw HTML is text, and whose indented text is no code.

    Indentation in a guide is an accident of pasting. A footnote is a block whose token's ``info``
    is its label ("^1"), and a reference to it is the text "[1]"; notes count in the order in which
    the text refers to them.
    """
    parser = _LenientParser(
        "commonmark", {"html": False, "maxNesting": _DEEPEST_NESTING, "store_labels": True}
    )
    parser.enable("table")
    parser.disable(["code", "html_block", "html_inline"])
    parser.block.ruler.at("reference", _reference_but_no_footnote, {"alt": []})
    parser.block.ruler.at("table", _table_with_every_cell, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before(
        "reference", "footnote", _definition, {"alt": ["paragraph", "reference"]}
    )
    parser.inline.ruler.before("link", "footnote", _reference)
    parser.inline.ruler.at("link", _bounded(link))
    parser.inline.ruler.at("image", _bounded(image))
    return parser


def _reference_but_no_footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # A note that says nothing, or stands in a list, would be the address of a link and be gone.
    position = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("[^", position):
        return False
    return reference(state, start, end, silent)


def _table_with_every_cell(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table with the cells that its rows have: a parser drops those beyond the heading."""
    before = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    tokens: list[Token] = []
    for token in state.tokens[before:]:
        if token.type != "inline" and token.tag not in {"th", "td"}:
            tokens.append(token)
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            tokens += _cells(getLine(state, line), "th" if line == start else "td", token.map)
    state.tokens[before:] = tokens
    return True


# Cells have no other line break. Behind a backslash, or in code, it is text.
_BREAK: Final = re.compile(r"\\.|`[^`]*`|(<br */?>)", re.IGNORECASE)


def _cells(row: str, tag: str, lines: list[int]) -> Iterator[Token]:
    cells = [cell.strip() for cell in escapedSplit(row.strip())]
    for cell in cells[not cells[0] : len(cells) - (not cells[-1])]:
        yield Token(f"{tag}_open", tag, 1, map=lines, block=True)
        text = _BREAK.sub(lambda found: "\\\n" if found[1] else found[0], cell)
        yield Token("inline", "", 0, map=lines, content=text, children=[])
        yield Token(f"{tag}_close", tag, -1, block=True)


_DEFINITION: Final = re.compile(r"\[(\^[^\[\]\s]+)\]:[ \t]+(?!\s|\[[^\[\]]*\]:)")
_REFERENCE: Final = re.compile(r"\[(\^[^\[\]\s]+)\]")
# So far to the right, the lines below a blank one still belong to the note.
_INDENT: Final = 4
_NUMBERS: Final = "footnotes"


def footnote_number(environment: MutableMapping[str, Any], label: str) -> int:
    """Return the number of the note of that label; the next one if nothing refers to it."""
    numbers: dict[str, int] = environment[_NUMBERS]
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
    state.env.setdefault(_NUMBERS, {}).setdefault(fold(found[1]), 0)
    token = state.push("footnote_open", "div", 1)
    token.map = [start, last]
    token.info = found[1]
    before = state.bMarks[start], state.tShift[start], state.sCount[start], state.lineMax
    state.bMarks[start], state.tShift[start], state.sCount[start] = found.end(), 0, 0
    state.lineMax = last
    state.md.block.tokenize(state, start, last)
    state.bMarks[start], state.tShift[start], state.sCount[start], state.lineMax = before
    state.push("footnote_close", "div", -1)
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
    if not found or fold(found[1]) not in state.env.get(_NUMBERS, ()):
        return False
    if not silent:
        state.push("footnote_ref", "", 0).content = f"[{footnote_number(state.env, found[1])}]"
    state.pos = found.end()
    return True


# A picture in a link is two brackets deep. At each bracket the parser looks this far further in.
_DEEPEST: Final = 8
_OPEN: Final = "open_brackets"


def _bounded(rule: _Rule) -> _Rule:
    """Return a rule that takes brackets inside brackets for text, further in than anybody means."""

    def bounded(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in "[!":
            return False
        depth = state.env.get(_OPEN, 0)
        if depth >= _DEEPEST:
            # As the parser itself does where it gives up: it looks no further along, either.
            state.pos = state.posMax if silent else state.pos
            return silent
        state.env[_OPEN] = depth + 1
        try:
            return rule(state, silent)
        finally:
            state.env[_OPEN] = depth

    return bounded
