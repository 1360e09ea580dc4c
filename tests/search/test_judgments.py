"""Reading a file of judged queries."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from config.env import ROOT
from search.judgments import (
    DEPTH,
    Answer,
    JudgedFileError,
    JudgedPage,
    JudgedSection,
    Judgment,
    judge,
    read_judgments,
)
from tests.search.judged import BAKER, ELECTRICIAN, HOME, SKILLS, answers, judgment

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
