"""The command that writes roles as documents."""

from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

MakeRole = Callable[..., Any]


def run(*args: str) -> tuple[int, str, str]:
    """Return the exit code of the command and what it wrote to standard output and error."""
    out, err = TextIOWrapper(BytesIO(), encoding="utf-8"), StringIO()
    code = 0
    try:
        call_command("export_guide", *args, stdout=out, stderr=err)
    except SystemExit as stop:
        code = int(str(stop.code))
    out.seek(0)
    return code, out.read(), err.getvalue()


@pytest.mark.parametrize("named", ["sound-engineer", "27-4014.00", "sound engineers"])
def test_a_role_is_named_by_its_slug_its_code_or_its_name(
    make_role: MakeRole, tmp_path: Path, named: str
) -> None:
    make_role(occupation_code="27-4014.00")
    code, out, err = run(named, "--output", str(tmp_path / "new"))
    assert (code, err) == (0, "")
    path = tmp_path / "new" / "sound-engineer.md"
    assert out.strip() == str(path)
    assert path.read_text(encoding="utf-8").startswith("---\nrole: Sound Engineer\n")


def test_a_role_that_is_not_there_is_one_line_and_the_others_are_written(
    make_role: MakeRole, tmp_path: Path
) -> None:
    make_role()
    code, _, err = run("alchemist", "sound-engineer", "--output", str(tmp_path))
    assert code == 1
    assert err == "alchemist: The guide has no role of this slug, code or name.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["sound-engineer.md"]


def test_all_roles_go_into_an_archive(make_role: MakeRole, tmp_path: Path) -> None:
    make_role(live=False)
    make_role("Stagehand")
    path = tmp_path / "guide.zip"
    assert run("--all", "--output", str(path))[0] == 0
    assert ZipFile(path).namelist() == ["sound-engineer.md", "stagehand.md"]


def test_one_role_goes_to_standard_output(make_role: MakeRole) -> None:
    make_role()
    assert "\n# What is a Sound Engineer?\n" in run("sound-engineer", "--output", "-")[1]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "Name the roles"),
        (["sound-engineer", "--all"], "Name the roles"),
        (["--all", "--output", "-"], "Standard output takes one role"),
        (["--all", "--output", "/dev/null/x"], "cannot be written to"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    make_role: MakeRole, args: list[str], message: str
) -> None:
    make_role()
    make_role("Stagehand")
    with pytest.raises(CommandError, match=message):
        run(*args)
