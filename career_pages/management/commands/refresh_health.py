"""The stored health of every page, brought up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from career_pages.publishing.health import refresh_health


class Command(BaseCommand):
    """Checks the pages whose stored health is of another day or of another version."""

    help = (
        "Check anew every role and chapter whose stored health is out of date: time passes, and "
        "other pages change. Run it every night."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check them, telling on standard error how far it is, and say how many there were."""

        def report(done: int, total: int) -> None:
            if options["verbosity"] and (done % 100 == 0 or done == total):
                self.stderr.write(f"Checking pages: {done} of {total}", style_func=str)

        count = refresh_health(progress=report)
        if options["verbosity"]:
            self.stdout.write(f"{count} page{'s' if count != 1 else ''} checked.")
