"""Judged queries: how their file is read, each answer judged, and figures made of the verdicts."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import connection

from config.env import ROOT
from search.judgments import (
    DEPTH,
    Answer,
    Answers,
    JudgedFileError,
    JudgedPage,
    JudgedSection,
    Judgment,
    Verdict,
    judge,
    read_judgments,
)
from search.quality import Run, Scores, digest_of, place_of_last_run, scores_by_kind, table
from tests.search.conftest import AddRole, Committed

ELECTRICIAN = Answer(
    "Electrician", "47-2111.00", "Electrician", kind="OverviewSection", heading="What they do"
)
SKILLS = Answer(
    "Electrician Skills", "47-2111.00", "Electrician", "Electrician Skills", "Page", "Skills"
)
BAKER = Answer("Baker", "", "Baker", kind="LevelSection", heading="The First Year")
HOME = Answer("Career Guide")


def judgment(
    *right: str, wrong: tuple[str, ...] = (), sections: tuple[str, ...] = (), kind: str = "name"
) -> Judgment:
    """Return a judgment of those pages and sections; of nothing where none is given."""
    return Judgment(
        kind=kind,
        query=" ".join([kind, *right]),
        right=tuple(map(JudgedPage.parse, right)),
        wrong=tuple(map(JudgedPage.parse, wrong)),
        sections=tuple(map(JudgedSection.parse, sections)),
        reason="",
        line=3,
    )


def answers(*first: Answer) -> Answers:
    """Return those answers, of which there are no more."""
    return Answers(len(first), first)


# Reading a file of judged queries.


HEADER = "kind\tquery\troles\tsections\treason\n"


def written(folder: Path, text: str) -> Path:
    (folder / "judged.tsv").write_bytes(text.encode())
    return folder / "judged.tsv"


def test_a_line_becomes_a_judgment(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "\ufeff# Ours.\r\n"
        f"{HEADER}\n"
        'level\t"first year" baker -cake\t51-3011.00 Baker | Pastry Cook > The Oven | -Chef\t'
        "LevelSection: The First Year | Page | What bakers do: a list\twhy\n"
        "nonsense\t\tnothing\t\t\n",
    )
    assert read_judgments(path) == [
        Judgment(
            kind="level",
            query='"first year" baker -cake',
            right=(
                JudgedPage("51-3011.00", "Baker", ""),
                JudgedPage("", "Pastry Cook", "The Oven"),
            ),
            wrong=(JudgedPage("", "Chef", ""),),
            sections=(
                JudgedSection("LevelSection", "The First Year"),
                JudgedSection("Page", ""),
                JudgedSection("", "What bakers do: a list"),
            ),
            reason="why",
            line=4,
        ),
        Judgment("nonsense", "", (), (), (), "", 5),
    ]


def test_pages_and_sections_are_written_as_they_are_read() -> None:
    for text in ("47-2111.00", "47-2111.00 Electrician", "Baker", "47-2111.00 Baker > The Oven"):
        assert str(JudgedPage.parse(text)) == text
    for text in ("Page", "FAQBlock: Is it hot?", "What bakers do: a list"):
        assert str(JudgedSection.parse(text)) == text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("name\tbaker\tBaker\t", "Line 2: There must be 5 cells with a tab between each, not 4."),
        ("\tbaker\tBaker\t\t", "Line 2: The kind is missing."),
        ("name\tbaker\t\t\t", "Line 2: Name a role, or write “nothing”."),
        ("name\t\tBaker\t\t", "Line 2: The query is missing."),
        (
            "name\tbaker\t-Baker\t\t",
            "Line 2: Name a role that is right besides those that are wrong.",
        ),
        ("name\tbaker\tBaker |\t\t", "Line 2: There is nothing before or behind a “|”."),
        ("name\tbaker\tBaker | -\t\t", "Line 2: There is nothing before or behind a “|”."),
        ("name\tbaker\tBaker\t| Page\t", "Line 2: There is nothing before or behind a “|”."),
        ("name\tbaker\tnothing\tPage\t", "Line 2: What finds nothing has no section."),
        (
            "name\tbaker\tBaker\t\t\n\nname\tbaker \tBaker\t\t",
            "Line 4: “baker” stands in line 2 already.",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(JudgedFileError) as error:
        read_judgments(written(tmp_path, f"{HEADER}{line}\n"))
    assert str(error.value) == message


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgedFileError, match=r"missing\.tsv cannot be read: No such file"):
        read_judgments(tmp_path / "missing.tsv")
    with pytest.raises(JudgedFileError, match=r"judged\.tsv has no queries"):
        read_judgments(written(tmp_path, HEADER))
    with pytest.raises(JudgedFileError, match="Line 1: The columns must be kind, query, roles"):
        read_judgments(written(tmp_path, "query,role\n"))
    path = written(tmp_path, "")
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(JudgedFileError, match="is not text in UTF-8"):
        read_judgments(path)


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


JUDGED = ROOT / "search" / "judged_queries.tsv"
KINDS = {
    "name", "title", "abbreviation", "british", "typo", "task", "skill", "level", "question",
    "compound", "mixed", "nonsense",
}  # fmt: skip


def sample_roles() -> dict[str, str]:
    """Return the codes of the roles of the sample guide by name."""
    guides = (ROOT / "career_pages" / "sample_guides").glob("*.md")
    fronts = (yaml.safe_load(path.read_text().split("---\n")[1]) for path in guides)
    return {front["role"]: front.get("code", "") for front in fronts}


def test_every_kind_of_query_is_there() -> None:
    judgments = read_judgments(JUDGED)
    kinds = Counter(judgment.kind for judgment in judgments)
    assert len(judgments) >= 220
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 15


def test_every_judgment_says_why_and_nonsense_alone_finds_nothing() -> None:
    for judged in read_judgments(JUDGED):
        assert judged.reason, judged.line
        assert (judged.kind == "nonsense") is not bool(judged.right), judged.line


def test_sample_roles_are_named_by_their_codes() -> None:
    codes = sample_roles()
    names = {page.role: page for one in read_judgments(JUDGED) for page in one.right}
    assert {name: names[name].code for name in codes} == codes


def test_the_docs_count_them_rightly() -> None:
    docs = (ROOT / "docs" / "search-quality.md").read_text()
    judgments = read_judgments(JUDGED)
    with_section = sum(bool(judged.sections) for judged in judgments)
    assert f"has {len(judgments)} queries of twelve kinds, {with_section} of them" in docs
    for kind, count in Counter(judged.kind for judged in judgments).items():
        assert f"\n| {kind} | {count} | " in docs


# The figures about a set of verdicts.


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
