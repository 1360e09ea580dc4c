"""The gate: why a page may not go live, and what follows when it does."""

import logging
from typing import Any, Final

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import Signal
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from career_pages.checks import Finding, Severity, findings
from career_pages.models import RoleLevel, RolePage
from career_pages.models.pages import publication_stopped
from career_pages.publishing.removal import page_is_back
from career_pages.sections.projection import HasSections, projected, role_outline
from career_pages.text import name_key

# What a level's field holds at most; a draft that is published past the checks may hold more.
LONGEST_NAME: Final = 80


@transaction.atomic
def store_levels(role: RolePage) -> None:
    """Let the stored levels be those of the role as it is in memory; none unless it is live."""
    names: dict[str, str] = {}
    for level in role_outline(projected(role)).levels if role.live else ():
        name = level.name[:LONGEST_NAME]
        names.setdefault(name_key(name), name)
    names.pop("", None)
    wanted = [(place, key, name) for place, (key, name) in enumerate(names.items())]
    rows = RoleLevel.objects.filter(role_id=role.pk)
    if wanted != list(rows.order_by("sort_order").values_list("sort_order", "key", "name")):
        rows.delete()
        RoleLevel.objects.bulk_create(
            RoleLevel(role_id=role.pk, sort_order=place, key=key, name=name)
            for place, key, name in wanted
        )


# What decides which levels of a role readers find.
HOLDS_LEVELS: Final = frozenset({"body", "live"})


def connect_to_pages() -> None:
    """Let redirects and stored levels not outlast what they were made for."""
    page_published.connect(page_was_published)
    post_save.connect(role_saved, sender=RolePage)


def page_was_published(instance: Page, **kwargs: Any) -> None:
    """Delete the redirects that were made when there was no page at this address."""
    page_is_back(instance)


def role_saved(instance: RolePage, **kwargs: Any) -> None:
    """Store the levels of a role that was published, unpublished or otherwise saved."""
    fields = kwargs["update_fields"]
    if not kwargs["raw"] and (fields is None or not HOLDS_LEVELS.isdisjoint(fields)):
        store_levels(instance)


logger = logging.getLogger(__name__)
REFUSED = "career_pages.publication_refused"
# Sent with ``page``, ``revision`` and ``reasons`` when something scheduled does not go live.
publication_refused = Signal()


def connect_gate() -> None:
    """Keep pages with errors from readers, and their histories from silence about it."""
    hooks.register("find_publication_errors", publication_errors)
    publication_stopped.connect(publication_was_stopped)


def publication_was_stopped(
    page: Page, revision: Revision, errors: list[Finding], user: Any, **kwargs: Any
) -> None:
    """Record why the revision does not go live."""
    refuse(page, revision, errors, user)


def publication_errors(page: Any) -> list[Finding]:
    """Return the findings that keep the page from going live; none for other kinds of page."""
    if not isinstance(page, HasSections):
        return []
    return [finding for finding in findings(page) if finding.severity is Severity.ERROR]


def refuse(page: Page, revision: Revision, errors: list[Finding], user: Any) -> None:
    """Record why the revision does not go live, and take it off the schedule.

    A schedule that stayed would be tried, and refused, at every run.
    """
    reasons = [finding.message for finding in errors]
    if was_scheduled := bool(revision.approved_go_live_at):
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
    log(
        instance=page,
        action=REFUSED,
        user=user,
        revision=revision,
        data={"reasons": reasons},
        content_changed=False,
    )
    logger.warning("Not published: %s (%s). %s", page, page.pk, " ".join(reasons))
    if was_scheduled:
        publication_refused.send(type(page), page=page, revision=revision, reasons=reasons)
