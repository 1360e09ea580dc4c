"""Files become pages, each file whole or not at all."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import transaction
from django.utils import timezone

from career_pages.checks import Finding, Severity, findings, known_guide
from career_pages.documents.bodies import missing
from career_pages.documents.corrections import Corrections
from career_pages.documents.draft import (
    Draft,
    LevelDraft,
    QuestionDraft,
    SectionDraft,
    SpecializationDraft,
    to_json,
)
from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import LineNote
from career_pages.documents.pages import WrittenRole, relate_later, write_role
from career_pages.documents.reading import documents_in, read_document
from career_pages.documents.references import NewPictures
from career_pages.documents.source_file import DocumentError, ImportLimits, RefusedFile, SourceFile
from career_pages.models import RoleIndexPage
from career_pages.sections import Section, top_sections


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back at the end whatever is stored within, the files of pictures among it."""
    with NewPictures() as pictures, transaction.atomic():
        yield
        transaction.set_rollback(True)
        pictures.discard()


def import_limits() -> ImportLimits:
    """Return the limits of GUIDE_IMPORT_LIMITS, and the usual ones where it says nothing.

    Raises ImproperlyConfigured for names that are none, and for what is no number above 0.
    """
    names = [field.name for field in fields(ImportLimits)]
    for name, value in settings.GUIDE_IMPORT_LIMITS.items():
        if name not in names:
            raise ImproperlyConfigured(
                f"GUIDE_IMPORT_LIMITS has no limit {name!r}; it has {', '.join(names)}."
            )
        if not str(value).isdecimal() or int(value) == 0:
            raise ImproperlyConfigured(
                f"GUIDE_IMPORT_LIMITS: {name} must be a whole number above 0, not {value!r}."
            )
    return ImportLimits(**{name: int(n) for name, n in settings.GUIDE_IMPORT_LIMITS.items()})


@dataclass(frozen=True, slots=True)
class FailedImport:
    """A file that was not imported, and the one sentence that says why."""

    file: str
    error: str

    @property
    def report(self) -> dict[str, Any]:
        """What became of the file, as plain data."""
        return {
            "file": self.file,
            "role": "",
            "url": "",
            "status": "failed",
            "sections": [],
            "unplaced": [],
            "withheld": [],
            "findings": [],
            "error": self.error,
        }


PartDraft = LevelDraft | SpecializationDraft | QuestionDraft


EMPTY = "nothing stands below this heading; readers do not see it"


NO_SUCH_ROLE = "the guide has no role of this name"


@dataclass(frozen=True)
class ImportedGuide:
    """A file's document, the draft made of it, and the pages that were written."""

    file: str
    document: GuideDocument
    draft: Draft
    written: WrittenRole
    status: str
    unrelated: tuple[str, ...] = field(default=())

    @property
    def url(self) -> str:
        """The path of the role's page."""
        return str(self.written.page.get_url_parts()[2])

    @property
    def withheld(self) -> tuple[LineNote, ...]:
        """The lines that readers do not see, with the headings of empty sections."""
        notes = [*self.draft.withheld, *self._unrelated(), *self._not_on_the_site()]
        notes += self._empty_headings()
        return tuple(sorted(notes, key=lambda note: note.line))

    def findings(self) -> list[Finding]:
        """Return what the document's front matter and the editorial checks have to say."""
        pages = [self.written.page, *self.written.chapters]
        return [
            *(
                Finding("document", Severity.WARNING, problem.message, "", f"line {problem.line}")
                for problem in self.draft.problems
            ),
            *(finding for page in pages for finding in findings(page)),
        ]

    @cached_property
    def report(self) -> dict[str, Any]:
        """What became of the file, as plain data."""
        report = to_json(replace(self.draft, withheld=self.withheld), self.file)
        return {
            "file": report.pop("file"),
            "role": report.pop("role"),
            "url": self.url,
            "status": self.status,
            **report,
            "findings": [finding.as_json() for finding in self.findings()],
        }

    def _unrelated(self) -> list[LineNote]:
        return [LineNote(self._line_of(name), name, NO_SUCH_ROLE) for name in self.unrelated]

    def _not_on_the_site(self) -> list[LineNote]:
        return [LineNote(self._line_of(name), name, why) for name, why in missing(self.draft)]

    def _line_of(self, name: str) -> int:
        """Return the first line that holds ``name``; the first of all if none does."""
        lines = enumerate(self.document.text.split("\n"), start=1)
        return next((number for number, line in lines if name in line), 1)

    def _empty_headings(self) -> list[LineNote]:
        pages = [(self.written.page, self.draft.sections)]
        pages += zip(
            self.written.chapters, (one.sections for one in self.draft.chapters), strict=True
        )
        return [
            note
            for page, drafts in pages
            for section, draft in zip(top_sections(page), drafts, strict=True)
            for note in _empty_headings_in(section, draft)
        ]


def _empty_headings_in(section: Section, draft: SectionDraft) -> list[LineNote]:
    if not section.shown:
        return [LineNote(draft.lines[0], draft.source_heading or section.heading, EMPTY)]
    parts: tuple[PartDraft, ...] = (*draft.levels, *draft.specializations, *draft.questions)
    return [
        LineNote(part.lines[0], subsection.heading, EMPTY)
        for subsection, part in zip(section.subsections, parts, strict=True)
        if not subsection.shown
    ]


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
