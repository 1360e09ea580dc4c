"""The app of roles, chapters and what editors need for them."""

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
        post_migrate.connect(know_jobs, sender=self)
