"""The occupations of O*NET become roles."""

from argparse import ArgumentParser
from collections import Counter
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from career_pages.models import RoleIndexPage
from career_pages.onet.importing import ImportProgress, import_release
from career_pages.onet.releases import ReleaseError, open_release


class Command(BaseCommand):
    """Imports a release of the O*NET database: a draft role for each occupation."""

    help = (
        "Import a release of the O*NET database in the text format, as a zip file or a folder. "
        "Run again, with the same release or a newer one, it changes what editors have not "
        "changed, and goes on where it was interrupted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept the release and what to do with it."""
        parser.add_argument("release", metavar="ZIP_OR_FOLDER")
        parser.add_argument(
            "--limit",
            type=int,
            metavar="N",
            help="make roles of the first N occupations; 0 only loads them for editors to start "
            "roles from",
        )
        parser.add_argument(
            "--publish", action="store_true", help="publish, whatever the editorial checks find"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, telling on standard error how far it is, and sum up what was done."""
        if options["limit"] is not None and options["limit"] < 0:
            raise CommandError("Give --limit a number that is not negative.")
        index = RoleIndexPage.objects.first()
        if index is None:
            raise CommandError("There is no roles index to import below; make one in the admin.")
        queries = Counter[str]()
        progress = ImportProgress(self._reporter(options["verbosity"], queries))
        try:
            release = open_release(options["release"])
            with connection.execute_wrapper(_counting(queries)):
                import_release(
                    release, index, progress, limit=options["limit"], publish=options["publish"]
                )
        except ReleaseError as error:
            raise CommandError(str(error)) from None
        except KeyboardInterrupt:
            raise CommandError(
                "Interrupted. What is done is kept; run the same command again to go on."
            ) from None
        if options["verbosity"]:
            self._sum_up(release.version, progress, options["verbosity"])

    def _reporter(self, verbosity: int, queries: Counter[str]) -> Any:
        started = monotonic()
        is_terminal = self.stderr.isatty()

        def report(progress: ImportProgress) -> None:
            if not verbosity:
                return
            line = f"{progress.step}: {progress.done} of {progress.total}"
            if verbosity > 1:
                line += f", {monotonic() - started:.0f} s, {queries['all']} queries"
            is_last = progress.done == progress.total
            ending = "\n" if is_last or not is_terminal else ""
            start = "\r" if is_terminal else ""
            self.stderr.write(f"{start}{line}", style_func=str, ending=ending)
            self.stderr.flush()

        return report

    def _sum_up(self, version: str, progress: ImportProgress, verbosity: int) -> None:
        counts = [f"{count} {result}" for result, count in progress.results.items()]
        self.stdout.write(f"O*NET {version}: {', '.join(counts) or 'occupations loaded'}.")
        if progress.published:
            self.stdout.write(f"{len(progress.published)} published.")
        if progress.held_back:
            self.stdout.write(
                f"{progress.held_back} not published: editors have unpublished work on them, or "
                "have withdrawn them."
            )
        # One message for each rule: those of one differ in numbers and names.
        messages = {finding.rule: finding for _, finding in reversed(progress.found)}
        counted = Counter(rule for _, rule in {(title, one.rule) for title, one in progress.found})
        for rule, count in counted.most_common():
            first = messages[rule]
            roles = f"{count} published role{'s'[: count > 1]}"
            self.stdout.write(f"{first.severity}, {roles}: {first.message}")
        if verbosity > 1:
            for title, finding in progress.found:
                self.stdout.write(f"  {title}: {finding.message}")


def _counting(queries: Counter[str]) -> Any:
    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        queries["all"] += 1
        return execute(sql, params, many, context)

    return count
