"""The skills of the guide, as editors look after them."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.options import ModelAdmin

from career_pages.admin.merge_skill_view import MergeSkillView
from career_pages.admin.record_history import RecordHistoryView
from career_pages.admin.records.record_list_view import RecordListView
from career_pages.admin.skill_use_filter import SkillUseFilter
from career_pages.models import Skill
from search.modeladmin_search import FewWordsSearchHandler


class SkillButtonHelper(ButtonHelper):
    """The buttons of a skill, with one to merge it into another."""

    def get_buttons_for_obj(
        self,
        obj: Skill,
        exclude: list[str] | None = None,
        classnames_add: list[str] | None = None,
        classnames_exclude: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Return the usual buttons, and the one to merge where the user may do that."""
        buttons = list(
            super().get_buttons_for_obj(obj, exclude, classnames_add, classnames_exclude)
        )
        if self.permission_helper.user_can_delete_obj(self.request.user, obj):
            buttons.append(
                {
                    "url": self.url_helper.get_action_url("merge", obj.pk),
                    "label": "Merge",
                    "classname": self.finalise_classname(
                        [*self.edit_button_classnames, *(classnames_add or [])], classnames_exclude
                    ),
                    "title": f"Merge {obj} into another skill",
                }
            )
        return buttons


class SkillAdmin(ModelAdmin):
    """Lists, filters, searches, exports, inspects and merges skills."""

    model = Skill
    index_view_class = RecordListView
    base_url_path = "skills"
    menu_label = "Skills"
    menu_icon = "tasks"
    menu_order = 250
    list_display = ("name", "roles")
    list_filter = (SkillUseFilter,)
    list_export = ("name", "description", "roles")
    search_fields = ("name", "description")
    search_handler_class = FewWordsSearchHandler
    history_view_class = RecordHistoryView
    inspect_view_enabled = True
    inspect_view_fields = ("name", "description", "role_names")
    button_helper_class = SkillButtonHelper

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        """Return the skills with the number of roles that need each."""
        skills: QuerySet[Skill] = super().get_queryset(request)
        return skills.annotate(role_count=Count("role_skills"))

    def roles(self, skill: Skill) -> int:
        """Return how many roles need the skill."""
        return int(skill.role_count)

    roles.admin_order_field = "role_count"  # type: ignore[attr-defined]

    def merge_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Ask into which skill this one goes, and merge it."""
        response: HttpResponse = MergeSkillView.as_view(model_admin=self, instance_pk=instance_pk)(
            request
        )
        return response

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """Return the addresses of all views of skills."""
        merge = re_path(
            self.url_helper.get_action_url_pattern("merge"),
            self.merge_view,
            name=self.url_helper.get_action_url_name("merge"),
        )
        return (*super().get_admin_urls_for_registration(), merge)
