"""Confirm a skill that an imported document named."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail_modeladmin.views import InstanceSpecificView

from career_pages.findings.close_names import closest_name
from career_pages.models import Skill


class ConfirmSkillView(InstanceSpecificView):
    """Shows what the skill is like and who needs it, and confirms it."""

    page_title = "Confirm skill"

    def check_action_permitted(self, user: Any) -> bool:
        """Say whether the user may change this skill."""
        return bool(self.permission_helper.user_can_edit_obj(user, self.instance))

    @method_decorator(login_required)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer those who may change the skill; raises PermissionDenied for all others."""
        if not self.check_action_permitted(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask whether the guide is to have the skill."""
        known = Skill.objects.filter(is_confirmed=True).exclude(pk=self.instance.pk)
        names = tuple(known.order_by("name").values_list("name", flat=True))
        closest = closest_name(self.instance.name, names)
        response: HttpResponse = self.render_to_response(
            self.get_context_data(
                closest=known.filter(name=closest).first() if closest else None,
                needed_by=self.instance.role_skills.count(),
                merge_url=self.url_helper.get_action_url("merge", self.pk_quoted),
                can_merge=self.permission_helper.user_can_delete_obj(request.user, self.instance),
            )
        )
        return response

    def post(self, request: HttpRequest) -> HttpResponse:
        """Confirm the skill, and go on with those that are left."""
        if not self.instance.is_confirmed:
            self.instance.is_confirmed = True
            self.instance.save(update_fields=["is_confirmed"])
            log(instance=self.instance, action="wagtail.edit", content_changed=True)
        messages.success(request, f"“{self.instance}” is confirmed.")
        left = Skill.objects.filter(is_confirmed=False).exists()
        return redirect(f"{self.index_url}?is_confirmed__exact=0" if left else self.index_url)

    def get_template_names(self) -> list[str]:
        """Return the template of the question."""
        return ["career_pages/admin/confirm_skill.html"]
