"""The editorial checks over the whole guide."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef

from career_pages.checks import Guide, Severity, findings
from career_pages.checks.registry import checks_in_force
from career_pages.models import ChapterPage, RolePage
from career_pages.publishing.health import score, steps

Report = dict[str, Any]
Fired = Counter[tuple[str, str]]


class Command(BaseCommand):
    """Prints what the checks find on the newest version of each role and chapter."""

    help = (
        "Run the editorial checks on every role and chapter, or on those named. Exits with 1 if "
        "there are errors, with 2 if there is no such page."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept slugs and --json."""
        parser.add_argument(
            "slugs",
            nargs="*",
            metavar="PAGE",
            help="the last part of a page's address; a role comes with its chapters",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON array")
        parser.add_argument(
            "--list", action="store_true", help="print what the checks find, and check nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings page by page; exit with 1 if any of them is an error."""
        if options["list"]:
            for check in sorted(checks_in_force(), key=lambda one: one.name):
                self.stdout.write(f"{check.name} ({check.severity}): {check.about}")
            return
        slugs = set(options["slugs"])
        if missing := slugs - _known(slugs):
            names = ", ".join(f"“{slug}”" for slug in sorted(missing))
            raise CommandError(
                f"No role or chapter has the address {names}. Give the last part of it: "
                "“electrician” for /careers/electrician/.",
                returncode=2,
            )
        guide = Guide(whole=True)
        newest = (page.get_latest_revision_as_object() for page in _pages(slugs))
        reports = (_report(page, guide) for page in newest)
        fired = self._print_json(reports) if options["json"] else self._print(reports)
        if any(severity == Severity.ERROR for severity, _ in fired):
            raise SystemExit(1)

    def _print_json(self, reports: Iterator[Report]) -> Fired:
        fired: Fired = Counter()
        start = "["
        for report in reports:
            self.stdout.write(start, ending="\n")
            self.stdout.write(json.dumps(report, indent=2, ensure_ascii=False), ending="")
            start = ","
            fired.update(_kinds(report))
        self.stdout.write("[]" if start == "[" else "\n]")
        return fired

    def _print(self, reports: Iterator[Report]) -> Fired:
        fired: Fired = Counter()
        count = 0
        for count, report in enumerate(reports, 1):  # noqa: B007 - the last is the number of pages
            for finding in report["findings"]:
                excerpt = f" “{finding['excerpt']}”" if finding["excerpt"] else ""
                self.stdout.write(
                    f"{report['url']}: {finding['severity']}: {finding['message']}{excerpt}"
                    f" ({finding['field']})"
                )
            fired.update(_kinds(report))
        self.stdout.write(f"{count} pages checked, {fired.total()} findings.")
        for (severity, rule), times in sorted(fired.items(), key=lambda one: (-one[1], one[0])):
            self.stdout.write(f"{times:>6} {severity:<8} {rule}")
        return fired


def _known(slugs: set[str]) -> set[str]:
    return {
        slug
        for model in (RolePage, ChapterPage)
        for slug in model.objects.filter(slug__in=slugs).values_list("slug", flat=True)
    }


def _pages(slugs: set[str]) -> Iterator[Any]:
    """Yield roles and then chapters in the order of the tree, one in memory at a time."""
    roles, chapters = RolePage.objects.order_by("path"), ChapterPage.objects.order_by("path")
    if slugs:
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        chosen = RolePage.objects.filter(slug__in=slugs).alias(path_here=path)
        below = Exists(chosen.filter(path_here__startswith=F("path")))
        roles, chapters = (
            roles.filter(slug__in=slugs),
            chapters.filter(below) | chapters.filter(slug__in=slugs),
        )
    yield from roles.iterator(chunk_size=20)
    yield from chapters.iterator(chunk_size=20)


def _kinds(report: Report) -> Iterator[tuple[str, str]]:
    return ((finding["severity"], finding["rule"]) for finding in report["findings"])


def _report(page: Any, guide: Guide) -> Report:
    todo = steps(page)
    return {
        "title": page.title,
        "url": page.get_url_parts()[2],
        "live": page.live,
        "score": score(todo),
        "findings": [finding.as_json() for finding in findings(page, guide)],
        "todo": [
            {"name": step.name, "label": step.label, "field": step.field}
            for step in todo
            if not step.done
        ],
    }
