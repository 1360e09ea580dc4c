"""Judge the answers of search over a whole release of O*NET, or measure how long they take.

usage: python -m scripts.measure_search quality RELEASE
       python -m scripts.measure_search benchmark RELEASE [--generated N]

Does so in a database of its own on SQLite, and then in one on PostgreSQL. With DATABASE_URL, that
database is filled instead, and is left so: never name one that readers see.

The judged queries are put to the sample guide and the whole release. The benchmark measures three
guides, and writes a table: a hundred roles of the release, all of them, and ten of each under names
of their own. Behind the second, it puts N generated queries (20,000) to it.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from scripts.temporary_site import ROOT

GENERATED: Final = 20_000
FEW: Final = 100  # roles
COPIES: Final = 9  # of each role, besides the role

# What is measured is a site that readers see.
PRODUCTION: Final = {
    "ALLOWED_HOSTS": "localhost",
    "BASE_URL": "http://localhost",
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "EMAIL_URL": "consolemail://",
    "PYTHONPATH": str(ROOT / "site"),
    "SECRET_KEY": "x" * 64,
}


def main() -> int:
    """Return 0 when all went well, 1 when a generated query was an error."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=["quality", "benchmark"])
    parser.add_argument("release", metavar="RELEASE", type=Path)
    parser.add_argument("--generated", metavar="N", type=int, default=GENERATED)
    asked = parser.parse_args()
    release = asked.release.resolve(strict=True)
    # The guide here has nothing to do with what an .env file may be about.
    os.environ["ENV_FILE"] = os.devnull
    if "DATABASE_URL" not in os.environ:
        options = [asked.what, str(release), "--generated", str(asked.generated)]
        return on_both_databases([sys.executable, "-m", "scripts.measure_search", *options])
    if asked.what == "quality":
        return judged(release)
    os.environ.update(PRODUCTION)
    return measured(release, asked.generated)


def on_both_databases(command: Sequence[str]) -> int:
    """Run the command on SQLite and then on PostgreSQL; return the first exit code but 0."""
    with TemporaryDirectory(prefix="career-guide-search-") as folder:
        plain = os.environ | {"MEDIA_ROOT": f"{folder}/media"}
        sqlite = plain | {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
        print("## SQLite", flush=True)
        if failed := subprocess.run(command, cwd=ROOT, env=sqlite, check=False).returncode:
            return failed
        print("\n## PostgreSQL", flush=True)
        on_postgres = [sys.executable, "scripts/with_postgres.py", *command]
        return subprocess.run(on_postgres, cwd=ROOT, env=plain, check=False).returncode


def judged(release: Path) -> int:
    """Put the judged queries to the sample guide and the release; return 0 if all went well."""
    for command in (
        ["migrate", "--verbosity", "0"],
        ["load_sample_guide", "--verbosity", "0"],
        ["import_onet", str(release), "--publish", "--verbosity", "0"],
        ["search_quality", "search/judged_queries.tsv"],
    ):
        manage = [sys.executable, "manage.py", *command]
        if failed := subprocess.run(manage, cwd=ROOT, check=False).returncode:
            return failed
    return 0


def measured(release: Path, generated: int) -> int:
    """Measure guides of three sizes, of which the largest stays in the database; return 1 when a
    generated query was an error.
    """
    run("manage.py", "migrate", "--verbosity", "0")
    run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    publish = ["manage.py", "import_onet", str(release), "--publish", "--verbosity", "0"]
    run(*publish, "--limit", str(FEW))
    few = json.loads(run("-m", "scripts.search_benchmark", "measure"))
    run(*publish)
    all_roles = json.loads(run("-m", "scripts.search_benchmark", "measure"))
    answered: dict[str, Any] = {"errors": 0, "lines": []}
    if generated:
        answered = json.loads(run("-m", "scripts.search_benchmark", "answer", str(generated)))
    run("-m", "scripts.search_benchmark", "copy", str(COPIES))
    many = json.loads(run("-m", "scripts.search_benchmark", "measure"))
    print("\n".join([*table([few, all_roles, many]), *answered["lines"]]), flush=True)
    return 1 if answered["errors"] else 0


def run(*command: str) -> bytes:
    """Return what Python printed with those arguments; raises CalledProcessError if it failed."""
    full = (sys.executable, *command)
    return subprocess.run(full, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout


def table(guides: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the costs of guides of several sizes as the lines of a table in Markdown.

    It has a row for each thing that was measured, a column for each guide, and how many times as
    long it takes in the last guide as in the one before.
    """
    sizes = [f"{guide['roles']:,} roles" for guide in guides]
    growth = f"{guides[-1]['roles']:,} to {guides[-2]['roles']:,}"
    rows = [("milliseconds", *sizes, growth, "database queries")]
    rows += [_row(name, [guide["costs"][name] for guide in guides]) for name in guides[0]["costs"]]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|---|{'---:|' * (len(rows[0]) - 1)}")
    return lines


def _row(name: str, costs: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    cells = [f"{cost['median']:.1f} ({cost['slowest']:.1f})" for cost in costs]
    growth = costs[-1]["median"] / costs[-2]["median"]
    fewest = min(cost["fewest_queries"] for cost in costs)
    most = max(cost["most_queries"] for cost in costs)
    queries = "" if not most else str(most) if fewest == most else f"{fewest:g} to {most:g}"
    return (name, *cells, f"{growth:.1f}", queries)


if __name__ == "__main__":
    sys.exit(main())
