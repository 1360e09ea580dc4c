"""The app of roles, chapters and what editors need for them."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class CareerPagesConfig(AppConfig):
    """Role, chapter and index pages; blocks; importing; editorial checks; the sample guide."""

    name = "career_pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Check the settings, and listen for what pages, reviews and the schedule must know.

        Raises ImproperlyConfigured for limits of imports or checks that are none.
        """
        from career_pages.checks.registry import checks_in_force, find_own_checks
        from career_pages.documents.importing import import_limits
        from career_pages.jobs import GUIDE_JOBS
        from career_pages.publishing.gate import connect_gate, connect_to_pages
        from career_pages.publishing.health import connect_health
        from career_pages.publishing.schedule import know_jobs, register_jobs
        from career_pages.review.delivery import connect_notifications

        register_jobs(*GUIDE_JOBS)
        import_limits()
        find_own_checks()
        checks_in_force()
        connect_gate()
        connect_health()
        connect_notifications()
        connect_to_pages()
        post_migrate.connect(know_jobs, sender=self)
        checks.register(check_sections)


def check_sections(app_configs: Any = None, **options: Any) -> list[checks.CheckMessage]:
    """Return an error for each section of a role or chapter that lacks a declaration or code."""
    from career_pages.blocks import bodies
    from career_pages.documents.bodies import lacking_code

    found = []
    for body in (bodies.RoleBody(), bodies.ChapterBody()):
        wrong = [*bodies.declaration_errors(body)]
        if not wrong:
            kinds = [block.KIND for block in body.child_blocks.values()]
            wrong += [(kind.name, error) for kind in kinds for error in lacking_code(kind)]
        found += [f"{type(body).__name__}.{name}: {error}." for name, error in wrong]
    hint = "See docs/adding-a-block.md."
    return [checks.Error(error, hint=hint, id="career_pages.E001") for error in found]
