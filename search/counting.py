"""What readers search for, counted without a trace of who they are."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.http import HttpRequest
from django.utils import timezone

from career_pages.text import clean
from search.models import SearchCount

KEPT_FOR: Final = timedelta(days=90)
LONGEST: Final = SearchCount._meta.get_field("query").max_length or 0
AROUND: Final = " \"'“”‘’.,;:!?"
# Results that so few pages are may not be what was meant.
FEW: Final = 3
FAILING: Final = Q(found=0)
WEAK: Final = Q(found__gt=0, found__lte=FEW)
# Somebody may search for nonsense all day; that is not to fill the disk. What was searched for
# before on the day takes no more room.
MOST_A_DAY: Final = 5_000
# Milliseconds for which a count waits while something else is written, which is worth more.
PATIENCE: Final = 100
# It may say who somebody is, or let somebody in: an address of a person or a page, and a number
# such as a telephone's, an account's or a date of birth, however it is written.
PERSONAL: Final = re.compile(r"@|://|\bwww\.|\d(?:[\s().+/-]{0,3}\d){6}")
# What programs call themselves. Many pretend to be a browser; those are not told apart.
PROGRAM: Final = re.compile(
    r"bot\b|bots\b|crawl|spider|slurp|archiver|monitor|preview|scan|curl|wget|libwww|httpclient"
    r"|python|java/|go-http|ruby|perl|okhttp|axios|node-fetch|https?://",
    re.IGNORECASE,
)
COUNT: Final = """
INSERT INTO search_searchcount (day, query, results, times)
SELECT %(day)s, %(query)s, %(results)s, 1 WHERE EXISTS (
    SELECT 1 FROM search_searchcount
    WHERE day = %(day)s AND query = %(query)s AND results = %(results)s
) OR (SELECT count(*) FROM search_searchcount WHERE day = %(day)s) < %(most)s
ON CONFLICT (day, query, results) DO UPDATE SET times = search_searchcount.times + 1
"""
# A reader need not wait for the disk: that a count is lost when the computer stops does no harm.
WITHOUT_DISK: Final = "SET LOCAL synchronous_commit = off; "
logger = logging.getLogger(__name__)


def count_search(typed: str, results: int) -> None:
    """Count that a reader searched for what was typed and found so many pages, if it is kept.

    It is one statement, so that searches at the same time are all counted. One that cannot be
    counted is only logged: the reader has the results.
    """
    query = kept_query(typed)
    if not query:
        return
    day = connection.ops.adapt_datefield_value(timezone.localdate())
    inside = connection.in_atomic_block
    by_itself = connection.vendor == "postgresql" and not inside
    try:
        with (
            _little_patience(),
            transaction.atomic() if inside else nullcontext(),
            connection.cursor() as cursor,
        ):
            counting = WITHOUT_DISK + COUNT if by_itself else COUNT
            values = {"day": day, "query": query, "results": results, "most": MOST_A_DAY}
            cursor.execute(counting, values)
    except DatabaseError as error:
        logger.warning("A search could not be counted: %s", error)


@contextmanager
def _little_patience() -> Iterator[None]:
    """Wait hardly at all for another who writes to SQLite, where one writes at a time."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual:.0f}")


def is_reader(request: HttpRequest) -> bool:
    """Say whether a reader asks to see the page, and not a program, a browser that fetches it in
    case somebody wants it, or somebody who has signed in to work on the guide.
    """
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "prefetch" not in request.headers.get("Sec-Purpose", "")
        and not PROGRAM.search(request.headers.get("User-Agent", ""))
    )


def kept_query(typed: str) -> str:
    """Return the query in the one form in which it is counted; "" for one that is not kept.

    Case, white space and punctuation at the ends make no difference. What is longer than 60
    characters is a story, and what looks like an address or a long number is somebody's.
    """
    query = clean(typed).casefold().strip(AROUND)
    return "" if len(query) > LONGEST or PERSONAL.search(query) else query


def searched(days: int) -> QuerySet[Any, Any]:
    """Return each query of the last so many days, today among them, as ``query``.

    ``searches`` says how often it was searched for, ``found`` how many pages were found when it
    was counted last, and ``last`` on what day that was.
    """
    newest = SearchCount.objects.filter(query=OuterRef("query")).order_by("-day", "-pk")
    return (
        SearchCount.objects.filter(day__gt=timezone.localdate() - timedelta(days=days))
        .values("query")
        .annotate(
            searches=Sum("times"),
            last=Max("day"),
            found=Subquery(newest.values("results")[:1]),
        )
    )


def forget_old_counts() -> int:
    """Delete the counts of searches of more than 90 days ago; return how many there were."""
    return SearchCount.objects.filter(day__lt=timezone.localdate() - KEPT_FOR).delete()[0]
