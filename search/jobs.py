"""The jobs of search that run on a schedule."""

from typing import Final

from django.core.management import call_command

from career_pages.schedule.job import Job
from search.counting.forget_counts import forget_old_counts


def _rebuild_search() -> None:
    call_command("rebuild_search", verbosity=0)


SEARCH_JOBS: Final = (
    Job("searches", "forgets what readers searched for after 90 days", forget_old_counts),
    Job("search", "makes the search index anew, for headings with the year", _rebuild_search),
)
