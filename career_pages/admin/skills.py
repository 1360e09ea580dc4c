"""The skills of the guide, as editors look after them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, re_path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import log
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InstanceSpecificView

from career_pages.admin.records import FewWordsSearchHandler, RecordHistoryView, RecordListView
from career_pages.checks.guide import closest_name
from career_pages.models import Skill
from career_pages.publishing.records import merge_skills


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


class SkillUseFilter(SimpleListFilter):
    """Filters skills by whether any role needs them."""

    title = "use"
    parameter_name = "used"

    def lookups(
        self, request: HttpRequest, model_admin: "admin.ModelAdmin[Skill]"
    ) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("yes", "Needed by a role"), ("no", "Needed by none")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Skill]) -> QuerySet[Skill]:
        """Return the skills that the choice leaves."""
        if self.value() in {"yes", "no"}:
            return queryset.filter(role_skills__isnull=self.value() == "no").distinct()
        return queryset


class SkillChooser(ChooserViewSet):
    """Finds skills by their names, or makes one; the edit screen holds none but those chosen.

    A guide may have a thousand skills and a role hundreds: a list of all in each row of the form
    would take a browser minutes.
    """

    model = Skill
    icon = "tasks"
    choose_one_text = "Choose a skill"
    choose_another_text = "Choose another skill"
    edit_item_text = "Edit this skill"
    form_fields = ["name", "description"]
    per_page = 20


skill_chooser = SkillChooser("skill_chooser", url_prefix="skill-chooser")


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
