"""What a person reads in a document that is no plain text, line by line, with its marks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from typing import Any, Final

from career_pages.documents.line_text import with_bullets_as_items
from career_pages.documents.links import anchor_html
from career_pages.documents.outline import Line, LineKind, Notes, Outline, with_section_mark
from career_pages.documents.source_file import (
    DocumentError,
    ImportLimits,
    Picture,
    without_controls,
)

LONGEST_CAPTION: Final = 250
# Behind a caption, or in its place: the picture says nothing that the text does not.
DECORATIVE = re.compile(r"\s*\{\.decorative\}$")
# Behind a caption: the picture is still to come.
PLACE = re.compile(r"\s*\{\.picture\}$")
_PICTURE_SIGN = "🖼"
# A single no-break space is meant; several are somebody's indentation.
_SPACE = re.compile("[ \t\n\r\f\xa0]+")
# Hints where a word may be broken.
_INVISIBLE = re.compile("[\xad\u200b\u2060]")


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text: plain, and as inline HTML; both with "\\n" where the source had one."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is marked.

    ``address`` is where it leads, or "", and ``link`` the element of a document with a source that
    says so.
    """

    bold: bool = False
    italic: bool = False
    address: str = ""
    link: Any = None


PLAIN: Final = Style()


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    style: Style


@dataclass(slots=True)
class InlineText:
    """Gathers one paragraph: rows of marked text, white space collapsed as browsers do."""

    _rows: list[list[_Run]] = field(default_factory=lambda: [[]])

    def write(self, text: str, style: Style) -> None:
        """Add text to the current row."""
        shown = _INVISIBLE.sub("", without_controls(text))
        shown = _SPACE.sub(lambda space: "\xa0" if space[0] == "\xa0" else " ", shown)
        row = self._rows[-1]
        if not row or row[-1].text.endswith((" ", "\xa0")):
            shown = shown.lstrip(" \xa0")
        bare = shown.strip(" \xa0")
        before, after = shown[: shown.find(bare)], shown[shown.find(bare) + len(bare) :]
        # A space belongs to a mark only if the text on both sides does so.
        for piece, marked in ((before, PLAIN), (bare, style), (after, PLAIN)):
            if piece:
                self._append(piece, marked)

    def _append(self, text: str, style: Style) -> None:
        row = self._rows[-1]
        if len(row) > 1 and row[-1].text.isspace():
            space = row.pop().text
            _extend(row, space, _common(row[-1].style, style))
        _extend(row, text, style)

    def break_row(self) -> None:
        """Begin a new row, also below a blank one."""
        self._rows.append([])

    def end_row(self) -> None:
        """Begin a new row, unless the current one is blank."""
        if self._rows[-1]:
            self._rows.append([])

    @property
    def paragraphs(self) -> list["InlineText"]:
        """The text as parted by blank rows."""
        runs = groupby(self._rows, bool)
        return [InlineText(list(rows)) for has_words, rows in runs if has_words]

    @property
    def parts(self) -> list["InlineText"]:
        """Each row as a text of its own."""
        return [type(self)([row]) for row in self._rows if row]

    @property
    def links(self) -> list[tuple[Style, str]]:
        """The style of each link and the words that lead there."""
        runs = ([*found] for row in self._rows for _, found in groupby(row, _target))
        return [(link[0].style, _text(link)) for link in runs if link[0].style.address]

    def rows(self, links: bool = True, bold: bool = True, blank: bool = False) -> list[Inline]:
        """Return the rows, without ``links`` and ``bold`` and with ``blank`` ones where wanted."""
        found = []
        for row in self._rows:
            runs = self._shown(row)
            if not links or not bold:
                runs = [_without(run, links, bold) for run in runs]
            if runs or blank:
                found.append(Inline(_text(runs), _linked(runs)))
        return found

    def _shown(self, row: list[_Run]) -> list[_Run]:
        return list(_trimmed(row))


class LinesOfText(InlineText):
    """Gathers text in which each source line is a row."""

    def write(self, text: str, style: Style) -> None:
        """Add text to the current row, and further lines of it to rows of their own."""
        for index, line in enumerate(text.split("\n")):
            if index:
                self.end_row()
            InlineText.write(self, line, style)


class TextAsWritten(InlineText):
    """Gathers text in which all white space is meant, and blank rows too."""

    def write(self, text: str, style: Style) -> None:
        """Add text to the current row; a "\\n" in it begins none."""
        if text:
            _extend(self._rows[-1], text, style)

    def break_row(self) -> None:
        """Begin a new row, and keep one above it that is blank."""
        self._rows[-1] = self._rows[-1] or [_Run("", PLAIN)]
        self._rows.append([])

    def _shown(self, row: list[_Run]) -> list[_Run]:
        return row


def _extend(row: list[_Run], text: str, style: Style) -> None:
    if row and row[-1].style == style:
        row[-1] = _Run(row[-1].text + text, style)
    else:
        row.append(_Run(text, style))


def _common(one: Style, other: Style) -> Style:
    address = one.address if one.address == other.address else ""
    return Style(one.bold and other.bold, one.italic and other.italic, address)


def joined(rows: Iterable[Inline], *, parted: bool = False) -> Inline:
    """Return rows as one text, ``parted`` by blank lines."""
    rows = list(rows)
    text, html = ("\n\n", "<br>\n<br>\n") if parted else ("\n", "<br>\n")
    return Inline(text.join(row.text for row in rows), html.join(row.html for row in rows))


def _trimmed(row: list[_Run]) -> Iterator[_Run]:
    yield from row[:-1]
    if row and (text := row[-1].text.rstrip(" \xa0")):
        yield replace(row[-1], text=text)


def _without(run: _Run, links: bool, bold: bool) -> _Run:
    style = run.style
    address = style.address if links else ""
    return replace(run, style=Style(style.bold and bold, style.italic, address))


def _text(runs: Iterable[_Run]) -> str:
    return "".join(run.text for run in runs)


def _target(run: _Run) -> tuple[str, Any]:
    return run.style.address, run.style.link


def _linked(runs: list[_Run]) -> str:
    html = ""
    for (address, _), linked in groupby(runs, _target):
        inner = _marked(list(linked))
        html += anchor_html(address, inner) if address else inner
    return html


def _marked(runs: list[_Run]) -> str:
    html = ""
    for bold, strong in groupby(runs, lambda run: run.style.bold):
        inner = ""
        for italic, emphasised in groupby(strong, lambda run: run.style.italic):
            text = escape(_text(emphasised), quote=False)
            inner += f"<i>{text}</i>" if italic else text
        html += f"<b>{inner}</b>" if bold else inner
    return html


# A first and a last line, 1-based.
Lines = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """The ``rows`` of a text of which elements were made, and which lines each was made of."""

    rows: Sequence[str]
    lines: Mapping[Any, Lines]


@dataclass(slots=True)
class Rendition:
    """Numbers the lines of an outline as it puts them below each other, or by their ``source``.

    ``rows`` are the lines of its text: one for each paragraph, row of a paragraph, item, row of a
    table, and picture, with blank ones between all that stands apart. A document with a source has
    its rows there.
    """

    limits: ImportLimits
    source: Source | None = None
    rows: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)
    _waiting: list[tuple[str, str]] = field(default_factory=list)

    @property
    def outline(self) -> Outline:
        """The outline of everything that was added."""
        self._place_waiting(len(self.rows))
        return Outline(tuple(self.lines), self.notes)

    def withhold(self, text: str, why: str, node: Any = None) -> None:
        """Note words of a ``node``, or of the line that is added next, which it cannot hold."""
        if self.source:
            self.notes.withhold(self.source.lines[node][0], text, why)
        else:
            self._waiting.append((text, why))

    def leave_out(self, rows: Sequence[str], why: str) -> None:
        """Show rows of text that are kept from readers on purpose."""
        for index, row in enumerate(rows):
            number, _ = self._put([row], apart=not index)
            self.notes.withhold(number, row, why)

    def not_placed(self, text: str, why: str) -> None:
        """Show what should have been imported, and could not be."""
        self.notes.leave_out(self._put([text], apart=True)[0], text, why)

    def add(
        self,
        kind: LineKind,
        inline: Inline,
        node: Any,
        level: int = 0,
        depth: int = 0,
        ordered: bool = False,
        literal: bool = False,
    ) -> None:
        """Add a line of text, which ``node`` holds; no row of a ``literal`` one begins an item."""
        if not inline.text.strip():
            return
        last = self.lines[-1] if self.lines else None
        apart = kind is not LineKind.ITEM or last is None or last.kind is not LineKind.ITEM
        rows = inline.text.split("\n")
        if kind is LineKind.ITEM:
            indent = "  " * depth
            rows = [f"{indent}- {rows[0]}", *(f"{indent}  {row}" for row in rows[1:])]
        lines = self._put(rows, apart, node)
        line = Line(kind, inline.text, inline.html, *lines, level, depth, ordered)
        self.lines += (
            with_bullets_as_items([line], self.source.rows if self.source else ())
            if line.is_paragraph and not literal
            else [with_section_mark(line)]
        )

    def add_table(
        self, header: tuple[str, ...], rows: Sequence[Sequence[Inline]], node: Any
    ) -> None:
        """Add the table of a ``node``; a ``header`` of blank cells is none."""
        texts = [list(header)] if any(header) else []
        texts += [[cell.text.replace("\n", " ") for cell in row] for row in rows]
        shown = [" | ".join(row).strip() for row in texts]
        lines = self._put(shown or [""], apart=True, node=node)
        self.lines.append(
            Line(
                LineKind.TABLE,
                "\n".join(" ".join(filter(None, row)) for row in texts),
                "",
                *lines,
                header=header,
                rows=tuple(tuple(cell.html.replace("\n", "") for cell in row) for row in rows),
            )
        )

    def add_picture(self, picture: Picture, node: Any) -> None:
        """Add a picture, which ``node`` shows, on a line of its own."""
        lines = self._put([_picture_row(picture)], apart=True, node=node)
        text = "\n".join(filter(None, [picture.alt, picture.caption]))
        self.lines.append(Line(LineKind.IMAGE, text, "", *lines, picture=picture))

    def add_caption(self, caption: Inline, node: Any) -> bool:
        """Put a caption to the picture just added; say whether there was one to take it.

        One that is marked as a place for a picture has none above it.
        """
        last = self.lines[-1] if self.lines else None
        text = " ".join(caption.text.split())
        if place := PLACE.search(text):
            self.add_picture(Picture("", b"", "", text[: place.start()]), node)
            return True
        decorative = DECORATIVE.search(text)
        text = text[: decorative.start()] if decorative else text
        if not (last and last.picture and not last.picture.caption) or last.last != len(self.rows):
            return False
        if len(text) > LONGEST_CAPTION:
            return False
        self.lines.pop()
        self.rows.pop()
        self.add_picture(replace(last.picture, caption=text, decorative=bool(decorative)), node)
        return True

    def _put(self, rows: Sequence[str], apart: bool, node: Any = None) -> Lines:
        """Append rows of text and return the numbers of the first and the last."""
        if self.source:
            return self.source.lines[node]
        if len(max(rows, key=len)) > self.limits.line_characters:
            raise DocumentError(
                f"A paragraph of the document is longer than {self.limits.line_characters:,} "
                "characters; break it into several."
            )
        if apart and self.rows and self.rows[-1]:
            self.rows.append("")
        first = len(self.rows) + 1
        self.rows += rows
        self._place_waiting(first)
        return first, len(self.rows)

    def _place_waiting(self, line: int) -> None:
        for text, why in self._waiting:
            self.notes.withhold(max(line, 1), text, why)
        self._waiting.clear()


def _picture_row(picture: Picture) -> str:
    shown = " — ".join(filter(None, [picture.alt, picture.caption]))
    return f"{_PICTURE_SIGN} {' '.join(shown.split())}".strip()
