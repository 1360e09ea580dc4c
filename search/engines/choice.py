"""Which engine the database has."""

from typing import Final

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from search.engines.base import SearchEngine
from search.engines.postgres import PostgresEngine
from search.engines.sqlite import SQLiteEngine

ENGINES: Final[dict[str, type[SearchEngine]]] = {
    "postgresql": PostgresEngine,
    "sqlite": SQLiteEngine,
}


def search_engine() -> SearchEngine:
    """Return the engine of the default database.

    Raises ImproperlyConfigured for a database that has none.
    """
    try:
        return ENGINES[connection.vendor]()
    except KeyError:
        raise ImproperlyConfigured(
            f"Search needs PostgreSQL or SQLite, not {connection.vendor}."
        ) from None
