"""The letters before questions and answers: "Q: How long?", "A: Three years."."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from career_pages.importing.outline import Line
from career_pages.importing.title_lines import is_question

_LABEL: Final = re.compile(
    r"(?P<tags>(?:<[bi]>)*)(?P<letter>Q|A|Question|Answer)(?: ?\d{1,2})?[:.)]"
    r"(?P<ends>(?:</[bi]>)*)\s+(?=\S)"
)
_FEWEST: Final = 2


def split_label(text: str) -> tuple[str, str]:
    """Return "Q" or "A" for the label before ``text``, "" where there is none, and the rest."""
    found = _LABEL.match(text)
    if not found:
        return "", text
    kept = "" if found["ends"] else found["tags"]
    return found["letter"][0], kept + text[found.end() :]


def without_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines without the labels of questions and answers, each on a line of its own.

    They count as such if there are two or more questions with an answer behind each.
    """
    rows = [row for line in lines for row in _rows(line)]
    asked = [at for at, row in enumerate(rows) if _is_asked(rows, at)]
    if len(asked) < _FEWEST:
        return tuple(lines)
    labelled = {at for one in asked for at in (one, one + 1)}
    return tuple(_bare(row) if at in labelled else row for at, row in enumerate(rows))


def _rows(line: Line) -> tuple[Line, ...]:
    if not line.is_paragraph or "\n" not in line.text or split_label(line.text)[0] != "Q":
        return (line,)
    rows = line.split_rows()
    return rows if any(split_label(row.text)[0] == "A" for row in rows) else (line,)


def _is_asked(rows: Sequence[Line], at: int) -> bool:
    """Say whether a line is a question with its label, and the next one an answer with its."""
    if at + 1 == len(rows) or not is_question(rows[at]):
        return False
    return [split_label(row.text)[0] for row in rows[at : at + 2]] == ["Q", "A"]


def _bare(line: Line) -> Line:
    return replace(line, text=split_label(line.text)[1], html=split_label(line.html)[1])
