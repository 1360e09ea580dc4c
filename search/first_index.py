"""The index of a database that has none yet."""

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from search.indexing import rebuild
from search.models import Passage


def all_migrations_applied(using: str) -> bool:
    """Say whether the database has every table and field that the models have."""
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def index_if_empty(using: str) -> None:
    """Index every page, once all migrations are applied, if there is no passage at all."""
    if all_migrations_applied(using) and not Passage.objects.using(using).exists():
        rebuild()
