"""Files become pages, each file whole or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from career_pages.importing.document_error import DocumentError
from career_pages.importing.matcher import match
from career_pages.importing.reading import read_document
from career_pages.importing.writing.imported_guide import ImportedGuide
from career_pages.importing.writing.page_writer import relate_later, write_role
from career_pages.models import RoleIndexPage
from career_pages.today import this_year


@dataclass(frozen=True, slots=True)
class FailedImport:
    """A file that was not imported, and the one sentence that says why."""

    file: str
    error: str

    @property
    def report(self) -> dict[str, Any]:
        """What became of the file, as plain data."""
        nothing: dict[str, Any] = {
            "sections": [],
            "unplaced": [],
            "withheld": [],
            "findings": [],
        }
        return {
            "file": self.file,
            "role": "",
            "url": "",
            "status": "failed",
            **nothing,
            "error": self.error,
        }


Outcome = ImportedGuide | FailedImport


@transaction.atomic
def import_files(
    files: Iterable[str],
    index: RoleIndexPage,
    *,
    publish: bool = False,
    dry_run: bool = False,
    user: Any = None,
) -> list[Outcome]:
    """Import the files below the index in order; return what became of each.

    A file that fails leaves nothing behind, and the others are imported. A dry run reports the
    same and leaves nothing behind at all.
    """
    outcomes = [_import(file, index, publish, dry_run, user) for file in files]
    outcomes = list(_related(outcomes, index, publish, user))
    if dry_run:
        # Each outcome keeps its report, which is made while its pages are there to be looked at.
        for outcome in outcomes:
            _ = outcome.report
        transaction.set_rollback(True)
    return outcomes


def _import(file: str, index: RoleIndexPage, publish: bool, dry_run: bool, user: Any) -> Outcome:
    try:
        document = read_document(Path(file).read_bytes(), Path(file).name)
        draft = match(document, this_year())
        written = write_role(draft, index, publish=publish, user=user)
    except DocumentError as error:
        return FailedImport(file, str(error))
    except OSError as error:
        return FailedImport(file, f"The file cannot be read: {error.strerror}.")
    except ValidationError as error:
        return FailedImport(file, "Shorten or correct: " + "; ".join(_messages(error)))
    status = "published" if publish else "draft"
    return ImportedGuide(
        file, document, draft, written, f"{status}, dry run" if dry_run else status
    )


def _related(
    outcomes: list[Outcome], index: RoleIndexPage, publish: bool, user: Any
) -> Iterator[Outcome]:
    """Yield the outcomes, roles now also related to those that came after them."""
    for outcome in outcomes:
        if isinstance(outcome, ImportedGuide) and outcome.written.unrelated:
            names = outcome.draft.front_matter.related
            missing = relate_later(outcome.written.page, index, names, publish=publish, user=user)
            yield replace(outcome, unrelated=tuple(missing))
        else:
            yield outcome


def _messages(error: ValidationError) -> Iterator[str]:
    if hasattr(error, "message_dict"):
        for field, messages in error.message_dict.items():
            yield f"{field}: {' '.join(messages)}"
    else:
        yield from error.messages
