"""The figures about a set of verdicts."""

import json
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config.env import ROOT
from search.judgments import Verdict, judge
from search.quality import Run, Scores, digest_of, place_of_last_run, scores_by_kind, table
from tests.search.conftest import AddRole, Committed
from tests.search.judged import BAKER, ELECTRICIAN, HOME, answers, judgment


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


def test_a_run_is_kept_until_the_next(tmp_path: Path) -> None:
    place = tmp_path / "runs" / "judged.json"
    assert Run.last(place) is None
    for failed in (("plummer",), ("Ψ", "")):
        run = Run("2031-05-04T12:00:00+00:00", "abc", {"": {"queries": 2, "mrr": None}}, failed)
        run.keep(place)
        assert Run.last(place) == run


def test_what_is_not_a_run_is_none(tmp_path: Path) -> None:
    for text in ("", "[]", "{", '{"made": "now"}'):
        (tmp_path / "run.json").write_text(text)
        assert Run.last(tmp_path / "run.json") is None


def test_each_file_on_each_engine_has_its_own_place(tmp_path: Path) -> None:
    files = (tmp_path / "judged.tsv", tmp_path / "there" / "judged.tsv")
    places = {
        place_of_last_run(tmp_path, path, engine)
        for path in files
        for engine in ("sqlite", "postgresql")
    }
    assert len(places) == 4
    assert place_of_last_run(tmp_path, files[0], "sqlite") in places


def test_a_digest_tells_texts_apart(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("a")
    (tmp_path / "two").write_text("a")
    assert digest_of(tmp_path / "one") == digest_of(tmp_path / "two")
    (tmp_path / "two").write_text("b")
    assert digest_of(tmp_path / "one") != digest_of(tmp_path / "two")


def test_a_row_for_each_kind_beside_the_last_run() -> None:
    now = {
        "": Scores(3, 0.75, 0.5, 1.0, None, 1.0).as_json(),
        "name": Scores(2, 0.75, 0.5, 1.0, None, 1.0).as_json(),
        "nonsense": Scores(1, None, None, None, None, 1.0).as_json(),
    }
    last = {"": Scores(2, 0.7504, 0.25, 1.0, 0.5, 1.0).as_json()}
    assert table(now, last) == [
        "| kind     | queries | MRR@10 |         success@1 | success@3 |     section@1 "
        "| zero results |",
        "| -------- | ------: | -----: | ----------------: | --------: | ------------: "
        "| -----------: |",
        "| name     |       2 |  0.750 |             0.500 |     1.000 |             – "
        "|        1.000 |",
        "| nonsense |       1 |      – |                 – |         – |             – "
        "|        1.000 |",
        "| all      |       3 |  0.750 | 0.500 (was 0.250) |     1.000 | – (was 0.500) "
        "|        1.000 |",
    ]


QUERIES = """\
kind\tquery\troles\tsections\treason
name\tbaker\t51-3011.00 Baker\t\t
task\tdough\tBaker\tDefinitionSection\t
task\tsockets\tBaker\t\twrong on purpose
chapter\tovens\tBaker > Ovens and Heat\tTextSection: Training\twrong on purpose
mixed\tkeeping order -electrician\tBaker | -Electrician\t\t
nonsense\txqzjvkw\tnothing\t\t
nonsense\tdough sockets\tnothing\t\twrong on purpose
"""


@pytest.fixture
def guide(add_role: AddRole, make_chapter: Callable[..., Any], committed: Committed) -> None:
    """A baker with a chapter, and an electrician."""
    baker = add_role("Baker", "They knead dough.", occupation_code="51-3011.00")
    with committed():
        make_chapter(baker, "Ovens and Heat")
    add_role("Electrician", "They install sockets.")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    def run_command(queries: str = QUERIES, *options: str) -> str:
        (tmp_path / "judged.tsv").write_text(queries)
        out = StringIO()
        runs = ("--runs", str(tmp_path / "runs"))
        call_command("search_quality", str(tmp_path / "judged.tsv"), *options, *runs, stdout=out)
        return out.getvalue()

    return run_command


def test_figures_by_kind_and_then_beside_the_last_run(
    guide: None, run: Callable[..., str], add_role: AddRole
) -> None:
    first = run()
    assert first.startswith(f"7 queries, searched with {connection.vendor}.\n\n| kind ")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in first.splitlines()[4:]]
    assert rows == [
        ["name", "1", "1.000", "1.000", "1.000", "–", "1.000"],
        ["task", "2", "0.500", "0.500", "0.500", "1.000", "1.000"],
        ["chapter", "1", "1.000", "1.000", "1.000", "0.000", "1.000"],
        ["mixed", "1", "1.000", "1.000", "1.000", "–", "1.000"],
        ["nonsense", "2", "–", "–", "–", "–", "0.500"],
        ["all", "7", "0.800", "0.800", "0.800", "0.500", "0.857"],
    ]
    add_role("Dough")
    second = run(QUERIES, "--failures")
    assert "The last run was at " in second
    assert "0.700 (was 0.800)" in second
    assert "Line 3, task: dough (new)\n  right: Baker, which is number 2\n  1. Dough — " in second
    assert "Line 4, task: sockets\n  right: Baker\n  1. Electrician — " in second
    assert "right: Baker > Ovens and Heat, section TextSection: Training\n  1. " in second
    assert "Line 8, nonsense: dough sockets\n  right: nothing\n" in second
    assert "the file has changed since" not in second
    assert "the file has changed since" in run(QUERIES.replace("on purpose", "indeed"))


def test_machines_get_json_and_nothing_else(guide: None, run: Callable[..., str]) -> None:
    report = json.loads(run(QUERIES, "--json"))
    assert report["engine"] == connection.vendor
    assert report["last"] is None
    assert report["overall"]["queries"] == 7
    assert report["kinds"]["nonsense"]["mrr"] is None
    assert [failure["line"] for failure in report["failures"]] == [4, 5, 8]
    assert json.loads(run(QUERIES, "--json"))["last"]["overall"] == report["overall"]


def test_a_file_that_is_wrong_searches_nothing(guide: None, run: Callable[..., str]) -> None:
    header = QUERIES.splitlines()[0]
    with pytest.raises(CommandError, match="Line 2: Name a role, or write “nothing”"):
        run(f"{header}\nname\tbaker\t\t\t\n")
    with pytest.raises(CommandError) as error:
        run(
            f"{header}\n"
            "name\tbaker\t51-3011.00 Cook\t\t\n"
            "name\tsparks\tElectrician | -Chef\tFAQBlock\t\n"
            "name\tovens\tBaker > Ovens\t\t\n"
        )
    assert str(error.value).splitlines() == [
        "Line 2: no live page is “51-3011.00 Cook”.",
        "Line 3: no live page is “Chef”.",
        "Line 3: no right page has the section “FAQBlock”.",
        "Line 4: no live page is “Baker > Ovens”.",
        "The file and the guide do not fit; nothing was searched.",
    ]


@pytest.mark.once
def test_make_says_what_to_write_without_a_release(tmp_path: Path) -> None:
    (tmp_path / ".ready").touch()
    make = ["make", "--silent", "search-quality", f"VENV={tmp_path}"]
    done = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stdout.startswith("Say which release: make search-quality ONET=")
