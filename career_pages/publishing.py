"""Publication of one page among many, with an answer instead of an exception."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from career_pages.aliases import with_aliases
from career_pages.change_barriers import barrier_to_publication
from career_pages.findings import Finding, Severity
from career_pages.gate import publication_errors
from career_pages.outcome import Outcome, Result, outcome

NOT_VALID = "not-valid"


def publish_newest(page: Page, user: Any) -> Outcome:
    """Publish the newest version of the page if the user may and the gate lets it through.

    ``page`` is as it is now, in a transaction of the caller.
    """
    if barrier := barrier_to_publication(page, user):
        return outcome(page, Result.SKIPPED, barrier)
    if page.live and not page.has_unpublished_changes:
        return outcome(page, Result.UNCHANGED, "Readers see its newest version already.")
    revision = page.get_latest_revision() or page.specific.save_revision(user=user, clean=False)
    if errors := publication_errors(revision.as_object()):
        return outcome(page, Result.REFUSED, errors=errors)
    return go_live(page, revision, user, refused=Result.REFUSED)


def go_live(page: Page, revision: Any, user: Any, refused: Result) -> Outcome:
    """Publish a revision that the gate lets through; ``refused`` is what it is if it is not valid.

    A draft is saved without being checked: a code or an address in it may be none. What the page
    refers to is indexed once, not again for each skill and source that is saved with it.
    """
    try:
        with transaction.atomic(), disable_reference_index_auto_update():
            revision.publish(user=user)
    except ValidationError as error:
        return outcome(page, refused, errors=_as_findings(error))
    for published in with_aliases(Page.objects.get(pk=page.pk)):
        ReferenceIndex.create_or_update_for_object(published.specific)
    revision.refresh_from_db()
    if revision.approved_go_live_at:
        moment = date_format(localtime(revision.approved_go_live_at), "DATETIME_FORMAT")
        return outcome(page, Result.SCHEDULED, f"It goes live on {moment}.")
    return outcome(page, Result.LIVE)


def _as_findings(error: ValidationError) -> list[Finding]:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [
        Finding(NOT_VALID, Severity.ERROR, message, "", "" if field == NON_FIELD_ERRORS else field)
        for field, messages in by_field.items()
        for message in messages
    ]
