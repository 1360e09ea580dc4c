"""How far a certainty can be trusted, measured over labelled documents."""

from itertools import pairwise

import pytest

from tests.career_pages.documents.certainty import (
    BUCKETS,
    LABELLED,
    Judged,
    doubtful,
    judged_lines,
    share_wrong,
    table,
)

# What docs/importing.md shows.
MEASURED_WRONG = 0.042


@pytest.fixture(scope="module")
def lines() -> list[Judged]:
    """Return all labelled lines, judged."""
    return judged_lines()


def test_there_are_documents_of_every_shape(lines: list[Judged]) -> None:
    assert len(list(LABELLED.iterdir())) >= 40
    assert {path.name.split(".")[1] for path in LABELLED.iterdir()} == {"html", "md", "txt", "word"}
    assert len(lines) > 800


def test_lines_are_placed_as_well_as_they_were_when_measured(lines: list[Judged]) -> None:
    assert share_wrong(lines) <= MEASURED_WRONG


def test_the_less_certain_lines_are_the_more_often_wrong(lines: list[Judged]) -> None:
    ends = [1.01, *BUCKETS]
    shares = [
        share_wrong([one for one in lines if low <= one.certainty < high])
        for high, low in pairwise(ends)
    ]
    assert shares == sorted(shares)


def test_a_doubtful_line_is_wrong_far_more_often_than_another(lines: list[Judged]) -> None:
    doubted = doubtful(lines)
    others = [one for one in lines if one not in doubted]
    assert share_wrong(doubted) > 0.4
    assert share_wrong(others) < 0.04
    assert len(doubted) < len(lines) / 10


def test_the_table_counts_every_line_once(lines: list[Judged]) -> None:
    *rows, total = [row.split("|")[2:4] for row in table(lines).splitlines()[2:]]
    assert [sum(int(row[at]) for row in rows) for at in (0, 1)] == [int(one) for one in total]
