"""How well search answers a file of judged queries."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from config.env import VAR
from search.judgments import JudgedFileError, Verdict, judge, read_judgments
from search.quality import (
    JudgedGuide,
    Run,
    Scores,
    digest_of,
    failure,
    failure_as_json,
    place_of_last_run,
    scores_by_kind,
    table,
)


class Command(BaseCommand):
    """Prints how well search answers judged queries, beside how it did in the last run."""

    help = (
        "Search for each query of a file and print how often what comes is what was judged to be "
        "right, by kind of query, beside the last run. docs/search-quality.md describes the file."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept the file and what to print."""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--failures", action="store_true", help="print the queries that fail, as -v 2 does"
        )
        parser.add_argument(
            "--runs",
            type=Path,
            default=VAR / "search-quality",
            metavar="FOLDER",
            help="where the last run of each file on each engine is kept (%(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Search, judge, print; raises CommandError for a file that is wrong."""
        path: Path = options["file"]
        verdicts = _verdicts(path)
        scores = {"": Scores.of(verdicts), **scores_by_kind(verdicts)}
        run = Run(
            made=timezone.localtime().isoformat(timespec="seconds"),
            digest=digest_of(path),
            scores={kind: of_kind.as_json() for kind, of_kind in scores.items()},
            failed=tuple(verdict.judgment.query for verdict in verdicts if verdict.failed),
        )
        place = place_of_last_run(options["runs"], path, connection.vendor)
        last = Run.last(place)
        if options["json"]:
            self._print_json(verdicts, run, last)
        else:
            self._print(verdicts, run, last, options["failures"] or options["verbosity"] > 1)
        try:
            run.keep(place)
        except OSError as error:
            self.stderr.write(f"This run is not kept: {error}")

    def _print(
        self, verdicts: Sequence[Verdict], run: Run, last: Run | None, failures: bool
    ) -> None:
        self.stdout.write(f"{len(verdicts)} queries, searched with {connection.vendor}.")
        if last:
            changed = "" if last.digest == run.digest else "; the file has changed since"
            self.stdout.write(f"The last run was at {last.made}{changed}.")
        self.stdout.write("")
        for line in table(run.scores, last.scores if last else {}):
            self.stdout.write(line)
        if failures:
            before = set(last.failed if last else run.failed)
            self.stdout.write("")
            for verdict in verdicts:
                if verdict.failed:
                    self.stdout.write(failure(verdict, verdict.judgment.query not in before))

    def _print_json(self, verdicts: Sequence[Verdict], run: Run, last: Run | None) -> None:
        report = {
            "engine": connection.vendor,
            "made": run.made,
            "overall": run.scores[""],
            "kinds": {kind: of_kind for kind, of_kind in run.scores.items() if kind},
            "failures": [failure_as_json(verdict) for verdict in verdicts if verdict.failed],
            "last": last and {"made": last.made, "overall": last.scores[""]},
        }
        self.stdout.write(json.dumps(report, indent=2, ensure_ascii=False))


def _verdicts(path: Path) -> list[Verdict]:
    """Return how each query of the file was answered."""
    try:
        judgments = read_judgments(path)
    except JudgedFileError as error:
        raise CommandError(str(error)) from None
    guide = JudgedGuide.load()
    if mistakes := list(guide.mistakes(judgments)):
        raise CommandError(
            "\n".join([*mistakes, "The file and the guide do not fit; nothing was searched."])
        )
    return [judge(judgment, guide.answers(judgment.query)) for judgment in judgments]
