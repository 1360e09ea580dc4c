"""`make onet`, as somebody types it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import ROOT
from tests.career_pages.onet.synthetic_release import SyntheticRelease


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A virtual environment that is ready: this one."""
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    (tmp_path / "venv" / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "venv" / ".ready").touch()
    return tmp_path / "venv"


def make(environment: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    database = f"sqlite:///{environment.parent / 'guide.sqlite3'}"
    return subprocess.run(
        ["make", "--silent", "onet", f"VENV={environment}", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "ENV_FILE": os.devnull,
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_release_becomes_drafts_in_a_new_database(
    environment: Path, release: SyntheticRelease, tmp_path: Path
) -> None:
    done = make(environment, f"ONET={release.write_zip(tmp_path)}")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "O*NET 99.1: 3 made.\n"


def test_without_a_release_it_says_what_to_write(environment: Path) -> None:
    done = make(environment)
    assert done.returncode != 0
    assert done.stdout == "Say which release: make onet ONET=path/to/db_27_0_text.zip\n"
