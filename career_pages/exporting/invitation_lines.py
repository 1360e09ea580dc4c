"""Calls to action and what is up next, as the lines of an outline."""

from collections.abc import Mapping
from typing import Any

from career_pages.exporting.line_making import (
    PART_LEVEL,
    heading,
    line,
    paragraphs,
    with_text_mark,
)
from career_pages.exporting.references import References
from career_pages.exporting.runs import Run, tidy
from career_pages.exporting.section_headings import SectionHeadings
from career_pages.importing.call_to_action import draft_call_to_action
from career_pages.importing.headings import recognize
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.section_marks import OWN_TITLE
from career_pages.importing.text_marks import BUTTON, FALLBACK, TEXT, split_text_mark
from career_pages.importing.words import collapse

UP_NEXT = "Up Next"


def up_next_lines(
    value: Mapping[str, Any], headings: SectionHeadings, references: References
) -> list[Line]:
    """Return the title of what is up next, the teaser, and a link to the page if one is chosen.

    A title that is generated is left out: next year it is another.
    """
    title = collapse(value.get("title") or "")
    known = recognize(title)
    if known and known.kind == "UpNextBlock":
        top = [headings.section("UpNextBlock", title, OWN_TITLE)]
    elif title and headings.all_marked:
        top = [headings.section("UpNextBlock", title)]
    elif title:
        top = [heading(UP_NEXT, 2), heading(title, PART_LEVEL)]
    else:
        top = [headings.section("UpNextBlock", UP_NEXT)]
    page = references.pages.get(value.get("page") or 0)
    link = [_link(page.title, page.path)] if page and page.path else []
    return [*top, *paragraphs(value.get("teaser") or ""), *link]


def invitation_lines(
    value: Mapping[str, Any], headings: SectionHeadings, references: References
) -> list[Line]:
    """Return a call to action: its heading, its text, and its button as a link.

    One that takes its words from a shared call to action names it in the heading's mark.
    """
    shared = references.shared.get(value.get("shared") or 0)
    own = value.get("heading") or ""
    if shared:
        words = own or headings.role_name.fill(shared.heading)
        top = headings.section("CallToActionBlock", words, detail=shared.name)
    else:
        top = headings.section("CallToActionBlock", own)
    page = references.pages.get(value.get("page") or 0)
    path, address = page.path if page else "", value.get("link") or ""
    text = paragraphs(value.get("text") or "")
    button = _button(collapse(value.get("button") or ""), path or address)
    fallback = [with_text_mark(_link(address, address), FALLBACK)] if path and address else []
    return [top, *(text if button else _without_button(text)), *button, *fallback]


def _without_button(text: list[Line]) -> list[Line]:
    """Return the text of an invitation, its last paragraph marked if it looks like a button."""
    read = draft_call_to_action(text, Notes())
    if read is None or read.button or (text and split_text_mark(text[-1])[1]):
        return [*text[:-1], with_text_mark(text[-1], TEXT)]
    return text


def _button(words: str, target: str) -> list[Line]:
    if words and target and words != target:
        return [_link(words, target)]
    if words:
        return [with_text_mark(_link(words, target), BUTTON)]
    # Without words, a link shows its address.
    return [with_text_mark(_link(target, target), BUTTON)] if target else []


def _link(words: str, address: str) -> Line:
    return line(LineKind.PARAGRAPH, tidy([Run(words, address=address)]))
