"""The gate: why a page may not go live, asked in one place."""

import logging
from typing import Any

from django.dispatch import Signal
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from career_pages.findings import Finding, Severity, findings
from career_pages.models.guide_page import publication_stopped
from career_pages.sections import HasSections

logger = logging.getLogger(__name__)

REFUSED = "career_pages.publication_refused"
# Sent with ``page``, ``revision`` and ``reasons`` when something scheduled does not go live.
publication_refused = Signal()


def connect() -> None:
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
