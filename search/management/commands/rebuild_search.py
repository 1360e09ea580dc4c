"""Index every page anew."""

from typing import Any

from django.core.management.base import BaseCommand

from search.indexing import rebuild
from search.models import Passage


class Command(BaseCommand):
    """Index every page anew. Search goes on finding everything meanwhile."""

    help = "Index every page for search anew."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how far it is."""
        if options["verbosity"]:
            rebuild(self._progress)
            self.stdout.write(self.style.SUCCESS(f"{Passage.objects.count()} passages."))
        else:
            rebuild()

    def _progress(self, done: int, total: int) -> None:
        self.stdout.write(f"{done} of {total} pages")
