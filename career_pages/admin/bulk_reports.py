"""What became of many pages, as a screen says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.views.generic import TemplateView
from wagtail.admin import messages

from career_pages.admin.screens import Screen, edit_address
from career_pages.publishing.changes import ChangeResult, ChangeStatus, editable_ids

HAPPENED: Final = {
    ChangeStatus.REFUSED: "Not published",
    ChangeStatus.SKIPPED: "Skipped",
    ChangeStatus.DRAFT: "Saved as a draft",
    ChangeStatus.SCHEDULED: "Scheduled",
    ChangeStatus.LIVE: "Live",
    ChangeStatus.UNCHANGED: "Unchanged",
}
EXPECTED: Final = {
    ChangeStatus.REFUSED: "Will not be published",
    ChangeStatus.SKIPPED: "Will be skipped",
    ChangeStatus.DRAFT: "Will be a draft",
    ChangeStatus.SCHEDULED: "Will be scheduled",
    ChangeStatus.LIVE: "Will be live",
    ChangeStatus.UNCHANGED: "Will not change",
}
_ORDER: Final = list(ChangeStatus)


@dataclass(frozen=True, slots=True)
class Row:
    """One page of the screen: ``edit`` is "" for a page that the user cannot edit.

    ``reasons`` are messages, each with the address of its field or "".
    """

    title: str
    edit: str
    reasons: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """The pages that have one result in common, with how the screen names it."""

    label: str
    rows: list[Row]


def grouped(
    results: Iterable[ChangeResult], labels: Mapping[ChangeStatus, str], user: Any
) -> list[Group]:
    """Return the pages by their results, those first that ask for something."""
    found = sorted(results, key=lambda one: (_ORDER.index(one.status), one.title.casefold()))
    editable = editable_ids(user, [one.page_id for one in found])
    groups = []
    for result in _ORDER:
        rows = [_row(one, one.page_id in editable) for one in found if one.status is result]
        if rows:
            groups.append(Group(labels[result], rows))
    return groups


def _row(one: ChangeResult, is_editable: bool) -> Row:
    def address(field: str = "") -> str:
        return edit_address(one.page_id, field) if is_editable else ""

    reasons = [(one.reason, "")] if one.reason else []
    reasons += [(error.message, address(error.field)) for error in one.errors]
    return Row(one.title, address(), reasons)


_SESSION_KEY: Final = "career_pages_reports"
# A person works with one or two at a time, and the session is read with every request.
_KEPT: Final = 3


def keep_report(
    request: HttpRequest, title: str, results: Iterable[ChangeResult], back: str
) -> str:
    """Keep a report in the person's session; return the address at which it is read."""
    kept = request.session.get(_SESSION_KEY, {})
    key = get_random_string(10)
    data = {"title": title, "results": [one.as_json() for one in results], "back": back}
    newest = dict(list(kept.items())[1 - _KEPT :])
    request.session[_SESSION_KEY] = newest | {key: data}
    return reverse("career_pages_bulk_report", args=[key])


class BulkReportView(Screen, TemplateView):
    """Shows the person who asked for an action what became of each page."""

    template_name = "career_pages/admin/bulk/report.html"
    header_icon = "list-ul"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the report, or say that it is gone."""
        kept = request.session.get(_SESSION_KEY, {})
        if kwargs["key"] not in kept:
            messages.warning(request, "That report is no longer kept. The pages are as it said.")
            return redirect("wagtailadmin_explore_root")
        self.report = kept[kwargs["key"]]
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.report["title"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return none: the report has a link back to where the pages were chosen."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        results = map(ChangeResult.from_json, self.report["results"])
        groups = grouped(results, HAPPENED, self.request.user)
        return super().get_context_data(**kwargs, groups=groups, back=self.report["back"])
