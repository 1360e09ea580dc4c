"""The app that finds passages."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """Passages, indexing, querying, and the search pages."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep passages in step with the pages from here on."""
        from career_pages.admin.records import register_record_admins
        from career_pages.publishing.schedule import register_jobs
        from career_pages.reading.comparison import find_similar_roles_with
        from search.admin import SynonymAdmin
        from search.indexing import SEARCH_JOBS, connect
        from search.views import similar_roles

        connect()
        register_jobs(*SEARCH_JOBS)
        find_similar_roles_with(similar_roles)
        register_record_admins(SynonymAdmin)
        post_migrate.connect(index_first_pages, sender=self)
        checks.register(check_groups)


def check_groups(app_configs: Any = None, **options: Any) -> list[checks.CheckMessage]:
    """Return an error for each kind of section whose group among the results there is not."""
    from career_pages.sections.kinds import part_kinds, section_kinds
    from search.passages import GROUPS

    known = {group.name for group in GROUPS}
    return [
        checks.Error(
            f"{kind.block}: “{kind.search.group}” is no group of search results.",
            hint=f"Choose one of: {', '.join(sorted(known))}; or add it to search/passages.py.",
            id="search.E001",
        )
        for kind in (*section_kinds().values(), *part_kinds().values())
        if kind.search.group not in known
    ]


def index_first_pages(sender: AppConfig, **kwargs: Any) -> None:
    """Index the pages that migrations made, since no signal tells of those."""
    from search.indexing import index_if_empty

    index_if_empty(kwargs["using"])
