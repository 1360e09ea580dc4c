"""A line as another kind of line, with all its words."""

from dataclasses import replace
from html import escape
from typing import Final

from career_pages.importing.draft_text import html_text
from career_pages.importing.line_roles import HEADING_ROLES, LineRole
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.plain_fields import note_links
from career_pages.importing.words import collapse

_KINDS: Final = {
    LineRole.PARAGRAPH: LineKind.PARAGRAPH,
    LineRole.ITEM: LineKind.ITEM,
    LineRole.QUOTE: LineKind.QUOTE,
    LineRole.TABLE: LineKind.TABLE,
    LineRole.IMAGE: LineKind.IMAGE,
    LineRole.NOTE: LineKind.NOTE,
}


def may_be(line: Line, role: LineRole) -> bool:
    """Say whether a line can play a role: a picture stays one, and no text becomes a table."""
    if line.picture:
        return role in {LineRole.IMAGE, LineRole.LEFT_OUT}
    return role is not LineRole.IMAGE and (
        role is not LineRole.TABLE or line.kind is LineKind.TABLE
    )


def reshaped(line: Line, role: LineRole, notes: Notes) -> Line:
    """Return a line as its role needs it, and note the addresses of links that it loses."""
    if role is LineRole.LEFT_OUT or _KINDS.get(role) is line.kind:
        return line
    text = _table_as_text(line) if line.kind is LineKind.TABLE else line
    if role in HEADING_ROLES:
        html = " ".join(text.html.replace("<br>\n", "\n").split("\n"))
        return replace(text, kind=LineKind.HEADING, text=text.title, html=html)
    if role is LineRole.QUOTE:
        note_links(text, notes)
        text = replace(text, html=escape(text.text, quote=False))
    return replace(text, kind=_KINDS[role], level=0, mark=None)


def _table_as_text(line: Line) -> Line:
    header = [escape(cell, quote=False) for cell in line.header]
    rows = [" | ".join(row) for row in (header, *line.rows) if any(row)]
    return replace(line, html="<br>\n".join(rows), header=(), rows=())


def spelled_out(line: Line) -> str:
    """Return all words of a line, the addresses of its links among them."""
    if line.picture:
        return " ".join(filter(None, [line.title or line.picture.name, line.picture.address]))
    html = _table_as_text(line).html if line.kind is LineKind.TABLE else line.html
    return collapse(html_text(html))
