"""The work of imports that nobody waits for."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from career_pages.importing.uploads.working import work_on
from career_pages.models import GuideImport


@task(backend="imports", queue_name="imports")
def run_import(import_id: int) -> None:
    """Import the waiting documents of an import; one that is gone by now needs nothing."""
    if found := GuideImport.objects.filter(pk=import_id).first():
        work_on(found)


def put_in_line(guide_import: GuideImport) -> None:
    """Give an import to the worker."""
    guide_import.queued_at = timezone.now()
    guide_import.save(update_fields=["queued_at"])
    transaction.on_commit(lambda: run_import.enqueue(guide_import.pk))
