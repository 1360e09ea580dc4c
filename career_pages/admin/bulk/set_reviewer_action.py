"""Set who checked many roles, as readers see it."""

from typing import Any

from django import forms

from career_pages.admin.bulk.role_change_action import RoleChangeAction
from career_pages.models import RolePage
from career_pages.quiet_change import Change
from career_pages.role_changes import set_reviewer


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
        """Return the cleaned data; raises ValidationError unless it asks for exactly one thing."""
        data: dict[str, Any] = super().clean() or {}
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
        """Return the change to the name, or to none."""
        return set_reviewer(self.cleaned_form.cleaned_data["reviewer"])
