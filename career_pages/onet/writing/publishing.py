"""Imported roles go live, past the gate."""

from typing import Any, Final

from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import ReferenceIndex

from career_pages.findings import findings, known_guide
from career_pages.models import ImportedRole, RolePage
from career_pages.onet.writing.import_progress import ImportProgress

AT_ONCE: Final = 50


def publish_role(record: ImportedRole, progress: ImportProgress) -> None:
    """Publish the role's newest version if it is not live yet.

    It is held back if that would show what an editor has not published, or what an editor has
    withdrawn.
    """
    page: Any = RolePage.objects.select_related("latest_revision").get(pk=record.page_id)
    if page.is_published:
        return
    was_withdrawn = not page.live and page.first_published_at
    if page.latest_revision_id != record.revision_number or was_withdrawn or page.locked:
        progress.held_back += 1
        return
    PublishPageRevisionAction(page.latest_revision).execute(skip_permission_checks=True)
    progress.published.append(page.pk)
    ReferenceIndex.create_or_update_for_object(RolePage.objects.get(pk=page.pk))


def check_published(progress: ImportProgress) -> None:
    """Note what the checks find on the roles that were published, now that all of them are."""
    with known_guide():
        for start in range(0, len(progress.published), AT_ONCE):
            ids = progress.published[start : start + AT_ONCE]
            for role in RolePage.objects.filter(pk__in=ids).order_by("path"):
                progress.found += [(role.title, finding) for finding in findings(role)]
