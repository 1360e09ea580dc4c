"""The benchmark of search measures what it says."""

from wagtail.models import Page

from career_pages.models import RolePage
from scripts.measure_search import table
from scripts.search_benchmark import answering, generated_queries, make_copies
from tests.search.conftest import AddRole, found_in_step


def test_a_larger_guide_is_whole(add_role: AddRole) -> None:
    add_role("Electrician", "They wire.", titles=("Wirer",))
    add_role("Plumber", "They join pipes.")
    make_copies(2)
    titles = ["Electrician", "Plumber"]
    kinds = ["Marine ", "Rural "]
    everything = {*titles, *(kind + title for kind in kinds for title in titles)}
    assert set(RolePage.objects.live().values_list("title", flat=True)) == everything
    assert found_in_step("rural wirer")[0] == "Rural Electrician"
    assert not any(Page.find_problems())


def test_generated_queries_are_the_same_every_time() -> None:
    queries = list(generated_queries(700))
    assert queries == list(generated_queries(700))
    assert len(set(queries)) > 600
    assert max(map(len, queries)) > 1_000


def test_generated_queries_are_answered(add_role: AddRole) -> None:
    add_role("Nurse", "The night shift.")
    answered = answering(280)
    assert answered["errors"] == 0
    assert answered["lines"][1].startswith("280 generated queries")


def test_the_table_says_how_much_longer_the_last_guide_takes() -> None:
    def cost(median: float) -> dict[str, float]:
        return {"median": median, "slowest": 9, "fewest_queries": 9, "most_queries": 11}

    guides = [{"roles": 10**n, "costs": {"search": cost(n)}} for n in (2, 3, 4)]
    assert table(guides) == [
        "| milliseconds | 100 roles | 1,000 roles | 10,000 roles | 10,000 to 1,000 |"
        " database queries |",
        "|---|---:|---:|---:|---:|---:|",
        "| search | 2.0 (9.0) | 3.0 (9.0) | 4.0 (9.0) | 1.3 | 9 to 11 |",
    ]
