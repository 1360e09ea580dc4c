"""Uploads become the documents of an import."""

from collections.abc import Iterable
from typing import Any, Final

from django.db import transaction

from career_pages.importing.archive import documents_in
from career_pages.importing.source_file import RefusedFile, SourceFile
from career_pages.importing.uploads.companions import packed
from career_pages.importing.uploads.forgetting import forget_old_imports
from career_pages.importing.uploads.tasks import put_in_line
from career_pages.importing.writing.import_settings import import_limits
from career_pages.models import GuideImport, ImportFile, ImportStatus

_LONGEST_NAME: Final = 255


@transaction.atomic
def accept(uploads: Iterable[tuple[str, bytes]], user: Any) -> GuideImport:
    """Keep the documents of the uploads and return their import.

    One document is open for review. Several are put in line for the worker; what cannot be read
    at all is among them with the reason. Imports of long ago are forgotten.
    """
    forget_old_imports()
    accepted = GuideImport.objects.create(user=user)
    limits = import_limits()
    for name, data in uploads:
        for found in documents_in(data, name, limits):
            _keep(accepted, found)
    waiting = accepted.files.filter(status=ImportStatus.OPEN)
    if accepted.files.count() > 1:
        waiting.update(status=ImportStatus.WAITING)
        put_in_line(accepted)
    return accepted


def _keep(accepted: GuideImport, found: SourceFile | RefusedFile) -> None:
    name = found.name[-_LONGEST_NAME:]
    if isinstance(found, RefusedFile):
        accepted.files.create(name=name, data=b"", status=ImportStatus.REFUSED, error=found.reason)
    else:
        ImportFile.objects.create(
            guide_import=accepted,
            name=name,
            data=found.data,
            companions=packed(found),
        )
