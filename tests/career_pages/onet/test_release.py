"""A release of O*NET, read."""

import subprocess
import sys
from pathlib import Path

import pytest

from career_pages.onet.occupations import JobZone, OccupationFacts, OtherName
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
