"""The app of roles, chapters and what editors need for them."""

from dataclasses import fields
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
        from career_pages.publishing.gate import connect_gate
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
        post_migrate.connect(know_jobs, sender=self)
        checks.register(check_sections)
        checks.register(check_role_fields)


def check_sections(app_configs: Any = None, **options: Any) -> list[checks.CheckMessage]:
    """Return an error for each section of a role or chapter that lacks a declaration or code."""
    from career_pages.blocks import bodies
    from career_pages.documents.bodies import lacking_code

    found = [f"{name}: add it to a body." for name in bodies.sections_without_place()]
    for body in (bodies.RoleBody(), bodies.ChapterBody()):
        wrong = [*bodies.declaration_errors(body)]
        if not wrong:
            kinds = [block.KIND for block in body.child_blocks.values()]
            wrong += [(kind.name, error) for kind in kinds for error in lacking_code(kind)]
        found += [f"{type(body).__name__}.{name}: {error}." for name, error in wrong]
    hint = "See docs/adding-a-block.md."
    return [checks.Error(error, hint=hint, id="career_pages.E001") for error in found]


def check_role_fields(app_configs: Any = None, **options: Any) -> list[checks.CheckMessage]:
    """Return an error for each field of a role that is not in the table of fields, or wrongly."""
    from career_pages import role_fields
    from career_pages.documents.front_matter import FrontMatter
    from career_pages.models import RolePage

    own = {field.name for field in RolePage._meta.local_fields} - {"page_ptr", "body"}
    there = {field.name for field in RolePage._meta.get_fields()}
    known = {field.name for field in role_fields.ROLE_FIELDS}
    columns = {field.name for field in RolePage._meta.concrete_fields if not field.is_relation}
    found = [f"{name}: declare the field in ROLE_FIELDS" for name in sorted(own - known)]
    found += [f"{name}: a role has no such field" for name in sorted(known - there)]
    attributes = {one.name for one in fields(FrontMatter)}
    found += [
        f"{field.name}: documents write {field.key}, which is neither plain nor in FrontMatter"
        for field in role_fields.ROLE_FIELDS
        if field.key and not field.plain and field.key not in attributes
    ]
    found += [
        f"{field.name}: only a column that documents write can be plain"
        for field in role_fields.ROLE_FIELDS
        if field.plain and not (field.key and field.name in columns)
    ]
    hint = "See docs/adding-a-field.md."
    return [checks.Error(f"{one}.", hint=hint, id="career_pages.E002") for one in found]
