"""Merge one skill into another."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from wagtail.admin import messages
from wagtail_modeladmin.views import InstanceSpecificView

from career_pages.merge_skills import merge_skills
from career_pages.models import Skill


class MergeSkillForm(forms.Form):
    """Asks for the skill that stays."""

    target = forms.ModelChoiceField(
        queryset=Skill.objects.none(),
        label="Merge into",
        empty_label="Choose the skill that stays",
        error_messages={"required": "Choose the skill that stays."},
        widget=forms.Select(attrs={"class": "w-w-full"}),
    )

    def __init__(self, source: Skill, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = Skill.objects.exclude(pk=source.pk)  # type: ignore[attr-defined]


class MergeSkillView(InstanceSpecificView):
    """Shows what a merge does, and does it."""

    page_title = "Merge skill"

    def check_action_permitted(self, user: Any) -> bool:
        """Say whether the user may delete this skill and change others."""
        return bool(
            self.permission_helper.user_can_delete_obj(user, self.instance)
            and self.permission_helper.user_can_edit_obj(user, self.instance)
        )

    @method_decorator(login_required)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer those who may merge; raises PermissionDenied for all others."""
        if not self.check_action_permitted(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form, with the skill that the address names as `target` chosen already."""
        chosen = {"target": request.GET.get("target")}
        return self._page(MergeSkillForm(self.instance, initial=chosen))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Merge the skill into the chosen one, or show what is missing."""
        form = MergeSkillForm(self.instance, request.POST)
        if not form.is_valid():
            return self._page(form)
        target = form.cleaned_data["target"]
        name = str(self.instance)
        merge_skills(self.instance, target)
        messages.success(request, f"“{name}” is now part of “{target}”.")
        return redirect(self.index_url)

    def _page(self, form: MergeSkillForm) -> HttpResponse:
        uses = self.instance.role_skills.count()
        response: HttpResponse = self.render_to_response(
            self.get_context_data(form=form, uses=uses)
        )
        return response

    def get_template_names(self) -> list[str]:
        """Return the template of the form."""
        return ["career_pages/admin/merge_skill.html"]
