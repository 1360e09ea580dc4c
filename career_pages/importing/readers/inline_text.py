"""Text with marks, gathered piece by piece, as plain text and as limited HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from typing import Final

from career_pages.importing.decoding import without_controls
from career_pages.importing.links import anchor_html
from career_pages.importing.readers.inline_markdown import Inline

# A single no-break space is meant; several are somebody's indentation.
_SPACE = re.compile("[ \t\n\r\f\xa0]+")
# Hints where a word may be broken.
_INVISIBLE = re.compile("[\xad\u200b\u2060]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is marked; ``address`` is where it leads, or ""."""

    bold: bool = False
    italic: bool = False
    address: str = ""


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
    def addresses(self) -> list[tuple[str, str]]:
        """The address of each link and the words that lead there."""
        links = (
            (address, "".join(run.text for run in runs))
            for row in self._rows
            for address, runs in groupby(row, lambda run: run.style.address)
        )
        return [(address, shown) for address, shown in links if address]

    def rows(self, links: bool = True, bold: bool = True, blank: bool = False) -> list[Inline]:
        """Return the rows, without ``links`` and ``bold`` and with ``blank`` ones where wanted."""
        found = []
        for row in self._rows:
            runs = list(_trimmed(row))
            if not links or not bold:
                runs = [_without(run, links, bold) for run in runs]
            text = "".join(run.text for run in runs)
            if text or blank:
                found.append(Inline(text, _linked(runs)))
        return found


class LinesOfText(InlineText):
    """Gathers text in which each source line is a row."""

    def write(self, text: str, style: Style) -> None:
        """Add text to the current row, and further lines of it to rows of their own."""
        for index, line in enumerate(text.split("\n")):
            if index:
                self.end_row()
            InlineText.write(self, line, style)


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


def _linked(runs: list[_Run]) -> str:
    html = ""
    for address, linked in groupby(runs, lambda run: run.style.address):
        inner = _marked(list(linked))
        html += anchor_html(address, inner) if address else inner
    return html


def _marked(runs: list[_Run]) -> str:
    html = ""
    for bold, strong in groupby(runs, lambda run: run.style.bold):
        inner = ""
        for italic, emphasised in groupby(strong, lambda run: run.style.italic):
            text = escape("".join(run.text for run in emphasised), quote=False)
            inner += f"<i>{text}</i>" if italic else text
        html += f"<b>{inner}</b>" if bold else inner
    return html
