"""The jobs of the guide that run on a schedule."""

from typing import Final

from django.core.management import call_command

from career_pages.documents.uploads import forget_old_imports
from career_pages.publishing.health import refresh_health
from career_pages.publishing.schedule import Job
from career_pages.review.links import forget_old_links
from career_pages.review.reminders import send_reminders


def _publish() -> None:
    call_command("publish_scheduled", verbosity=0)


def _forget_sessions() -> None:
    call_command("clearsessions", verbosity=0)


def _forget_work() -> None:
    of_imports = ("--backend", "imports", "--queue-name", "imports")
    call_command("prune_db_task_results", *of_imports, verbosity=0)


GUIDE_JOBS: Final = (
    Job(
        "publication",
        "publishes what is due and withdraws what has expired",
        _publish,
        daily=False,
    ),
    Job("review-reminders", "reminds people of reviews that are due", send_reminders),
    Job("health", "checks anew what time or other pages have changed", refresh_health),
    Job("sessions", "forgets sessions that have ended", _forget_sessions),
    Job("worker", "forgets what the worker for imports did long ago", _forget_work),
    Job("imports", "forgets imports and their files after 90 days", forget_old_imports),
    Job("review-links", "forgets review links 90 days after their end", forget_old_links),
)
