"""The index of a database that has none yet."""

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from search.indexing import rebuild
from search.models import Passage


def index_if_empty(using: str) -> None:
    """Index every page, once all migrations are applied, if there is no passage at all."""
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not Passage.objects.using(using).exists():
        rebuild()
