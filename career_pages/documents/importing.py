"""Documents become pages, each whole or not at all, with a report of what became of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import transaction

from career_pages.checks import Finding, Guide, Severity, findings
from career_pages.documents.bodies import missing
from career_pages.documents.draft import Corrections, Draft, SectionDraft, to_json
from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import LineNote
from career_pages.documents.pages import WrittenRole, relate_later, write_role
from career_pages.documents.reading import documents_in, read_document
from career_pages.documents.source_file import DocumentError, ImportLimits, RefusedFile, SourceFile
from career_pages.documents.undo import Writing
from career_pages.models import RoleIndexPage
from career_pages.sections.projection import Section, top_sections


def import_files(
    files: Iterable[str], index: RoleIndexPage, *, publish: bool = False, dry_run: bool = False
) -> list["ImportResult"]:
    """Import the files at these paths below the index in order; return what became of each.

    A zip archive is every document in it. Each document is stored as soon as it is imported, so
    that one that fails, or an end that comes too soon, takes nothing away from those before it. A
    dry run reports the same and leaves nothing behind at all.
    """
    writing = Writing(publish=publish)
    if not dry_run:
        return _import_files(files, index, writing)
    with rolled_back(writing):
        return [_of_dry_run(one) for one in _import_files(files, index, writing)]


def _import_files(
    files: Iterable[str], index: RoleIndexPage, writing: Writing
) -> list["ImportResult"]:
    results = [
        import_document(found, index, writing) if isinstance(found, SourceFile) else found
        for file in files
        for found in _documents_at(file)
    ]
    # What the checks know of the guide is read when the first report is asked for.
    guide = Guide(whole=True)
    return [
        replace(one, guide=guide) if isinstance(one, ImportedGuide) else one
        for one in link_related(results, index, writing)
    ]


def _documents_at(path: str) -> list["SourceFile | FailedImport"]:
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


@contextmanager
def rolled_back(writing: Writing) -> Iterator[None]:
    """Take back at the end whatever is written within, the files of pictures among it."""
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        writing.delete_image_files()


def _of_dry_run(result: "ImportResult") -> "ImportResult":
    """Return a result that keeps its report, made while its pages are there to be looked at."""
    if isinstance(result, ImportedGuide):
        result = replace(result, status=f"{result.status}, dry run")
    _ = result.report
    return result


def import_document(
    file: SourceFile,
    index: RoleIndexPage,
    writing: Writing | None = None,
    *,
    corrections: Corrections = (),
    role: str = "",
) -> "ImportResult":
    """Import one document below the index, whole or not at all; return what became of it.

    ``corrections`` are an editor's; ``role`` says which role it is about, whatever its front
    matter says. Related roles that the guide does not have yet can be linked later, with
    `link_related`.
    """
    writing = writing or Writing()
    try:
        document = read_document(file.data, file.name, import_limits(), file.companions)
        document = about_role(document, role)
        draft = match(document, writing.today.year, corrections)
        return import_draft(file.name, document, draft, index, writing)
    except DocumentError as error:
        return FailedImport(file.name, str(error))


def about_role(document: GuideDocument, role: str) -> GuideDocument:
    """Return the document about another role than its front matter says, if one is given."""
    if not role:
        return document
    return replace(document, front_matter=replace(document.front_matter, role=role))


def import_draft(
    name: str, document: GuideDocument, draft: Draft, index: RoleIndexPage, writing: Writing
) -> "ImportedGuide":
    """Write the draft of the document in the file of that name; return what became of it.

    Raises DocumentError when a field does not fit.
    """
    try:
        with writing.whole_or_not():
            written = write_role(draft, index, writing)
    except ValidationError as error:
        message = "Shorten or correct: " + "; ".join(_messages(error))
        raise DocumentError(message) from None
    status = "published" if writing.publish else "draft"
    return ImportedGuide(name, document, draft, written, status, written.unrelated)


def _messages(error: ValidationError) -> Iterator[str]:
    if hasattr(error, "message_dict"):
        for field, messages in error.message_dict.items():
            yield f"{field}: {' '.join(messages)}"
    else:
        yield from error.messages


def link_related(
    results: Iterable["ImportResult"], index: RoleIndexPage, writing: Writing
) -> list["ImportResult"]:
    """Return the results, roles now also related to those that were imported after them."""
    linked: list[ImportResult] = []
    for one in results:
        if isinstance(one, ImportedGuide) and one.unrelated:
            names = one.draft.front_matter.related
            missing = relate_later(one.written.page, index, names, writing)
            one = replace(one, unrelated=tuple(missing))
        linked.append(one)
    return linked


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


EMPTY: Final = "nothing stands below this heading; readers do not see it"
NO_SUCH_ROLE: Final = "the guide has no role of this name"


@dataclass(frozen=True)
class ImportedGuide:
    """A file's document, the draft made of it, and the pages that were written.

    ``guide`` is what their checks know of the guide, if that is known.
    """

    file: str
    document: GuideDocument
    draft: Draft
    written: WrittenRole
    status: str
    unrelated: tuple[str, ...] = field(default=())
    guide: Guide | None = field(default=None, compare=False)

    @property
    def url(self) -> str:
        """The path of the role's page."""
        return str(self.written.page.get_url_parts()[2])

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

    def findings(self) -> list[Finding]:
        """Return what the document's front matter and the editorial checks have to say."""
        pages = [self.written.page, *self.written.chapters]
        return [
            *(
                Finding("document", Severity.WARNING, problem.message, "", f"line {problem.line}")
                for problem in self.draft.problems
            ),
            *(finding for page in pages for finding in findings(page, self.guide)),
        ]

    @property
    def withheld(self) -> tuple[LineNote, ...]:
        """The lines that readers do not see, with the headings of empty sections."""
        lacking = [*((name, NO_SUCH_ROLE) for name in self.unrelated), *missing(self.draft)]
        notes = [
            *self.draft.withheld,
            *(LineNote(self._line_of(name), name, why) for name, why in lacking),
            *self._empty_headings(),
        ]
        return tuple(sorted(notes, key=lambda note: note.line))

    def _line_of(self, name: str) -> int:
        """Return the first line that holds ``name``; the first of all if none does."""
        lines = enumerate(self.document.text.split("\n"), start=1)
        return next((number for number, line in lines if name in line), 1)

    def _empty_headings(self) -> Iterator[LineNote]:
        pages = [self.written.page, *self.written.chapters]
        drafts = [self.draft.sections, *(chapter.sections for chapter in self.draft.chapters)]
        for page, drafted in zip(pages, drafts, strict=True):
            for section, draft in zip(top_sections(page), drafted, strict=True):
                yield from _empty_headings_in(section, draft)


def _empty_headings_in(section: Section, draft: SectionDraft) -> Iterator[LineNote]:
    if not section.shown:
        yield LineNote(draft.lines[0], draft.source_heading or section.heading, EMPTY)
        return
    for subsection, part in zip(section.subsections, draft.parts, strict=True):
        if not subsection.shown:
            yield LineNote(part.lines[0], subsection.heading, EMPTY)


ImportResult = ImportedGuide | FailedImport
