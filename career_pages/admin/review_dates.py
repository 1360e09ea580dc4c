"""Review dates in the admin: which roles are due, and that one is still right."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import ListView, TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.utils import get_user_display_name, get_valid_next_url_from_request
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import SwitchInput
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.users.models import UserProfile

from career_pages.models import ChapterPage, ReviewTask, RolePage
from career_pages.models.reviews import SOON
from career_pages.publishing.changes import CHANGES, Outcome, Result
from career_pages.review.links import may_share
from career_pages.review.reminders import (
    DueReview,
    confirm,
    foresee,
    in_a_year,
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
    """Is there for those who review without publishing: Wagtail has the switch for the others."""

    name = "review_letters"
    title = "Reviews"
    tab = notifications_tab
    order = 90
    form_class = ReviewLettersForm
    form_object = "profile"

    def is_active(self) -> bool:
        """Say whether the user takes part in reviews and cannot publish."""
        if PagePermissionPolicy().user_has_permission(self.user, "publish"):
            return False
        return ReviewTask.objects.filter(groups__user=self.user).exists()


class StillRightView(WagtailAdminTemplateMixin, TemplateView):
    """Shows what a confirmation would do, and confirms.

    Only a POST changes anything: programs that look through mail open every address in it.
    """

    template_name = "career_pages/admin/reviewing/still_right.html"
    page_title = "Is everything still right?"
    header_icon = "check"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may edit the role; raises PermissionDenied for all others."""
        self.page = get_object_or_404(RolePage, pk=kwargs["page_id"])
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Confirm the role, say what came of it, and go back to where the question was."""
        self._tell(request, confirm(self.page, request.user))
        return redirect(get_valid_next_url_from_request(request) or self.list_url)

    def _tell(self, request: HttpRequest, done: Outcome) -> None:
        if done.result not in CHANGES:
            messages.warning(request, f"“{done.title}” was not changed. {reason_of(done)}")
            return
        day = date_format(in_a_year(timezone.localdate()), "F j, Y")
        said = f"“{done.title}” is still right, next review on {day}."
        if done.result is Result.LIVE:
            messages.success(request, said)
        else:
            messages.warning(request, f"{said} That stands in the draft so far. {reason_of(done)}")

    @property
    def list_url(self) -> str:
        """The address of the list of reviews that are due."""
        return reverse("career_pages_reviews_due")

    def get_page_subtitle(self) -> str:
        """Return the name of the role, as in its newest version."""
        return str(self.page.draft_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the role and what a confirmation would do."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        foreseen = foresee(self.page, self.request.user)
        return {
            **context,
            "page": self.page,
            "reason": reason_of(foreseen),
            "possible": foreseen.result in CHANGES,
            "goes_live": foreseen.result is Result.LIVE,
            "next": get_valid_next_url_from_request(self.request),
            "list_url": self.list_url,
        }

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here, through the role's edit screen."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.page.draft_title},
            {"url": "", "label": self.page_title},
        ]


def reason_of(done: Outcome) -> str:
    """Return why a confirmation does not change what readers see; "" if it does."""
    if done.result is Result.UNCHANGED:
        return "It was confirmed today already."
    return " ".join([done.reason, *dict.fromkeys(error.message for error in done.errors)])


class ReviewsDueReport(WagtailAdminTemplateMixin, ListView[RolePage]):
    """Lists the roles that the editor may edit and whose review is due soon or overdue."""

    template_name = "career_pages/admin/reviewing/reviews_due.html"
    page_title = "Reviews due"
    header_icon = "calendar-check"
    paginate_by = 50
    page_kwarg = "p"

    def get_queryset(self) -> QuerySet[RolePage]:
        """Return the roles, what is due first before the others."""
        return reviews_due(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with what is to be said of each role."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        people = recipients(context["page_obj"].object_list)
        rows = [
            (DueReview.of(role), ", ".join(map(get_user_display_name, reminded)))
            for role, reminded in people.items()
        ]
        return {**context, "rows": rows, "soon": timezone.localdate() + SOON}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class ShareDraftButton(PageMenuItem):
    """Leads to the review links of the role."""

    label = "Share draft for review"
    icon_name = "link"
    url_name = "career_pages_review_links"
    priority = 62

    def is_shown(self, user: Any) -> bool:
        """Say whether the user may edit the page."""
        return may_share(user, self.page)


class StillRightButton(PageMenuItem):
    """Leads to the question whether all of a role is still right."""

    label = "Still right, next review in 12 months"
    icon_name = "check"
    url_name = "career_pages_still_right"
    priority = 64

    def is_shown(self, user: Any) -> bool:
        """Say whether the user may edit the role."""
        return bool(self.page.permissions_for_user(user).can_edit())


def reviewing_buttons(page: Any, user: Any, **options: Any) -> Iterator[PageMenuItem]:
    """Yield the entries for a page of that class; `PageMenuItem` hides what nobody may use."""
    kind = page.specific_class
    if kind in {RolePage, ChapterPage}:
        yield ShareDraftButton(page=page)
    if kind is RolePage:
        yield StillRightButton(page=page)
