"""The skills of the guide, as editors look after them: listed, confirmed, merged and chosen."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.admin import display
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, re_path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import log
from wagtail_modeladmin.views import InstanceSpecificView

from career_pages.admin.records import RecordAdmin, RecordButton, RecordButtons
from career_pages.admin.screens import RecordFilter
from career_pages.checks.naming import closest_name
from career_pages.models import RoleSkill, Skill
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
    """Shows what a merge does, and does it, for those who may delete this skill."""

    page_title = "Merge skill"
    template_name = "career_pages/admin/merge_skill.html"

    def check_action_permitted(self, user: Any) -> bool:
        may = self.permission_helper
        return bool(
            may.user_can_delete_obj(user, self.instance)
            and may.user_can_edit_obj(user, self.instance)
        )

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
        return self.render_to_response(self.get_context_data(form=form, uses=uses))


class ConfirmSkillView(InstanceSpecificView):
    """Asks whether the guide is to have the skill, and confirms it, for those who may change it."""

    page_title = "Confirm skill"
    template_name = "career_pages/admin/confirm_skill.html"

    def check_action_permitted(self, user: Any) -> bool:
        return bool(self.permission_helper.user_can_edit_obj(user, self.instance))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = Skill.objects.filter(is_confirmed=True).exclude(pk=self.instance.pk)
        names = tuple(known.order_by("name").values_list("name", flat=True))
        closest = closest_name(self.instance.name, names)
        may, user = self.permission_helper, self.request.user
        return super().get_context_data(
            **kwargs,
            closest=known.filter(name=closest).first() if closest else None,
            needed_by=self.instance.role_skills.count(),
            merge_url=self.url_helper.get_action_url("merge", self.pk_quoted),
            can_merge=may.user_can_delete_obj(user, self.instance),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Confirm the skill, and go on with those that are left."""
        if not self.instance.is_confirmed:
            self.instance.is_confirmed = True
            self.instance.save(update_fields=["is_confirmed"])
            log(instance=self.instance, action="wagtail.edit", content_changed=True)
        messages.success(request, f"“{self.instance}” is confirmed.")
        left = Skill.objects.filter(is_confirmed=False).exists()
        return redirect(f"{self.index_url}?is_confirmed__exact=0" if left else self.index_url)


def _needed() -> Exists:
    return Exists(RoleSkill.objects.filter(skill=OuterRef("pk")))


class SkillUseFilter(RecordFilter):
    """Filters skills by whether any role needs them."""

    title = "use"
    parameter_name = "used"
    options = {
        "yes": ("Needed by a role", _needed),
        "no": ("Needed by none", lambda: ~_needed()),
    }


class SkillButtons(RecordButtons):
    """The buttons of a skill, with one to confirm it and one to merge it into another."""

    def own_buttons(self, record: Skill) -> Iterator[RecordButton]:
        may, user = self.permission_helper, self.request.user
        if not record.is_confirmed and may.user_can_edit_obj(user, record):
            title = f"Say that the guide is to have the skill {record}"
            yield self._button("confirm", "Confirm", title, record)
        if may.user_can_delete_obj(user, record):
            yield self._button("merge", "Merge", f"Merge {record} into another skill", record)

    def _button(self, action: str, label: str, title: str, skill: Skill) -> RecordButton:
        url = self.url_helper.get_action_url(action, skill.pk)
        return RecordButton(url, label, title, self.edit_button_classnames)


class SkillAdmin(RecordAdmin):
    """Lists, filters, searches, exports, inspects, confirms and merges skills."""

    model = Skill
    base_url_path = "skills"
    menu_label = "Skills"
    menu_order = 10
    menu_icon = "tasks"
    list_display = ("name", "state", "roles")
    list_filter = ("is_confirmed", SkillUseFilter)
    list_export = ("name", "description", "roles", "confirmed")
    search_fields = ("name", "description")
    inspect_view_enabled = True
    inspect_view_fields = ("name", "description", "is_confirmed", "role_names")
    button_helper_class = SkillButtons

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        return super().get_queryset(request).annotate(role_count=Count("role_skills"))

    @display(ordering="role_count")
    def roles(self, skill: Skill) -> int:
        """Return how many roles need the skill."""
        return int(skill.role_count)

    def confirmed(self, skill: Skill) -> str:
        """Return whether editors have confirmed the skill, in a word."""
        return "yes" if skill.is_confirmed else "no"

    @display(ordering="is_confirmed")
    def state(self, skill: Skill) -> str | SafeString:
        """Return a mark for a skill that waits to be confirmed."""
        if skill.is_confirmed:
            return "confirmed"
        return format_html('<span class="w-status w-status--primary">{}</span>', "to confirm")

    def confirm_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Ask whether the guide is to have this skill, and confirm it."""
        return ConfirmSkillView.as_view(model_admin=self, instance_pk=instance_pk)(request)

    def merge_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        """Ask into which skill this one goes, and merge it."""
        return MergeSkillView.as_view(model_admin=self, instance_pk=instance_pk)(request)

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        pattern, name = self.url_helper.get_action_url_pattern, self.url_helper.get_action_url_name
        return (
            *super().get_admin_urls_for_registration(),
            re_path(pattern("confirm"), self.confirm_view, name=name("confirm")),
            re_path(pattern("merge"), self.merge_view, name=name("merge")),
        )


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
