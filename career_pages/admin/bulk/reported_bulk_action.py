"""The base of actions on many pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from career_pages.admin.bulk.report import keep_report
from career_pages.admin.bulk.rows import EXPECTED, grouped
from career_pages.bulk_changes import MOST_PAGES, Selection, select_pages
from career_pages.outcome import CHANGES, Outcome


class ReportedBulkAction(PageBulkAction):
    """Says beforehand what will become of each page that was chosen, and afterwards what did.

    A subclass narrows the selection, says what to expect, and does the work.
    """

    template_name = "career_pages/admin/bulk/confirm.html"
    verb = "Change"
    next_url: str

    def __init__(self, request: HttpRequest, model: Any) -> None:
        super().__init__(request, model)
        if self.next_url == request.path:
            self.next_url = reverse("wagtailadmin_explore_root")
        self.outcomes: list[Outcome] = []

    def narrowed(self, selection: Selection) -> Selection:
        """Return the selection without the pages that this action passes over."""
        raise NotImplementedError

    def expected(self, pages: list[Any]) -> list[Outcome]:
        """Return what will become of each page."""
        raise NotImplementedError

    def done(self, pages: list[Any]) -> list[Outcome]:
        """Act on each page and return what became of it."""
        raise NotImplementedError

    @cached_property
    def selection(self) -> Selection:
        """The chosen pages."""
        return self.narrowed(select_pages(self._chosen_keys(), self.model.objects.all()))

    def _chosen_keys(self) -> list[str]:
        keys: list[str] = self.request.GET.getlist("id")
        parent = self.request.GET.get("childOf", "")
        if "all" not in keys:
            return keys
        if parent and not self.model.objects.filter(pk=int(parent) if parent.isdecimal() else 0):
            return []
        return [str(pk) for pk in self.get_all_objects_in_listing_query(parent or None)]

    @property
    def problem(self) -> str:
        """Why nothing can be done with the selection; "" if something can."""
        if not self.selection.size:
            return "No page is chosen. Go back and tick the pages in the list."
        if self.selection.size > MOST_PAGES:
            return (
                f"{self.selection.size} pages are chosen. "
                f"Go back and choose {MOST_PAGES} at most at a time."
            )
        return ""

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        """Return the pages to act on; those that are passed over are in the report."""
        return self.selection.pages, {"items_with_no_access": []}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act on the pages, or say again why nothing can be done."""
        if self.problem or not self.selection.pages:
            return self.get(request, *args, **kwargs)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def get_execution_context(self) -> dict[str, Any]:
        """Return what the action needs: itself, since Wagtail calls it on the class."""
        return {"action": self}

    @classmethod
    def execute_action(cls, objects: list[Any], **kwargs: Any) -> tuple[int, int]:
        """Act on the pages and remember what became of each."""
        action: ReportedBulkAction = kwargs["action"]
        action.outcomes = [*action.selection.skipped, *action.done(objects)]
        return len(objects), 0

    def form_valid(self, form: Any) -> HttpResponse:
        """Act on the pages and lead to the report, unless a hook has answered."""
        response: HttpResponse = super().form_valid(form)
        if not self.outcomes:
            return response
        title = f"{self.display_name}: what became of each page"
        return redirect(keep_report(self.request, title, self.outcomes, self.next_url))

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> None:
        """Return nothing: the report says it all."""

    def can_act(self, outcomes: list[Outcome]) -> bool:
        """Say whether the action would do anything, by what is expected of the pages."""
        return any(one.result in CHANGES for one in outcomes)

    def _confirmation(self, outcomes: list[Outcome]) -> str:
        count = sum(one.result in CHANGES for one in outcomes)
        if not count:
            return self.verb
        return f"{self.verb} {count} page" if count == 1 else f"{self.verb} {count} pages"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with what will become of each page."""
        pages = [] if self.problem else self.selection.pages
        outcomes = [] if self.problem else [*self.selection.skipped, *self.expected(pages)]
        form = kwargs.get("form") or self.get_form()
        return {
            "form": form,
            "media": form.media,
            "page_title": self.display_name,
            "header_icon": "list-ul",
            "groups": grouped(outcomes, EXPECTED, self.request.user),
            "can_act": self.can_act(outcomes),
            "problem": self.problem,
            "confirmation": self._confirmation(outcomes),
            "next": self.next_url,
            "submit_url": self.request.get_full_path(),
        }
