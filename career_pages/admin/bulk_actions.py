"""Actions on many pages at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.admin.widgets import AdminDateInput

from career_pages.admin.bulk_reports import EXPECTED, grouped, keep_report
from career_pages.admin.removal import RemovalMixin
from career_pages.models import CareerArea, RolePage
from career_pages.publishing.changes import (
    CHANGES,
    MOST_PAGES,
    Change,
    ChangeResult,
    Selection,
    change_pages,
    drafts_below,
    expected_changes,
    expected_publications,
    only_changeable_roles,
    only_publishable,
    publish_pages,
    select_pages,
    set_area,
    set_review_dates,
    set_reviewer,
)
from career_pages.publishing.removal import Removal


class PagesAction(PageBulkAction):
    """An action that leads back to the list of pages in which they were chosen."""

    next_url: str

    def __init__(self, request: HttpRequest, model: Any) -> None:
        super().__init__(request, model)
        if self.next_url == request.path:
            self.next_url = reverse("wagtailadmin_explore_root")


class ReportedAction(PagesAction):
    """Says beforehand what will become of each page that was chosen, and afterwards what did.

    A subclass narrows the selection, says what to expect, and does the work.
    """

    template_name = "career_pages/admin/bulk/confirm.html"
    verb = "Change"
    results: Sequence[ChangeResult] = ()

    def narrowed(self, selection: Selection) -> Selection:
        """Return the selection without the pages that this action passes over."""
        raise NotImplementedError

    def expected(self, pages: list[Any]) -> list[ChangeResult]:
        """Return what will become of each page."""
        raise NotImplementedError

    def done(self, pages: list[Any]) -> list[ChangeResult]:
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
        return super().post(request, *args, **kwargs)

    def get_execution_context(self) -> dict[str, Any]:
        """Return what the action needs: itself, since Wagtail calls it on the class."""
        return {"action": self}

    @classmethod
    def execute_action(cls, objects: list[Any], **kwargs: Any) -> tuple[int, int]:
        """Act on the pages and remember what became of each."""
        action: ReportedAction = kwargs["action"]
        action.results = [*action.selection.skipped, *action.done(objects)]
        return len(objects), 0

    def form_valid(self, form: Any) -> HttpResponse:
        """Act on the pages and lead to the report, unless a hook has answered."""
        response: HttpResponse = super().form_valid(form)
        if not self.results:
            return response
        title = f"{self.display_name}: what became of each page"
        return redirect(keep_report(self.request, title, self.results, self.next_url))

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> None:
        """Return nothing: the report says it all."""

    def can_act(self, results: list[ChangeResult]) -> bool:
        """Say whether the action would do anything, by what is expected of the pages."""
        return any(one.status in CHANGES for one in results)

    def _confirmation(self, results: list[ChangeResult]) -> str:
        count = sum(one.status in CHANGES for one in results)
        if not count:
            return self.verb
        return f"{self.verb} {count} page" if count == 1 else f"{self.verb} {count} pages"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with what will become of each page."""
        pages = [] if self.problem else self.selection.pages
        results = [] if self.problem else [*self.selection.skipped, *self.expected(pages)]
        form = kwargs.get("form") or self.get_form()
        return {
            "form": form,
            "media": form.media,
            "page_title": self.display_name,
            "header_icon": "list-ul",
            "groups": grouped(results, EXPECTED, self.request.user),
            "can_act": self.can_act(results),
            "problem": self.problem,
            "confirmation": self._confirmation(results),
            "next": self.next_url,
            "submit_url": self.request.get_full_path(),
        }


class GatedPublishAction(ReportedAction):
    """Publishes the chosen pages that may go live, and says of each other one why not."""

    display_name = "Publish"
    action_type = "publish"
    aria_label = "Publish selected pages"
    action_priority = 40
    verb = "Publish"

    def narrowed(self, selection: Selection) -> Selection:
        return only_publishable(selection, self.request.user)

    def expected(self, pages: list[Any]) -> list[ChangeResult]:
        return expected_publications(pages)

    def done(self, pages: list[Any]) -> list[ChangeResult]:
        chosen = list(pages)
        if self.cleaned_form.cleaned_data.get("include_descendants"):
            chosen += drafts_below(pages)
        return publish_pages(chosen, self.request.user)

    def can_act(self, results: list[ChangeResult]) -> bool:
        """Say whether there is a page to publish, be it below the chosen ones."""
        return super().can_act(results) or bool(self.number_below)

    @cached_property
    def number_below(self) -> int:
        """How many drafts are below the chosen pages."""
        return int(drafts_below(self.selection.pages).count())

    def get_form(self, form_class: Any = None) -> Any:
        """Return the form; it asks of drafts below where there are some and not too many."""
        form = super().get_form(form_class)
        if 0 < self.number_below <= MOST_PAGES:
            form.fields[
                "include_descendants"
            ].label = (
                f"Publish what is below these pages as well: {self.number_below} not published yet"
            )
        else:
            del form.fields["include_descendants"]
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context, with a note where too many drafts are below."""
        context = super().get_context_data(**kwargs)
        if self.number_below > MOST_PAGES:
            context["note"] = (
                f"{self.number_below} pages below these are not published. They stay as they are: "
                f"publish them from their own list, {MOST_PAGES} at most at a time."
            )
        return context


class RoleChangeAction(ReportedAction):
    """Makes one change on each chosen role that the user may edit.

    A subclass has the form and says which change it asks for.
    """

    def change(self) -> Change:
        """Return the change that the valid form asks for."""
        raise NotImplementedError

    def narrowed(self, selection: Selection) -> Selection:
        return only_changeable_roles(selection, self.request.user)

    def expected(self, pages: list[Any]) -> list[ChangeResult]:
        return expected_changes(pages, self.request.user)

    def done(self, pages: list[Any]) -> list[ChangeResult]:
        return change_pages(pages, self.request.user, self.change())


class ReviewerForm(forms.Form):
    """Asks for a name, or for its removal."""

    reviewer = forms.CharField(
        required=False,
        max_length=RolePage._meta.get_field("reviewer").max_length,
        label="Reviewer",
        help_text="Who checked the roles, as readers see it.",
    )
    remove = forms.BooleanField(required=False, label="Remove the reviewer instead")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "reviewer" in data and bool(data["reviewer"]) == bool(data.get("remove")):
            raise forms.ValidationError(
                "Write a name, or tick that the reviewer is to be removed: one of the two."
            )
        return data


class SetReviewerAction(RoleChangeAction):
    """Names who checked the chosen roles."""

    display_name = "Set reviewer"
    action_type = "set_reviewer"
    aria_label = "Set the reviewer of the selected roles"
    action_priority = 70
    form_class = ReviewerForm

    def change(self) -> Change:
        return set_reviewer(self.cleaned_form.cleaned_data["reviewer"])


class ReviewDatesForm(forms.Form):
    """Asks for one date or both."""

    last_reviewed = forms.DateField(
        required=False,
        widget=AdminDateInput,
        help_text="When somebody last checked the roles. Left empty, it stays as it is.",
    )
    next_review = forms.DateField(
        required=False,
        widget=AdminDateInput,
        help_text="When they are to be checked again. Left empty, it stays as it is.",
    )

    def clean_last_reviewed(self) -> date | None:
        """Return the date; raises ValidationError if it is still to come."""
        day: date | None = self.cleaned_data["last_reviewed"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Choose today or a day before: this one is still to come.")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        last, following = data.get("last_reviewed"), data.get("next_review")
        if not self.errors and not last and not following:
            raise forms.ValidationError("Choose at least one of the dates.")
        if last and following and following <= last:
            self.add_error("next_review", "Choose a day after the last review.")
        return data


class SetReviewDatesAction(RoleChangeAction):
    """Sets the review dates of the chosen roles."""

    display_name = "Set review dates"
    action_type = "set_review_dates"
    aria_label = "Set the review dates of the selected roles"
    action_priority = 80
    form_class = ReviewDatesForm

    def change(self) -> Change:
        data = self.cleaned_form.cleaned_data
        return set_review_dates(data["last_reviewed"], data["next_review"])


NO_AREA: Final = "none"


class AreaForm(forms.Form):
    """Asks for an area, or for none."""

    area = forms.ChoiceField(
        label="Career area", error_messages={"required": "Choose an area, or “No area”."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {str(area.pk): area for area in CareerArea.objects.all()}
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            ("", "Choose an area"),
            *((key, area.name) for key, area in self.areas.items()),
            (NO_AREA, "No area: take the roles out of theirs"),
        ]


class SetAreaAction(RoleChangeAction):
    """Puts the chosen roles in one career area."""

    display_name = "Set career area"
    action_type = "set_area"
    aria_label = "Set the career area of the selected roles"
    action_priority = 60
    form_class = AreaForm

    def change(self) -> Change:
        form = self.cleaned_form
        return set_area(form.areas.get(form.cleaned_data["area"]))


class RemovalAction(RemovalMixin, PagesAction):
    """Takes the chosen pages away, with what is below them, as an action of Wagtail's does it."""

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> list[Any]:
        """Return the chosen pages; what is no id, or is gone, is passed over."""
        return select_pages(map(str, object_ids), model.objects.all()).pages

    @cached_property
    def removal(self) -> Removal:
        """The chosen pages that the user may take away, with what is below them."""
        return Removal(self.get_actionable_objects()[0])


class DeletePagesAction(RemovalAction, DeleteBulkAction):
    """Deletes the chosen pages."""

    template_name = "career_pages/admin/bulk/confirm_delete.html"


class UnpublishPagesAction(RemovalAction, UnpublishBulkAction):
    """Unpublishes the chosen pages."""

    template_name = "career_pages/admin/bulk/confirm_unpublish.html"
