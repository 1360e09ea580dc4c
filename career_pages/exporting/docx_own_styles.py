"""Styles of our own in a Word document: what has one is read as it stands, and nothing guessed."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE

from career_pages.exporting.runs import runs_of
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.readers.docx_styles import OWN_STYLES
from career_pages.importing.readers.html_quotes import DASHES
from career_pages.importing.readers.typed_bullets import with_typed_items


def own_style(document: Any, name: str) -> str:
    """Return our variant of one of Word's styles, which looks the same; made when missing."""
    own = OWN_STYLES[name]
    if own not in document.styles:
        base = document.styles[name]
        style = document.styles.add_style(own, _type(base))
        style.base_style = base
        style.quick_style = True
    return own


def _type(style: Any) -> Any:
    return WD_STYLE_TYPE.TABLE if style.type == WD_STYLE_TYPE.TABLE else WD_STYLE_TYPE.PARAGRAPH


def looks_different(line: Line) -> bool:
    """Say whether a line in Word's own style would be read as something else than it is."""
    match line.kind:
        case LineKind.HEADING:
            # A heading that is bold throughout is taken for one that only looks like a heading.
            words = [run for run in runs_of(line.html) if not run.text.isspace()]
            return bool(words) and all(run.bold for run in words)
        case LineKind.QUOTE:
            # Below a row that begins with a dash, the next quote would begin.
            return any(row.startswith(DASHES) for row in line.text.split("\n")[:-1])
        case LineKind.PARAGRAPH:
            return "\n\n" in line.text or with_typed_items([line]) != [line]
    return False
