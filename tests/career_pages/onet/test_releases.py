"""What is read of a release, and what it offers to roles."""

import subprocess
import sys
from pathlib import Path

import pytest

from career_pages.names import RoleName
from career_pages.onet.occupations import (
    JobZone,
    OccupationFacts,
    OtherName,
    SkillOffer,
    Technology,
    occupation_name,
    offer_of,
)
from career_pages.onet.releases import ReleaseError, open_release
from config.env import ROOT
from tests.career_pages.onet.synthetic_release import SyntheticRelease


def facts_of(place: Path) -> dict[str, OccupationFacts]:
    return {facts.code: facts for facts in open_release(place).occupations()}


def test_a_zip_file_and_a_folder_say_the_same(release: SyntheticRelease, tmp_path: Path) -> None:
    zipped = open_release(release.write_zip(tmp_path))
    folder = open_release(release.write_folder(tmp_path))
    assert zipped == folder
    assert (zipped.version, len(zipped)) == ("99.1", 3)


def test_an_occupation_has_all_that_the_release_says(
    release: SyntheticRelease, tmp_path: Path
) -> None:
    sorters = facts_of(release.write_zip(tmp_path))["11-1011.00"]
    assert sorters.title == "Parcel Sorters"
    assert sorters.tasks == ("Sort what comes in.", "Report what is missing.", "Teach beginners.")
    assert sorters.related == ("11-1012.00", "99-9999.00")
    assert sorters.job_zone == JobZone(2, "Zone 2: Some Preparation", "A diploma.", "A few weeks.")
    assert [(one.example, one.is_hot) for one in sorters.technologies] == [
        ("Sheetmaster", True),
        ("Boxlist", False),
    ]


def test_a_title_is_named_once_and_one_of_several_occupations_is_ambiguous(
    release: SyntheticRelease, tmp_path: Path
) -> None:
    names = facts_of(release.write_zip(tmp_path))["11-1011.00"].other_names
    assert names == (
        OtherName("Mail Sorter", False),
        OtherName("Dispatcher", True),
        OtherName("Sorting Clerk", False),
    )


def test_facts_survive_as_plain_data(release: SyntheticRelease, tmp_path: Path) -> None:
    for facts in facts_of(release.write_folder(tmp_path)).values():
        assert OccupationFacts.from_json(facts.as_json()) == facts


def test_columns_and_files_of_a_newer_release_are_passed_over(
    release: SyntheticRelease, tmp_path: Path
) -> None:
    plain = open_release(release.write_folder(tmp_path / "plain"))
    release.more_columns = {"Technology Skills": "In Demand", "Occupation Data": "Notes"}
    folder = release.write_folder(tmp_path / "newer")
    (folder / "Green Topics.txt").write_text("O*NET-SOC Code\tTopic\n")
    assert open_release(folder) == plain


def test_the_version_may_stand_in_the_name_alone(release: SyntheticRelease, tmp_path: Path) -> None:
    release.left_out = ["Read Me.txt"]
    assert open_release(release.write_zip(tmp_path)).version == "99.1"
    folder = release.write_folder(tmp_path)
    with pytest.raises(ReleaseError, match="does not say which release it is"):
        open_release(folder.rename(tmp_path / "onet"))


@pytest.mark.parametrize(
    "table",
    [
        "Alternate Titles",
        "Task Statements",
        "Technology Skills",
        "Related Occupations",
        "Job Zones",
    ],
)
def test_a_missing_table_is_named(release: SyntheticRelease, tmp_path: Path, table: str) -> None:
    release.left_out = [f"{table}.txt"]
    with pytest.raises(ReleaseError, match=f"“{table}.txt” is missing"):
        open_release(release.write_folder(tmp_path))


def test_a_missing_column_is_named(release: SyntheticRelease, tmp_path: Path) -> None:
    release.without_column = [("Task Statements", "Task Type")]
    with pytest.raises(ReleaseError, match=r"“Task Statements\.txt” has no column “Task Type”"):
        open_release(release.write_folder(tmp_path))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"O*NET-SOC Code\tTitle\tDescription\n11-1011.00\tSorters\n", "Line 2 .* too few columns"),
        (b"O*NET-SOC Code\tTitle\tDescription\n1\tSorters\t\xff\n", "not text in UTF-8"),
        (b"O*NET-SOC Code\tTitle\tDescription\n", "is empty"),
        (b"", "has no column “O\\*NET-SOC Code”"),
    ],
)
def test_a_broken_table_is_explained(
    release: SyntheticRelease, tmp_path: Path, content: bytes, message: str
) -> None:
    folder = release.write_folder(tmp_path)
    (folder / "Occupation Data.txt").write_bytes(content)
    with pytest.raises(ReleaseError, match=message):
        open_release(folder)


def test_what_is_no_release_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="There is no file or folder"):
        open_release(tmp_path / "missing.zip")
    with pytest.raises(ReleaseError, match=r"holds no “Occupation Data\.txt”"):
        open_release(tmp_path)
    (tmp_path / "broken.zip").write_bytes(b"not a zip")
    with pytest.raises(ReleaseError, match=r"broken\.zip is not a zip file"):
        open_release(tmp_path / "broken.zip")


def test_reading_needs_no_django() -> None:
    script = "import sys, career_pages.onet.releases; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("title", "name", "article"),
    [
        ("Electricians", "Electrician", "an"),
        ("Registered Nurses", "Registered Nurse", "a"),
        ("Human Resources Managers", "Human Resources Manager", "a"),
        ("Urologists", "Urologist", "a"),
        ("Actuaries", "Actuary", "an"),
        ("Orderlies", "Orderly", "an"),
        ("Nurse Midwives", "Nurse Midwife", "a"),
        ("Nannies", "Nanny", "a"),
        ("Retail Salespersons", "Retail Salesperson", "a"),
        (
            "First-Line Supervisors of Security Workers",
            "First-Line Supervisor of Security Workers",
            "a",
        ),
    ],
)
def test_a_title_of_one_job_is_put_in_the_singular(title: str, name: str, article: str) -> None:
    assert occupation_name(title) == RoleName(name, title, article)


@pytest.mark.parametrize(
    "title",
    [
        "Chefs and Head Cooks",
        "Educational, Guidance, and Career Counselors and Advisors",
        "Managers, All Other",
        "Helpers--Roofers",
        "Driver/Sales Workers",
        "Clergy",
        "Infantry",
        "Special Forces",
    ],
)
def test_any_other_title_is_kept_as_a_plural_without_article(title: str) -> None:
    name = occupation_name(title)
    assert name == RoleName(title, title, "")
    assert name.is_plural


FACTS = OccupationFacts(
    code="11-1011.00",
    title="Parcel Sorters",
    description="Sort parcels for the U.S. Mail & others. May drive.",
    tasks=("Sort parcels.", "Read <labels>.", "sort parcels"),
    technologies=(
        Technology("Sheetmaster", "Spreadsheet software", True),
        Technology("Boxlist", "Inventory software", False),
        Technology("Cratebook", "Inventory software", False),
        Technology("boxlist", "Inventory software", False),
    ),
    related=("11-1012.00",),
    job_zone=JobZone(2, "Zone Two", "A diploma.", "A few weeks."),
)


def test_the_description_becomes_lede_search_description_and_overview() -> None:
    offer = offer_of(FACTS, "99.1")
    assert offer.lede == "Sort parcels for the U.S. Mail & others."
    assert offer.search_description == FACTS.description
    html = {one.kind: "".join(piece.html for piece in one.introduction) for one in offer.sections}  # type: ignore[union-attr]
    assert html["OverviewSection"] == (
        "<p>Sort parcels for the U.S. Mail &amp; others. May drive.</p>"
    )
    assert html["DefinitionSection"].endswith("<p>Zone Two. A diploma. A few weeks.</p>")


def test_a_long_description_is_cut_at_a_word_for_search_engines() -> None:
    facts = OccupationFacts("11-1011.00", "Sorters", "word " * 60)
    description = offer_of(facts, "99.1").search_description
    assert len(description) <= 160
    assert description.endswith("word…")


def test_tasks_become_responsibilities_each_once_and_without_full_stop() -> None:
    last = offer_of(FACTS, "99.1").sections[-1]
    assert last.kind == "ResponsibilitiesSection"
    assert last.items == ("Sort parcels", "Read &lt;labels&gt;")


def test_an_occupation_without_tasks_has_no_responsibilities() -> None:
    offer = offer_of(OccupationFacts("11-1011.00", "Clergy", "Lead."), "99.1")
    assert [one.kind for one in offer.sections] == ["DefinitionSection", "OverviewSection"]
    assert offer.job_zone is None


def test_hot_technologies_are_skills_and_all_others_examples_of_their_kind() -> None:
    assert offer_of(FACTS, "99.1").skills == (
        SkillOffer("Sheetmaster"),
        SkillOffer("Inventory software", "Boxlist; Cratebook"),
    )


def test_the_attribution_names_the_release() -> None:
    assert offer_of(FACTS, "99.1").attribution == (
        "This page includes information from the O*NET 99.1 Database by the U.S. Department of "
        "Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 "
        "license. O*NET® is a trademark of USDOL/ETA."
    )
