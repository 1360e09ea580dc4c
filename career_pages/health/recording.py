"""The stored health of a page, in step with its newest version."""

from typing import Any

from django.utils import timezone

from career_pages.findings import Severity, findings
from career_pages.health.completeness import score, steps
from career_pages.models.page_health import PageHealth


def record_health(page: Any, revision_number: int | None) -> PageHealth:
    """Check the page as it is in memory and store what comes of it; return the stored row.

    ``revision_number`` is the id of the revision whose content the page has.
    """
    found, todo = findings(page), steps(page)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    row, _ = PageHealth.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "revision_number": revision_number,
            "score": score(todo),
            "errors": errors,
            "warnings": len(found) - errors,
            "findings": [finding.as_json() for finding in found],
            "todo": [
                {"name": step.name, "label": step.label, "field": step.field}
                for step in todo
                if not step.done
            ],
            "checked_on": timezone.localdate(),
        },
    )
    return row


def health_of(page: Any) -> PageHealth:
    """Return the stored health of the page's newest version, checked anew if it is out of date."""
    row = PageHealth.objects.filter(page_id=page.pk).first()
    if (
        row
        and row.revision_number == page.latest_revision_id
        and row.checked_on == timezone.localdate()
    ):
        return row
    return record_health(page.get_latest_revision_as_object(), page.latest_revision_id)
