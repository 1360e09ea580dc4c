"""The figures about a set of verdicts."""

import pytest

from search.judgments import Verdict, judge
from search.quality import Scores, scores_by_kind
from tests.search.quality.judged import BAKER, ELECTRICIAN, HOME, answers, judgment


def verdicts() -> list[Verdict]:
    """Return a first place, a second, a fourth, a miss, and a rightly found nothing."""
    return [
        judge(judgment("Baker", sections=("LevelSection",)), answers(BAKER)),
        judge(judgment("Baker", sections=("Page",)), answers(HOME, BAKER)),
        judge(judgment("Electrician", kind="typo"), answers(HOME, HOME, BAKER, ELECTRICIAN)),
        judge(judgment("Electrician", kind="typo", sections=("Page",)), answers()),
        judge(judgment(kind="nonsense"), answers()),
    ]


def test_figures_are_shares_of_the_queries_that_have_something_to_judge() -> None:
    scores = Scores.of(verdicts())
    assert scores.queries == 5
    assert scores.mrr == pytest.approx((1 + 1 / 2 + 1 / 4 + 0) / 4)
    assert scores.success_1 == pytest.approx(1 / 4)
    assert scores.success_3 == pytest.approx(2 / 4)
    assert scores.section_1 == pytest.approx(1 / 3)
    assert scores.zero_result == pytest.approx(4 / 5)


def test_kinds_come_in_their_order_and_have_no_figure_for_what_they_do_not_judge() -> None:
    kinds = scores_by_kind(verdicts())
    assert list(kinds) == ["name", "typo", "nonsense"]
    assert kinds["name"].mrr == pytest.approx(3 / 4)
    assert kinds["nonsense"] == Scores(1, None, None, None, None, 1.0)
    assert Scores.of([]) == Scores(0, None, None, None, None, None)
