"""The publication of many pages: which may be tried, what to expect, and what comes of it."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from career_pages.bulk_changes import Selection
from career_pages.change_barriers import barrier_to_publication, with_locks
from career_pages.findings import Finding, Severity
from career_pages.health.recording import health_of
from career_pages.models import PageHealth
from career_pages.models.guide_page import GuidePage
from career_pages.outcome import Outcome, Result, outcome
from career_pages.publishing import publish_newest
from career_pages.quiet_change import for_change


def only_publishable(chosen: Selection, user: Any) -> Selection:
    """Return the selection without the pages that the user may not publish now."""
    pages, skipped = [], list(chosen.skipped)
    for page in chosen.pages:
        if barrier := barrier_to_publication(page, user):
            skipped.append(outcome(page, Result.SKIPPED, barrier))
        else:
            pages.append(page)
    return Selection(pages, skipped)


def expected_publications(pages: list[Page]) -> list[Outcome]:
    """Return what becomes of each page, by its stored health; one that is stale is renewed."""
    known = PageHealth.objects.in_bulk([page.pk for page in pages])
    return [_expected(page, known.get(page.pk)) for page in pages]


def _expected(page: Page, health: PageHealth | None) -> Outcome:
    if page.live and not page.has_unpublished_changes:
        return outcome(page, Result.UNCHANGED, "Readers see its newest version already.")
    if not issubclass(page.specific_class or Page, GuidePage):
        return outcome(page, Result.LIVE)
    if not (health and _is_fresh(health, page)):
        health = health_of(page)
    if errors := list(_errors(health)):
        return outcome(page, Result.REFUSED, errors=errors)
    return outcome(page, Result.LIVE)


def _is_fresh(health: PageHealth, page: Page) -> bool:
    return (
        health.revision_number == page.latest_revision_id
        and health.checked_on == timezone.localdate()
    )


def _errors(health: PageHealth) -> Iterable[Finding]:
    for finding in health.findings:
        if finding["severity"] == Severity.ERROR:
            yield Finding(**{**finding, "severity": Severity.ERROR})


def drafts_below(pages: Collection[Page]) -> Any:
    """Return the other pages below these that readers do not see, as a queryset."""
    everything = Page.objects.all()
    if not (found := [everything.descendant_of(page) for page in pages]):
        return everything.none()
    chosen = [page.pk for page in pages]
    return with_locks(reduce(or_, found)).not_live().exclude(pk__in=chosen).order_by("path")


def publish_pages(pages: Iterable[Page], user: Any) -> list[Outcome]:
    """Publish the newest version of each page that may go live; return what became of each."""
    return [_publish(page, user) for page in pages]


@transaction.atomic
def _publish(page: Page, user: Any) -> Outcome:
    current = for_change(page.pk)
    if current is None:
        return outcome(page, Result.SKIPPED, "It was deleted in the meantime.")
    return publish_newest(current, user)
