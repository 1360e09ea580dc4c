"""Measure how long search takes, and how that grows with the guide.

usage: python -m scripts.search_benchmark RELEASE [--generated N]

Imports RELEASE, a release of O*NET, into a database of its own on SQLite, and then into one on
PostgreSQL: a hundred of its roles, all of them, and ten of each under names of their own. Each of
these guides is measured, and a table written for each database. Behind that, N generated queries
(20,000) are put to the guide of all roles. With DATABASE_URL, that database is filled and measured
instead, and is left so: never name one that readers see.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from scripts.search_benchmark.table import table

ROOT: Final = Path(__file__).resolve().parents[2]
GENERATED: Final = 20_000
FEW: Final = 100  # roles
COPIES: Final = 9  # of each role, besides the role


def main() -> int:
    """Return 0 when all was measured, 1 when a generated query was an error."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("release", metavar="RELEASE", type=Path)
    parser.add_argument("--generated", metavar="N", type=int, default=GENERATED)
    asked = parser.parse_args()
    release = asked.release.resolve(strict=True)
    if "DATABASE_URL" in os.environ:
        return one_database(release, asked.generated)
    again = [sys.executable, "-m", "scripts.search_benchmark", str(release)]
    again += ["--generated", str(asked.generated)]
    with TemporaryDirectory(prefix="career-guide-benchmark-") as folder:
        print("## SQLite", flush=True)
        sqlite = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
        failed = subprocess.run(again, cwd=ROOT, env=sqlite, check=False).returncode  # noqa: S603
    print("\n## PostgreSQL", flush=True)
    postgres = [sys.executable, "scripts/with_postgres.py", *again]
    return failed or subprocess.run(postgres, cwd=ROOT, check=False).returncode  # noqa: S603


def one_database(release: Path, generated: int) -> int:
    """Measure in the database that DATABASE_URL names, which is left with the largest guide."""
    manage = ["manage.py"]
    run(*manage, "migrate", "--verbosity", "0")
    run(*manage, "collectstatic", "--noinput", "--verbosity", "0")
    publish = [*manage, "import_onet", str(release), "--publish", "--verbosity", "0"]
    run(*publish, "--limit", str(FEW))
    few = measured()
    run(*publish)
    all_roles = measured()
    answered = measured("--generated", str(generated)) if generated else {}
    run("-m", "scripts.search_benchmark.larger_guide", str(COPIES))
    print("\n".join(table([few, all_roles, measured()])), flush=True)
    for line in answered.get("lines", []):
        print(line, flush=True)
    return 1 if answered.get("errors") else 0


def run(*command: str) -> bytes:
    """Run Python with those arguments in the settings of a site that readers see; return what it
    printed. Raises CalledProcessError when it fails.
    """
    environment = os.environ | {
        "ALLOWED_HOSTS": "localhost",
        "BASE_URL": "http://localhost",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "EMAIL_URL": "consolemail://",
        "ENV_FILE": os.devnull,
        "PYTHONPATH": str(ROOT / "site"),
        "SECRET_KEY": "x" * 64,
    }
    command = (sys.executable, *command)
    return subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE
    ).stdout


def measured(*options: str) -> dict[str, Any]:
    """Return what was measured in the guide as it is now."""
    figures: dict[str, Any] = json.loads(run("-m", "scripts.search_benchmark.one_guide", *options))
    return figures


if __name__ == "__main__":
    sys.exit(main())
