"""The editorial checks over the whole guide."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from career_pages.findings import Severity, findings
from career_pages.models import ChapterPage, RolePage


class Command(BaseCommand):
    """Prints what the checks find on the newest version of each role and chapter."""

    help = "Run the editorial checks on every role and chapter. Exits with 1 if there are errors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept --json."""
        parser.add_argument("--json", action="store_true", help="print one JSON array")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings page by page; exit with 1 if any of them is an error."""
        report = [_report(page.get_latest_revision_as_object()) for page in _pages()]
        if options["json"]:
            self.stdout.write(json.dumps(report, indent=2, ensure_ascii=False))
        else:
            self._print(report)
        errors = [
            finding
            for page in report
            for finding in page["findings"]
            if finding["severity"] == Severity.ERROR
        ]
        if errors:
            raise SystemExit(1)

    def _print(self, report: list[dict[str, Any]]) -> None:
        for page in report:
            for finding in page["findings"]:
                excerpt = f" “{finding['excerpt']}”" if finding["excerpt"] else ""
                self.stdout.write(
                    f"{page['url']}: {finding['severity']}: {finding['message']}{excerpt}"
                    f" ({finding['field']})"
                )
        count = sum(len(page["findings"]) for page in report)
        self.stdout.write(f"{len(report)} pages checked, {count} findings.")


def _pages() -> Any:
    yield from RolePage.objects.order_by("path").iterator()
    yield from ChapterPage.objects.order_by("path").iterator()


def _report(page: Any) -> dict[str, Any]:
    return {
        "title": page.title,
        "url": page.get_url_parts()[2],
        "live": page.live,
        "findings": [finding.as_json() for finding in findings(page)],
    }
