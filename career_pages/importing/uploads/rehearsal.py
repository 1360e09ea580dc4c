"""What an import would do, found out by doing it and taking it back."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from career_pages.importing import Draft
from career_pages.importing.uploads.review import (
    OutlineEntry,
    ReviewLine,
    doubtful,
    outline_of,
    plain_lines,
    review_lines,
)
from career_pages.importing.uploads.working import read, write
from career_pages.importing.writing.failed_import import FailedImport
from career_pages.importing.writing.taking_back import taken_back
from career_pages.models import ImportFile, RolePage

_DIFFERENCES = "career_pages/admin/imports/differences.html"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What an editor needs to know before a document becomes a draft.

    ``error`` says why it cannot become one; then there are only the ``lines``. ``existing`` is
    the page that gets a new revision, and ``differences`` what changes there, as HTML.
    """

    lines: list[ReviewLine]
    error: str = ""
    draft: Draft | None = None
    outline: list[OutlineEntry] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    existing: RolePage | None = None
    differences: str = ""

    @property
    def role(self) -> str:
        """The name of the role that the document is about, "" if it does not say."""
        return self.draft.role_name.singular if self.draft else ""

    @property
    def doubtful(self) -> list[int]:
        """The numbers of the lines that the editor should look at."""
        return doubtful(self.lines)


def rehearse(file: ImportFile, request: HttpRequest) -> Rehearsal:
    """Return what the import of a document would do; nothing of it stays."""
    with taken_back():
        return _rehearse(file, request)


def _rehearse(file: ImportFile, request: HttpRequest) -> Rehearsal:
    outcome, ledger = write(file)
    if isinstance(outcome, FailedImport):
        document = read(file)
        return Rehearsal(plain_lines(document) if document else [], error=outcome.error)
    page = outcome.written.page
    change = ledger.pages[page.pk]
    existing = None if change.is_new else RolePage.objects.get(pk=page.pk)
    return Rehearsal(
        lines=review_lines(outcome.document, outcome.draft),
        draft=outcome.draft,
        outline=outline_of(outcome.draft),
        findings=outcome.report["findings"],
        existing=existing,
        differences=_differences(existing, change.before, page, request) if existing else "",
    )


def _differences(
    existing: RolePage, before: int | None, page: RolePage, request: HttpRequest
) -> str:
    """Return what is not the same in an existing page's latest version and the imported one."""
    revision = existing.revisions.filter(pk=before).first()
    earlier = revision.as_object() if revision else existing
    later = page.get_latest_revision_as_object()
    panel = later.get_edit_handler().get_bound_panel(instance=later, request=request, form=None)
    compared = [compare(earlier, later) for compare in panel.get_comparison()]
    changed = [one for one in compared if one.has_changed()]
    return str(render_to_string(_DIFFERENCES, {"comparison": changed}, request)) if changed else ""
