"""The app that finds passages."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """Passages, indexing, querying, and the search pages."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep passages in step with the pages from here on."""
        from search import signals

        signals.connect()
        post_migrate.connect(index_first_pages, sender=self)


def index_first_pages(sender: AppConfig, **kwargs: Any) -> None:
    """Index the pages that migrations made, since no signal tells of those."""
    from search.first_index import index_if_empty

    index_if_empty(kwargs["using"])
