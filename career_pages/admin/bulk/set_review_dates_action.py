"""Set when many roles were reviewed and when they will be next."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from career_pages.admin.bulk.role_change_action import RoleChangeAction
from career_pages.quiet_change import Change
from career_pages.role_changes import set_review_dates


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
        """Return the cleaned data; raises ValidationError for no dates, or in the wrong order."""
        data: dict[str, Any] = super().clean() or {}
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
        """Return the change to the dates."""
        data = self.cleaned_form.cleaned_data
        return set_review_dates(data["last_reviewed"], data["next_review"])
