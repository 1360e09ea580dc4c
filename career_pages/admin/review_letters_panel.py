"""Whether a reviewer is asked by e-mail, among their account settings."""

from django import forms
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.users.models import UserProfile

from career_pages.models import ReviewTask


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
