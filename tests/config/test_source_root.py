"""`site/` is a source root and never a package: Python has a module of that name already."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STANDARD = Path(sysconfig.get_paths()["stdlib"]) / "site.py"
REPORT = "import site, config; print(site.__file__); print(config.__file__)"


def test_the_folder_is_no_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


def test_git_does_not_ignore_it() -> None:
    ignored = subprocess.run(
        ["git", "check-ignore", "-q", "site/config/urls.py"], cwd=ROOT, check=False
    )
    assert ignored.returncode == 1


def test_pytest_sees_the_standard_module_and_the_project() -> None:
    import site

    import config

    assert Path(str(site.__file__)) == STANDARD
    assert Path(str(config.__file__)) == ROOT / "site" / "config" / "__init__.py"


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", REPORT],
        [
            sys.executable,
            "-c",
            f"import runpy; runpy.run_path('gunicorn.conf.py'); {REPORT}",
        ],
    ],
    ids=["manage.py", "server"],
)
def test_each_entry_point_sees_both(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    standard, project = done.stdout.split()
    assert Path(standard) == STANDARD
    assert Path(project) == ROOT / "site" / "config" / "__init__.py"
