"""The titles of roles: those in use, and those that imports suggest."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.admin.listings import edit_address
from career_pages.admin.records import RecordListView, RoleRecordAdmin, RoleRecordsMixin, role_link
from career_pages.models import OtherTitle, SuggestedTitle
from career_pages.publishing.changes import editable_ids
from career_pages.publishing.records import (
    Answer,
    accept_chosen,
    dismiss_chosen,
    folded,
    offers,
    role_counts,
    stands_for_several,
    titles,
    uses_of,
)

# No title is longer.
_LONGEST = 200


class TitleUsesView(RoleRecordsMixin, TemplateView):
    """Shows every role that a title stands for, and in which ways."""

    template_name = "career_pages/admin/records/title_uses.html"
    page_title = "Roles with the title"
    header_icon = "tag"
    list_name = "titles_modeladmin_index"
    list_label = "Titles in use"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the roles, each with its ways and its address."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        title = self.request.GET.get("title", "").strip()[:_LONGEST]
        uses = uses_of(title) if title else []
        editable = editable_ids(self.request.user, [use.role.pk for use in uses])
        rows = [
            (use, edit_address(use.role.pk, "other_titles") if use.role.pk in editable else "")
            for use in uses
        ]
        return {**context, "title": title, "rows": rows}


class TitleListView(RecordListView):
    """Lists titles, each with the number of roles that it stands for."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context; each title of the page knows its roles."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        counts = role_counts({row.folded for row in rows})
        editable = editable_ids(self.request.user, {row.role_id for row in rows})
        for row in rows:
            row.role_count = counts.get(row.folded, 0)
            row.is_editable = row.role_id in editable
        return {**context, "object_list": rows}


class StatusFilter(SimpleListFilter):
    """Filters titles by the editors' answer; without a choice, those that wait are listed."""

    title = "answer"
    parameter_name = "status"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices besides the one that the list opens with."""
        answered = [SuggestedTitle.Status.ACCEPTED, SuggestedTitle.Status.DISMISSED]
        return [*((str(status), str(status.label)) for status in answered), ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """Yield the choices, the one that the list opens with first."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "Waiting"}
        yield from others

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the titles that the choice leaves."""
        if self.value() == "all":
            return queryset
        return queryset.filter(status=self.value() or SuggestedTitle.Status.WAITING)


class YesNoFilter(SimpleListFilter):
    """A filter of two choices."""

    yes = "Yes"
    no = "No"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """Return the choices."""
        return [("yes", self.yes), ("no", self.no)]


class AmbiguityFilter(YesNoFilter):
    """Filters titles by whether they name other occupations, in the data they are from."""

    title = "meaning"
    parameter_name = "ambiguous"
    yes = "Names other occupations too"
    no = "Names this one only"

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the titles that the choice leaves."""
        if self.value() in {"yes", "no"}:
            return queryset.filter(is_ambiguous=self.value() == "yes")
        return queryset


class SharedSuggestionFilter(YesNoFilter):
    """Filters titles by whether they stand for another role of the guide too."""

    title = "roles"
    parameter_name = "shared"
    yes = "Stands for several roles"
    no = "Stands for one role"

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the titles that the choice leaves."""
        shared = stands_for_several(offers(), titles())
        if self.value() == "yes":
            return queryset.filter(shared)
        return queryset.exclude(shared) if self.value() == "no" else queryset


class SharedTitleFilter(SharedSuggestionFilter):
    """Filters titles in use by whether another role has them as well, or is called so."""

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the titles that the choice leaves."""
        shared = stands_for_several(titles())
        if self.value() == "yes":
            return queryset.filter(shared)
        return queryset.exclude(shared) if self.value() == "no" else queryset


class TitleAdmin(RoleRecordAdmin):
    """Lists titles with their roles."""

    index_view_class = TitleListView
    menu_icon = "tag"
    list_select_related = ("role",)
    fields: tuple[str, ...] = ("title",)
    search_fields = ("title", "role__draft_title")
    ordering = ("title",)
    list_export: tuple[str, ...] = ("title", "role")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the titles, with no more of their roles than their names: rows are sorted."""
        rows: QuerySet[Any] = folded(super().get_queryset(request))
        return rows.only(*self.fields, "role__title", "role__draft_title")

    def role_to_edit(self, row: Any) -> str:
        """Return the role, with a link to its titles."""
        return role_link(row.role, row.is_editable, "other_titles")

    role_to_edit.short_description = "Role"  # type: ignore[attr-defined]
    role_to_edit.admin_order_field = "role__draft_title"  # type: ignore[attr-defined]

    def used_by(self, row: Any) -> str:
        """Return how many roles the title stands for, with a link to them."""
        address = reverse("career_pages_title_uses") + "?" + urlencode({"title": row.title})
        words = "1 role" if row.role_count == 1 else f"{row.role_count} roles"
        return format_html('<a href="{}">{}</a>', address, words)

    used_by.short_description = "Stands for"  # type: ignore[attr-defined]


_ACTIONS: dict[str, Callable[[set[int], Any], list[Answer]]] = {
    "accept": accept_chosen,
    "dismiss": dismiss_chosen,
}


class SuggestedTitleListView(TitleListView):
    """Lists suggested titles, and accepts or dismisses one or those that are ticked."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer the titles and come back to the list as it was."""
        for name, act in _ACTIONS.items():
            if name in request.POST:
                one = request.POST[name]
                keys = _keys([one] if one else request.POST.getlist("title"))
                self._tell(name, act(keys, request.user) if keys else [], bool(keys))
        return redirect(request.get_full_path())

    def _tell(self, action: str, answers: list[Answer], is_chosen: bool) -> None:
        done = [answer for answer in answers if not answer.barrier]
        if not is_chosen:
            messages.warning(self.request, "Tick the titles that you want to accept or dismiss.")
        elif not answers:
            messages.warning(self.request, "Somebody has answered these titles already.")
        elif done:
            messages.success(self.request, _told(action, done))
        for answer in answers:
            if answer.barrier:
                messages.error(self.request, f"“{answer.role}” has got no answer. {answer.barrier}")


def _keys(values: list[str]) -> set[int]:
    return {int(value[:18]) for value in values if value.isascii() and value.isdecimal()}


def _told(action: str, done: list[Answer]) -> str:
    count = sum(answer.titles for answer in done)
    titles = "1 title is" if count == 1 else f"{count} titles are"
    if action == "dismiss":
        return f"{titles} dismissed."
    drafts = (
        f"the draft of “{done[0].role}”" if len(done) == 1 else f"the drafts of {len(done)} roles"
    )
    return f"{titles} added to {drafts}. Readers see them once they are published."


class SuggestedTitleAdmin(TitleAdmin):
    """Lists the suggested titles of the roles that a person may edit, and has them answered."""

    model = SuggestedTitle
    base_url_path = "suggested-titles"
    menu_label = "Suggested titles"
    menu_order = 30
    fields = ("title", "is_ambiguous", "status")
    index_view_class = SuggestedTitleListView
    index_template_name = "career_pages/admin/records/suggested_titles.html"
    list_display = ("chosen", "title", "role_to_edit", "used_by", "meaning", "answer")
    list_display_add_buttons = "title"
    list_export = ("title", "role", "is_ambiguous", "status")
    list_filter = (StatusFilter, AmbiguityFilter, SharedSuggestionFilter)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the titles of the roles that the user may edit."""
        mine = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
        return super().get_queryset(request).filter(role__in=mine.values("pk"))

    def chosen(self, row: Any) -> str:
        """Return the box to tick."""
        if row.status == SuggestedTitle.Status.ACCEPTED:
            return ""
        return format_html(_BOX, pk=row.pk, title=row.title)

    chosen.short_description = "Choose"  # type: ignore[attr-defined]

    def meaning(self, row: Any) -> str:
        """Return whether the title names other occupations too, in the data it is from."""
        return "Names other occupations too" if row.is_ambiguous else "Names this one only"

    meaning.short_description = "Meaning"  # type: ignore[attr-defined]
    meaning.admin_order_field = "is_ambiguous"  # type: ignore[attr-defined]

    def answer(self, row: Any) -> str:
        """Return the answer, or the buttons to give it."""
        buttons = {
            SuggestedTitle.Status.WAITING: _ACCEPT + _DISMISS,
            SuggestedTitle.Status.DISMISSED: "Dismissed " + _ACCEPT,
            SuggestedTitle.Status.ACCEPTED: "Accepted",
        }
        return format_html(buttons[row.status], pk=row.pk, title=row.title)


_BOX = (
    '<input type="checkbox" name="title" value="{pk}" aria-label="Choose {title}"'
    ' data-w-bulk-target="item" data-action="w-bulk#toggle">'
)


_ACCEPT = (
    '<button type="submit" name="accept" value="{pk}" class="button button-small"'
    ' aria-label="Accept {title}">Accept</button> '
)


_DISMISS = (
    '<button type="submit" name="dismiss" value="{pk}"'
    ' class="button button-small button-secondary" aria-label="Dismiss {title}">Dismiss</button>'
)


class OtherTitleAdmin(TitleAdmin):
    """Lists the other titles that readers see; they are edited in their roles."""

    model = OtherTitle
    base_url_path = "titles"
    menu_label = "Titles in use"
    menu_order = 20
    index_template_name = "career_pages/admin/records/titles.html"
    list_display = ("title", "role_to_edit", "used_by")
    list_filter = (SharedTitleFilter,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the titles of live roles."""
        return super().get_queryset(request).filter(role__live=True)
