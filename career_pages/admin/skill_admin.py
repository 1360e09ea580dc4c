"""The skills of the guide, as editors look after them."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.options import ModelAdmin

from career_pages.admin.confirm_skill_view import ConfirmSkillView
from career_pages.admin.merge_skill_view import MergeSkillView
from career_pages.admin.record_history import RecordHistoryView
from career_pages.admin.records.record_list_view import RecordListView
from career_pages.admin.records.record_search import FewWordsSearchHandler
from career_pages.admin.skill_use_filter import SkillUseFilter
from career_pages.models import Skill


class SkillButtonHelper(ButtonHelper):
    """The buttons of a skill, with one to confirm it and one to merge it into another."""

    def get_buttons_for_obj(
        self,
        obj: Skill,
        exclude: list[str] | None = None,
        classnames_add: list[str] | None = None,
        classnames_exclude: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Return the usual buttons, and those to confirm and to merge for who may do that."""
        buttons = list(
            super().get_buttons_for_obj(obj, exclude, classnames_add, classnames_exclude)
        )
        classname = self.finalise_classname(
            [*self.edit_button_classnames, *(classnames_add or [])], classnames_exclude
        )
        may, user = self.permission_helper, self.request.user
        if not obj.is_confirmed and may.user_can_edit_obj(user, obj):
            title = f"Say that the guide is to have the skill {obj}"
            buttons.append(self._button("confirm", "Confirm", title, obj, classname))
        if may.user_can_delete_obj(user, obj):
            title = f"Merge {obj} into another skill"
            buttons.append(self._button("merge", "Merge", title, obj, classname))
        return buttons

    def _button(
        self, action: str, label: str, title: str, obj: Skill, classname: str
    ) -> dict[str, Any]:
        url = self.url_helper.get_action_url(action, obj.pk)
        return {"url": url, "label": label, "classname": classname, "title": title}


class SkillAdmin(ModelAdmin):
    """Lists, filters, searches, exports, inspects, confirms and merges skills."""

    model = Skill
    index_view_class = RecordListView
    base_url_path = "skills"
    index_view_extra_css = ["career_pages/record_lists.css"]
    menu_label = "Skills"
    menu_order = 10
    menu_icon = "tasks"
    list_display = ("name", "state", "roles")
    list_filter = ("is_confirmed", SkillUseFilter)
    list_export = ("name", "description", "roles", "confirmed")
    search_fields = ("name", "description")
    search_handler_class = FewWordsSearchHandler
    history_view_class = RecordHistoryView
    inspect_view_enabled = True
    inspect_view_fields = ("name", "description", "is_confirmed", "role_names")
    button_helper_class = SkillButtonHelper

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        """Return the skills with the number of roles that need each."""
        skills: QuerySet[Skill] = super().get_queryset(request)
        return skills.annotate(role_count=Count("role_skills"))

    def roles(self, skill: Skill) -> int:
        """Return how many roles need the skill."""
        return int(skill.role_count)

    roles.admin_order_field = "role_count"  # type: ignore[attr-defined]

    def confirmed(self, skill: Skill) -> str:
        """Return whether editors have confirmed the skill, in a word."""
        return "yes" if skill.is_confirmed else "no"

    def state(self, skill: Skill) -> str | SafeString:
        """Return a mark for a skill that waits to be confirmed."""
        if skill.is_confirmed:
            return "confirmed"
        return format_html('<span class="w-status w-status--primary">{}</span>', "to confirm")

    state.admin_order_field = "is_confirmed"  # type: ignore[attr-defined]

    def confirm_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Ask whether the guide is to have this skill, and confirm it."""
        view = ConfirmSkillView.as_view(model_admin=self, instance_pk=instance_pk)
        response: HttpResponse = view(request)
        return response

    def merge_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Ask into which skill this one goes, and merge it."""
        response: HttpResponse = MergeSkillView.as_view(model_admin=self, instance_pk=instance_pk)(
            request
        )
        return response

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """Return the addresses of all views of skills."""
        own = [
            re_path(
                self.url_helper.get_action_url_pattern(action),
                view,
                name=self.url_helper.get_action_url_name(action),
            )
            for action, view in (("confirm", self.confirm_view), ("merge", self.merge_view))
        ]
        return (*super().get_admin_urls_for_registration(), *own)
