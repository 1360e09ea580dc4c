"""Files become pages, each file whole or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from career_pages.findings import known_guide
from career_pages.importing.archive import documents_in
from career_pages.importing.corrections import Corrections
from career_pages.importing.document_error import DocumentError
from career_pages.importing.draft import Draft
from career_pages.importing.guide_document import GuideDocument
from career_pages.importing.matcher import match
from career_pages.importing.reading import read_document
from career_pages.importing.source_file import RefusedFile, SourceFile
from career_pages.importing.writing.failed_import import FailedImport
from career_pages.importing.writing.import_settings import import_limits
from career_pages.importing.writing.imported_guide import ImportedGuide
from career_pages.importing.writing.page_writer import relate_later, write_role
from career_pages.importing.writing.pictures import NewPictures
from career_pages.importing.writing.taking_back import taken_back
from career_pages.models import RoleIndexPage

Outcome = ImportedGuide | FailedImport


def import_files(
    files: Iterable[str],
    index: RoleIndexPage,
    *,
    publish: bool = False,
    dry_run: bool = False,
    user: Any = None,
) -> list[Outcome]:
    """Import the files at these paths below the index in order; return what became of each.

    A zip archive is every document in it. Each document is stored as soon as it is imported, so
    that one that fails, or an end that comes too soon, takes nothing away from those before it. A
    dry run reports the same and leaves nothing behind at all.
    """
    if dry_run:
        with taken_back():
            outcomes = _import_files(files, index, publish, user)
            with known_guide():
                return [_rehearsed(one) for one in outcomes]
    return _import_files(files, index, publish, user)


def import_document(
    file: SourceFile,
    index: RoleIndexPage,
    *,
    publish: bool = False,
    corrections: Corrections = (),
    role: str = "",
    user: Any = None,
) -> Outcome:
    """Import one document below the index, whole or not at all; return what became of it.

    ``corrections`` are an editor's; ``role`` says which role it is about, whatever its front
    matter says. Related roles that the guide does not have yet can be linked later, with
    `link_related`.
    """
    try:
        document, draft = _read(file, corrections, role)
        # The pictures are outside: they also go when it is the end of the transaction that fails.
        with NewPictures(user), transaction.atomic():
            written = write_role(draft, index, publish=publish, user=user)
    except DocumentError as error:
        return FailedImport(file.name, str(error))
    except ValidationError as error:
        return FailedImport(file.name, "Shorten or correct: " + "; ".join(_messages(error)))
    status = "published" if publish else "draft"
    return ImportedGuide(file.name, document, draft, written, status, written.unrelated)


def link_related(
    outcomes: Iterable[Outcome], index: RoleIndexPage, *, publish: bool = False, user: Any = None
) -> list[Outcome]:
    """Return the outcomes, roles now also related to those that were imported after them."""
    return [
        _linked(outcome, index, publish, user) if isinstance(outcome, ImportedGuide) else outcome
        for outcome in outcomes
    ]


def _linked(outcome: ImportedGuide, index: RoleIndexPage, publish: bool, user: Any) -> Outcome:
    if not outcome.unrelated:
        return outcome
    names = outcome.draft.front_matter.related
    missing = relate_later(outcome.written.page, index, names, publish=publish, user=user)
    return replace(outcome, unrelated=tuple(missing))


def _rehearsed(outcome: Outcome) -> Outcome:
    """Return an outcome that keeps its report, made while its pages are there to be looked at."""
    if isinstance(outcome, ImportedGuide):
        outcome = replace(outcome, status=f"{outcome.status}, dry run")
    _ = outcome.report
    return outcome


def _import_files(
    files: Iterable[str], index: RoleIndexPage, publish: bool, user: Any
) -> list[Outcome]:
    outcomes = [
        import_document(found, index, publish=publish, user=user)
        if isinstance(found, SourceFile)
        else found
        for file in files
        for found in _documents_at(file)
    ]
    return link_related(outcomes, index, publish=publish, user=user)


def _documents_at(path: str) -> list[SourceFile | FailedImport]:
    limits = import_limits()
    try:
        with Path(path).open("rb") as file:
            # One byte more than a file may have is enough to refuse it.
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        return [FailedImport(path, f"The file cannot be read: {error.strerror}.")]
    return [
        FailedImport(found.name, found.reason) if isinstance(found, RefusedFile) else found
        for found in documents_in(data, path, limits)
    ]


def _read(file: SourceFile, corrections: Corrections, role: str) -> tuple[GuideDocument, Draft]:
    document = read_document(file.data, file.name, import_limits(), file.companions)
    if role:
        document = replace(document, front_matter=replace(document.front_matter, role=role))
    return document, match(document, timezone.localdate().year, corrections)


def _messages(error: ValidationError) -> Iterator[str]:
    if hasattr(error, "message_dict"):
        for field, messages in error.message_dict.items():
            yield f"{field}: {' '.join(messages)}"
    else:
        yield from error.messages
