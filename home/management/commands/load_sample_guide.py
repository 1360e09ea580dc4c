"""The sample guide, for an empty site."""

from typing import Any

from django.core.management.base import BaseCommand

from home.sample_content import load_sample_content


class Command(BaseCommand):
    """Loads the sample guide, unless there is a role already."""

    help = "Load and publish the sample guide. Does nothing if the guide has any role."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it and say how many roles there are now."""
        if count := load_sample_content():
            self.stdout.write(f"Loaded the sample guide: {count} roles.")
