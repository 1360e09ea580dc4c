"""The app of roles, chapters and what editors need for them."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CareerPagesConfig(AppConfig):
    """Role, chapter and index pages; blocks; importing; editorial checks; the sample guide."""

    name = "career_pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Check the settings, and listen for what pages, reviews and the schedule must know.

        Raises ImproperlyConfigured for limits of imports or rules that are none.
        """
        from career_pages import gate, page_signals
        from career_pages.findings.configuration import find_own_rules, rules_in_force
        from career_pages.health import signals
        from career_pages.importing.writing.import_settings import import_limits
        from career_pages.schedule.guide_jobs import GUIDE_JOBS
        from career_pages.schedule.jobs import register_jobs
        from career_pages.schedule.knowing import know_jobs
        from career_pages.workflow import receivers

        register_jobs(*GUIDE_JOBS)
        import_limits()
        find_own_rules()
        rules_in_force()
        gate.connect()
        signals.connect()
        receivers.connect()
        page_signals.connect()
        post_migrate.connect(check_first_pages, sender=self)
        post_migrate.connect(know_first_levels, sender=self)
        post_migrate.connect(know_jobs, sender=self)


def check_first_pages(sender: AppConfig, **kwargs: Any) -> None:
    """Check the pages that were there before their health was stored."""
    from career_pages.health.first_rows import check_unchecked

    check_unchecked(kwargs["using"])


def know_first_levels(sender: AppConfig, **kwargs: Any) -> None:
    """Store the levels of the roles that were there before levels were stored."""
    from career_pages.first_levels import store_first_levels

    store_first_levels(kwargs["using"])
