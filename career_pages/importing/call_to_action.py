"""What invites a reader to act: text, a button and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from career_pages.importing.limits import LONGEST_BUTTON, LONGEST_INVITATION
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line
from career_pages.importing.plain_fields import lone_link, plain, plain_rows
from career_pages.importing.text_marks import BUTTON, FALLBACK, TEXT, split_text_mark
from career_pages.importing.words import count_words

_MOST_WORDS = 6
_SENTENCE_END = (".", "?", ":", ";", ",")


@dataclass(frozen=True, slots=True)
class Invitation:
    """A call to action without its heading; each part is "" where the source has none.

    ``fallback`` is where the button leads while the page to which its ``link`` leads is not live.
    """

    text: str
    button: str
    link: str
    fallback: str = ""


def draft_call_to_action(lines: Sequence[Line], notes: Notes) -> Invitation | None:
    """Return the invitation that lines hold, or None when they hold more than fits one.

    The button is the last line if that is a link and nothing else, or short and no sentence.
    """
    if not all(line.is_paragraph for line in lines):
        return None
    last, mark = split_text_mark(lines[-1]) if lines else (None, "")
    if last and mark == FALLBACK and (address := lone_link(last.html)[1]):
        invitation = draft_call_to_action(lines[:-1], notes)
        return replace(invitation, fallback=address) if invitation else None
    if last and mark == BUTTON:
        return _invitation(lines[:-1], *_marked_button(last, notes), notes)
    if last and mark == TEXT:
        return _invitation([*lines[:-1], last], "", "", notes)
    rows = [list(line.split_rows()) for line in lines]
    button = link = ""
    if rows:
        button, link = lone_link(rows[-1][-1].html)
        if link:
            _drop_last(rows)
    # There is no link, or it is a bare address and the line above it says where it leads.
    if rows and button == link and _is_button(rows[-1][-1].title):
        button = plain(rows[-1][-1], notes)
        _drop_last(rows)
    texts = list(lines[: len(rows)])
    if rows and len(rows[-1]) < len(texts[-1].split_rows()):
        texts[-1:] = rows[-1]
    return _invitation(texts, button, link, notes)


def _invitation(lines: Sequence[Line], button: str, link: str, notes: Notes) -> Invitation | None:
    text = "\n\n".join(plain_rows(line, notes) for line in lines)
    fits = len(text) <= LONGEST_INVITATION and len(button) <= LONGEST_BUTTON
    return Invitation(text, button, link) if fits else None


def _marked_button(line: Line, notes: Notes) -> tuple[str, str]:
    """Return the text of a button and where it leads; one without words shows its address."""
    button, link = lone_link(line.html)
    if not link:
        return plain(line, notes), ""
    return "" if button == link else button, link


def _is_button(text: str) -> bool:
    return 0 < count_words(text) <= _MOST_WORDS and not text.endswith(_SENTENCE_END)


def _drop_last(rows: list[list[Line]]) -> None:
    rows[-1].pop()
    if not rows[-1]:
        rows.pop()
