"""The judged set of this project."""

from collections import Counter

import yaml

from config.env import ROOT
from search.judgments import read_judgments

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
    for judgment in read_judgments(JUDGED):
        assert judgment.reason, judgment.line
        assert (judgment.kind == "nonsense") is not bool(judgment.right), judgment.line


def test_sample_roles_are_named_by_their_codes() -> None:
    codes = sample_roles()
    names = {page.role: page for one in read_judgments(JUDGED) for page in one.right}
    assert {name: names[name].code for name in codes} == codes


def test_the_docs_count_them_rightly() -> None:
    docs = (ROOT / "docs" / "search-quality.md").read_text()
    judgments = read_judgments(JUDGED)
    with_section = sum(bool(judgment.sections) for judgment in judgments)
    assert f"has {len(judgments)} queries of twelve kinds, {with_section} of them" in docs
    for kind, count in Counter(judgment.kind for judgment in judgments).items():
        assert f"\n| {kind} | {count} | " in docs
