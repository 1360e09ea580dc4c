"""Imported roles go live, past the gate."""

from typing import Any

from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import ReferenceIndex

from career_pages.findings import findings
from career_pages.models import ImportedRole, RolePage
from career_pages.onet.writing.import_progress import ImportProgress


def publish_role(record: ImportedRole, progress: ImportProgress) -> None:
    """Publish the role's newest version if it is not live yet, and note what the checks find.

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
    progress.published += 1
    live = RolePage.objects.get(pk=page.pk)
    ReferenceIndex.create_or_update_for_object(live)
    progress.found += [(live.title, finding) for finding in findings(live)]
