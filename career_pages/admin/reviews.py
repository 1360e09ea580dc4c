"""Reviews in the admin: which roles are due, that one is still right, who is written to."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import ListView, TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name, get_valid_next_url_from_request
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.users.models import UserProfile

from career_pages.admin.screens import RoleScreen, Screen
from career_pages.models import ReviewTask, RolePage
from career_pages.models.reviews import SOON
from career_pages.publishing.changes import CHANGES, ChangeResult, ChangeStatus
from career_pages.review.reminders import (
    DueReview,
    confirm,
    in_a_year,
    preview,
    recipients,
    reviews_due,
)


class ReviewLettersForm(forms.ModelForm[UserProfile]):
    """The one switch."""

    class Meta:
        model = UserProfile
        fields = ["submitted_notifications"]
        labels = {"submitted_notifications": "Pages that wait for your review"}
        help_texts = {"submitted_notifications": "Receive an e-mail when you are to decide."}
        widgets = {"submitted_notifications": SwitchInput()}


class ReviewLettersPanel(BaseSettingsPanel):
    """Lets those who review without publishing choose whether they are asked by e-mail.

    Wagtail has the switch for the others.
    """

    name = "review_letters"
    title = "Reviews"
    tab = notifications_tab
    order = 90
    form_class = ReviewLettersForm
    form_object = "profile"

    def is_active(self) -> bool:
        if PagePermissionPolicy().user_has_permission(self.user, "publish"):
            return False
        return ReviewTask.objects.filter(groups__user=self.user).exists()


class ReviewsDueReport(Screen, ListView[RolePage]):
    """Lists the roles that the editor may edit and whose review is due soon or overdue."""

    template_name = "career_pages/admin/reviewing/reviews_due.html"
    page_title = "Reviews due"
    header_icon = "calendar-check"
    paginate_by = 50
    page_kwarg = "p"

    def get_queryset(self) -> QuerySet[RolePage]:
        return reviews_due(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with what is to be said of each role."""
        context = super().get_context_data(**kwargs)
        people = recipients(context["page_obj"].object_list)
        rows = [
            (DueReview.of(role), ", ".join(map(get_user_display_name, reminded)))
            for role, reminded in people.items()
        ]
        return {**context, "rows": rows, "soon": timezone.localdate() + SOON}


class StillRightView(RoleScreen, TemplateView):
    """Shows what a confirmation would do, and confirms.

    Only a POST changes anything: programs that look through mail open every address in it.
    """

    template_name = "career_pages/admin/reviewing/still_right.html"
    page_title = "Is everything still right?"
    header_icon = "check"

    @property
    def list_url(self) -> str:
        """The address of the list of reviews that are due."""
        return reverse("career_pages_reviews_due")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the role and what a confirmation would do."""
        expected = preview(self.page, self.request.user)
        return {
            **super().get_context_data(**kwargs),
            "reason": _reason(expected),
            "possible": expected.status in CHANGES,
            "goes_live": expected.status is ChangeStatus.LIVE,
            "next": get_valid_next_url_from_request(self.request),
            "list_url": self.list_url,
        }

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Confirm the role, say what came of it, and go back to where the question was."""
        done = confirm(self.page, request.user)
        day = date_format(in_a_year(timezone.localdate()), "F j, Y")
        said = f"“{done.title}” is still right, next review on {day}."
        if done.status not in CHANGES:
            messages.warning(request, f"“{done.title}” was not changed. {_reason(done)}")
        elif done.status is ChangeStatus.LIVE:
            messages.success(request, said)
        else:
            messages.warning(request, f"{said} That stands in the draft so far. {_reason(done)}")
        return redirect(get_valid_next_url_from_request(request) or self.list_url)


def _reason(done: ChangeResult) -> str:
    """Return why a confirmation does not change what readers see; "" if it does."""
    if done.status is ChangeStatus.UNCHANGED:
        return "It was confirmed today already."
    return " ".join([done.reason, *dict.fromkeys(error.message for error in done.errors)])
