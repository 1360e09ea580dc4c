"""What invites a reader to act: text, a button and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass

from career_pages.importing.limits import LONGEST_BUTTON, LONGEST_INVITATION
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line
from career_pages.importing.plain_fields import lone_link, paragraphs, plain
from career_pages.importing.words import count_words

_MOST_WORDS = 6
_SENTENCE_END = (".", "?", ":", ";", ",")


@dataclass(frozen=True, slots=True)
class Invitation:
    """A call to action without its heading; each part is "" where the source has none."""

    text: str
    button: str
    link: str


def draft_call_to_action(lines: Sequence[Line], notes: Notes) -> Invitation | None:
    """Return the invitation that lines hold, or None when they hold more than fits one.

    The button is the last line if that is a link and nothing else, or short and no sentence.
    """
    if not all(line.is_paragraph for line in lines):
        return None
    rows = [list(line.split_rows()) for line in lines]
    if sum(len(line.title) + 2 for line in lines) > LONGEST_INVITATION:
        return None
    button = link = ""
    if rows:
        button, link = lone_link(rows[-1][-1].html)
        if link:
            _drop_last(rows)
    # There is no link, or it is a bare address and the line above it says where it leads.
    if rows and button == link and _is_button(rows[-1][-1].title):
        button = plain(rows[-1][-1], notes)
        _drop_last(rows)
    if len(button) > LONGEST_BUTTON:
        return None
    texts = [" ".join(paragraphs([row], notes) for row in line) for line in rows]
    return Invitation("\n\n".join(texts), button, link)


def _is_button(text: str) -> bool:
    return 0 < count_words(text) <= _MOST_WORDS and not text.endswith(_SENTENCE_END)


def _drop_last(rows: list[list[Line]]) -> None:
    rows[-1].pop()
    if not rows[-1]:
        rows.pop()
