"""Documents become drafts."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from career_pages.documents.importing import FailedImport, import_files
from career_pages.documents.reading import DOCUMENT_SUFFIXES
from career_pages.models import RoleIndexPage


class Command(BaseCommand):
    """Imports guide documents as drafts, or publishes them past the gate."""

    help = (
        f"Import guide documents ({', '.join(sorted(DOCUMENT_SUFFIXES))}), and zip archives of "
        "them, as drafts of role pages. A role that is there gets a new revision. Each document is "
        "stored as soon as it is imported. Exits with 1 if any file failed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept the files and how to treat them."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="publish, whatever the editorial checks find; the findings are printed",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen and change nothing"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON array")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, report, and exit with 1 if any file failed."""
        index = RoleIndexPage.objects.first()
        if index is None:
            raise CommandError("There is no roles index: run migrate, or create one.")
        results = import_files(
            options["files"], index, publish=options["publish"], dry_run=options["dry_run"]
        )
        if options["json"]:
            data = [result.report for result in results]
            self.stdout.write(json.dumps(data, indent=2, ensure_ascii=False))
        failed = False
        for result in results:
            if isinstance(result, FailedImport):
                failed = True
                self.stderr.write(f"{result.file}: {result.error}")
            elif not options["json"]:
                self._print(result.report)
        if failed:
            raise SystemExit(1)

    def _print(self, report: dict[str, Any]) -> None:
        self.stdout.write(
            f"{report['file']}: {report['role']} → {report['url']} ({report['status']}), "
            f"{len(report['sections'])} sections and sub-sections"
        )
        for line in report["unplaced"]:
            self.stdout.write(f"  line {line['line']} not placed: {line['text']}")
        for line in report["withheld"]:
            self.stdout.write(f"  line {line['line']} withheld, {line['why']}: {line['text']}")
        for finding in report["findings"]:
            excerpt = f" “{finding['excerpt']}”" if finding["excerpt"] else ""
            self.stdout.write(
                f"  {finding['severity']}: {finding['message']}{excerpt} ({finding['field']})"
            )
