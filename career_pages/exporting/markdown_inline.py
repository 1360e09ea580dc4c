"""Runs of text as Markdown."""

import re
import string
from collections.abc import Sequence
from html import unescape
from typing import Final

from career_pages.exporting.markdown_escapes import entity, escape_start, escape_text
from career_pages.exporting.nesting import Span, nested
from career_pages.exporting.runs import Run, Runs, compared, runs_of
from career_pages.importing.import_limits import DEFAULT_LIMITS
from career_pages.importing.notes import Notes
from career_pages.importing.readers.inline_markdown import InlineReader
from career_pages.importing.readers.markdown_parser import markdown_parser
from career_pages.importing.readers.markdown_pictures import MarkdownPictures

_PARSER: Final = markdown_parser()
_NO_PICTURES: Final = MarkdownPictures({}, DEFAULT_LIMITS)
# Ways to write bold and italic, the most usual first. The last ones also write the letters beside
# the signs by their numbers: Markdown does not see emphasis that begins in the middle of a word.
_WAYS: Final = (("*", False), ("_", False), ("*", True), ("_", True))
_LONE_ADDRESS: Final = re.compile(r"https?://[^\s<>]+")
_OPEN_END: Final = re.compile(r"(?:(?<!\\)|(?<=\\\\))!$")


def markdown_of(runs: Runs) -> str:
    """Return runs as Markdown for the inside of a block; line breaks stay line breaks."""
    return "\\\n".join(escape_start(row) for row in _inline(runs).split("\n"))


def heading_of(runs: Runs) -> str:
    """Return runs of one row as the Markdown of a heading."""
    return re.sub(r"(?:(?<=\s)|^)#(?=#*$)", r"\\#", _inline(runs))


def cell_of(runs: Runs) -> str:
    """Return runs as the Markdown of a table's cell."""
    return _inline(runs).replace("|", "\\|").replace("\n", "<br>")


def _inline(runs: Runs) -> str:
    ways = _WAYS if any(run.bold or run.italic for run in runs) else _WAYS[:1]
    markdown = ""
    for italic, is_careful in ways:
        markdown = _pieces(nested(runs), italic, is_careful)
        if len(ways) == 1 or _read(markdown) == compared(runs):
            break
    return markdown


def _read(markdown: str) -> Sequence[Run]:
    rows = markdown.replace("\n", "\\\n")
    tokens = _PARSER.parseInline(rows)[0].children or []
    return compared(
        runs_of(InlineReader(Notes(), _NO_PICTURES, 1).read(tokens).html.replace("<br>\n", "<br>"))
    )


def _pieces(pieces: Sequence[str | Span], italic: str, is_careful: bool) -> str:
    written: list[str] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Span):
            written.append(_span(piece, italic, is_careful))
            continue
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        before = at > 0 and _is_emphasis(pieces[at - 1])
        text = _text(piece, before and is_careful, _is_emphasis(after) and is_careful)
        if isinstance(after, Span) and after.style == "address":
            text = _OPEN_END.sub(r"\\!", text)
        written.append(text)
    return "".join(written)


def _is_emphasis(piece: str | Span | None) -> bool:
    return isinstance(piece, Span) and piece.style != "address"


def _text(text: str, after_emphasis: bool, before_emphasis: bool) -> str:
    first = last = ""
    if after_emphasis and _joins_words(text[:1]):
        first, text = entity(text[0]), text[1:]
    if before_emphasis and _joins_words(text[-1:]):
        last, text = entity(text[-1]), text[:-1]
    return first + escape_text(text) + last


def _joins_words(character: str) -> bool:
    return not (character.isspace() or character in string.punctuation)


def _span(span: Span, italic: str, is_careful: bool) -> str:
    written = _pieces(span.inner, italic, is_careful)
    inner = written.strip()
    if not inner:
        return written
    start = written.index(inner)
    return written[:start] + _marked(span, inner, italic) + written[start + len(inner) :]


def _marked(span: Span, inner: str, italic: str) -> str:
    match span.style:
        case "bold":
            return f"**{inner}**"
        case "italic":
            return f"{italic}{inner}{italic}"
    if span.inner == (span.address,) and _LONE_ADDRESS.fullmatch(span.address):
        return f"<{span.address}>"
    return f"[{inner}]({destination(span.address)})"


def destination(address: str) -> str:
    """Return an address as the target of a link or a picture."""
    # An entity would be read as the character that it stands for.
    if unescape(address) != address:
        address = address.replace("&", "&amp;")
    if address and not re.search(r"[\s()<>\\]", address):
        return address
    return "<" + re.sub(r"[<>\\]", lambda sign: entity(sign[0]), address) + ">"
