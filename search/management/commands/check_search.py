"""Check that the search index and the pages agree."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.indexing import disagreements


class Command(BaseCommand):
    """Check that the search index and the pages agree; the exit code is 1 when they do not."""

    help = "Check that the search index holds what the pages say. rebuild_search puts it right."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every disagreement; raises CommandError when there is one."""
        found = 0
        for problem in disagreements():
            self.stdout.write(problem)
            found += 1
        if found:
            raise CommandError(f"{found} disagreements. Run rebuild_search.", returncode=1)
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS("Index and pages agree."))
