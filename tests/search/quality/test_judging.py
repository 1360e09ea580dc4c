"""Whether what search gave is what was judged to be right."""

import pytest

from search.judgments import DEPTH, Answer, judge
from tests.search.quality.judged import BAKER, ELECTRICIAN, HOME, SKILLS, answers, judgment


@pytest.mark.parametrize(
    ("right", "rank"),
    [
        ("47-2111.00", 3),
        ("47-2111.00 electrician", 3),
        ("Electrician", 3),
        ("Electrician > Electrician Skills", 2),
        ("47-2111.00 > Electrician Skills", 2),
        ("baker", 4),
        ("47-2111.00 Baker", None),
        ("47-2112.00 Electrician", None),
        ("Electrician > Baking", None),
        ("Career Guide", None),
    ],
)
def test_a_page_is_right_by_code_name_and_chapter(right: str, rank: int | None) -> None:
    verdict = judge(judgment(right), answers(HOME, SKILLS, ELECTRICIAN, BAKER))
    assert (verdict.rank, verdict.failed) == (rank, True)


def test_the_first_of_several_right_pages_counts() -> None:
    verdict = judge(judgment("Plumber", "Baker", "Electrician"), answers(BAKER, ELECTRICIAN))
    assert (verdict.rank, verdict.found_rightly, verdict.failed) == (1, True, False)


def test_a_page_behind_the_tenth_was_not_found() -> None:
    found = answers(*[HOME] * DEPTH, BAKER)
    assert judge(judgment("Baker"), found).rank is None
    assert judge(judgment("Baker"), answers(*found.first[1:])).rank == DEPTH


def test_a_wrong_page_among_the_first_spoils_the_rest() -> None:
    right = judgment("Baker", wrong=("Electrician",))
    assert judge(right, answers(BAKER)).rank == 1
    assert judge(right, answers(BAKER, SKILLS)).rank == 1
    assert judge(right, answers(BAKER, HOME, ELECTRICIAN)).rank is None


def test_nothing_is_right_where_nothing_was_judged_to_be() -> None:
    nothing = judge(judgment(), answers())
    assert (nothing.found_rightly, nothing.failed) == (True, False)
    something = judge(judgment(), answers(BAKER))
    assert (something.rank, something.found_rightly, something.failed) == (None, False, True)
    missed = judge(judgment("Baker"), answers())
    assert (missed.found_rightly, missed.failed) == (False, True)


@pytest.mark.parametrize(
    ("section", "is_right"),
    [
        ("LevelSection", True),
        ("LevelSection: the first year", True),
        ("The First Year", True),
        ("LevelSection: The Second Year", False),
        ("LevelsSection", False),
        ("TextSection: The First Year", False),
        ("Page", False),
    ],
)
def test_the_best_passage_of_the_first_right_page_is_judged(section: str, is_right: bool) -> None:
    verdict = judge(judgment("Baker", sections=(section,)), answers(ELECTRICIAN, BAKER))
    assert verdict.section_is_right is is_right
    assert judge(judgment("Baker", sections=(section,)), answers(BAKER)).failed is not is_right


def test_a_section_is_wrong_where_the_page_is_missing_and_open_where_none_was_judged() -> None:
    assert judge(judgment("Baker", sections=("Page",)), answers(HOME)).section_is_right is False
    assert judge(judgment("Baker"), answers(BAKER)).section_is_right is None
    several = judgment("Baker", sections=("Page", "LevelSection"))
    assert judge(several, answers(BAKER)).section_is_right is True


def test_what_is_no_role_is_never_right() -> None:
    assert judge(judgment("Career Guide"), answers(Answer("Career Guide"))).rank is None
