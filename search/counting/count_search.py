"""One more search."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Final

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from search.counting.kept_query import kept_query

# Somebody may search for nonsense all day; that is not to fill the disk. What was searched for
# before on the day takes no more room.
MOST_A_DAY: Final = 5_000

# Milliseconds for which a count waits while something else is written, which is worth more.
PATIENCE: Final = 100

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
