"""The other titles of roles: those that readers see, and those that imported data suggests."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.admin import display
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.generic import ListView, TemplateView
from wagtail.admin import messages
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.admin.records import RecordListView, RoleRecordAdmin, role_link
from career_pages.admin.screens import RecordFilter, RecordScreen, RoleScreen, Screen, edit_address
from career_pages.models import OtherTitle, RolePage, SuggestedTitle
from career_pages.publishing.changes import editable_ids
from career_pages.publishing.records import (
    Answer,
    accept_chosen,
    accept_titles,
    dismiss_chosen,
    dismiss_titles,
    offers,
    role_counts,
    stands_for_several,
    titles,
    uses_of,
    with_folded_titles,
)

Status = SuggestedTitle.Status


class TitleListView(RecordListView):
    """Lists titles, each with the number of roles that it stands for."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context; each title of the page knows its roles."""
        context = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        counts = role_counts({row.folded for row in rows})
        editable = editable_ids(self.request.user, {row.role_id for row in rows})
        for row in rows:
            row.role_count = counts.get(row.folded, 0)
            row.is_editable = row.role_id in editable
        return {**context, "object_list": rows}


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
        rows = with_folded_titles(super().get_queryset(request))
        return rows.only(*self.fields, "role__title", "role__draft_title")

    @display(description="Role", ordering="role__draft_title")
    def role_to_edit(self, row: Any) -> str:
        """Return the role, with a link to its titles."""
        return role_link(row.role, row.is_editable, "other_titles")

    @display(description="Stands for")
    def used_by(self, row: Any) -> str:
        """Return how many roles the title stands for, with a link to them."""
        address = reverse("career_pages_title_uses") + "?" + urlencode({"title": row.title})
        words = "1 role" if row.role_count == 1 else f"{row.role_count} roles"
        return format_html('<a href="{}">{}</a>', address, words)


class SharedTitleFilter(RecordFilter):
    """Filters titles in use by whether another role has them as well, or is called so."""

    title = "roles"
    parameter_name = "shared"
    options = {
        "yes": ("Stands for several roles", lambda: stands_for_several(titles())),
        "no": ("Stands for one role", lambda: ~stands_for_several(titles())),
    }


class OtherTitleAdmin(TitleAdmin):
    """Lists the other titles that readers see."""

    model = OtherTitle
    base_url_path = "titles"
    menu_label = "Titles in use"
    menu_order = 20
    index_template_name = "career_pages/admin/records/titles.html"
    list_display = ("title", "role_to_edit", "used_by")
    list_filter = (SharedTitleFilter,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(role__live=True)


class StatusFilter(RecordFilter):
    """Filters titles by the editors' answer; without a choice, those that wait are listed."""

    title = "answer"
    parameter_name = "status"
    options = {
        "": ("Waiting", lambda: Q(status=Status.WAITING)),
        Status.ACCEPTED.value: (Status.ACCEPTED.label, lambda: Q(status=Status.ACCEPTED)),
        Status.DISMISSED.value: (Status.DISMISSED.label, lambda: Q(status=Status.DISMISSED)),
        "all": ("All", Q),
    }


class AmbiguityFilter(RecordFilter):
    """Filters titles by whether they name other occupations, in the data they are from."""

    title = "meaning"
    parameter_name = "ambiguous"
    options = {
        "yes": ("Names other occupations too", lambda: Q(is_ambiguous=True)),
        "no": ("Names this one only", lambda: Q(is_ambiguous=False)),
    }


class SharedSuggestionFilter(SharedTitleFilter):
    """Filters titles by whether they stand for another role of the guide too."""

    options = {
        "yes": ("Stands for several roles", lambda: stands_for_several(offers(), titles())),
        "no": ("Stands for one role", lambda: ~stands_for_several(offers(), titles())),
    }


_ACTIONS: Final[dict[str, Callable[[set[int], Any], list[Answer]]]] = {
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
                keys = _ids([one] if one else request.POST.getlist("title"))
                self._tell(name, act(keys, request.user) if keys else [], bool(keys))
        return redirect(request.get_full_path())

    def _tell(self, action: str, answers: list[Answer], is_chosen: bool) -> None:
        done = [answer for answer in answers if not answer.refusal]
        if not is_chosen:
            messages.warning(self.request, "Tick the titles that you want to accept or dismiss.")
        elif not answers:
            messages.warning(self.request, "Somebody has answered these titles already.")
        elif done:
            messages.success(self.request, _told(action, done))
        for answer in answers:
            if answer.refusal:
                messages.error(self.request, f"“{answer.role}” has got no answer. {answer.refusal}")


def _ids(values: list[str]) -> set[int]:
    return {int(value[:18]) for value in values if value.isascii() and value.isdecimal()}


def _told(action: str, done: list[Answer]) -> str:
    count = sum(answer.titles for answer in done)
    answered = "1 title is" if count == 1 else f"{count} titles are"
    if action == "dismiss":
        return f"{answered} dismissed."
    drafts = (
        f"the draft of “{done[0].role}”" if len(done) == 1 else f"the drafts of {len(done)} roles"
    )
    return f"{answered} added to {drafts}. Readers see them once they are published."


_BOX: Final = (
    '<input type="checkbox" name="title" value="{pk}" aria-label="Choose {title}"'
    ' data-w-bulk-target="item" data-action="w-bulk#toggle">'
)
_ACCEPT: Final = (
    '<button type="submit" name="accept" value="{pk}" class="button button-small"'
    ' aria-label="Accept {title}">Accept</button> '
)
_DISMISS: Final = (
    '<button type="submit" name="dismiss" value="{pk}"'
    ' class="button button-small button-secondary" aria-label="Dismiss {title}">Dismiss</button>'
)
_ANSWER: Final = {
    Status.WAITING: _ACCEPT + _DISMISS,
    Status.DISMISSED: "Dismissed " + _ACCEPT,
    Status.ACCEPTED: "Accepted",
}


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

    @display(description="Choose")
    def chosen(self, row: Any) -> str:
        """Return the box to tick."""
        if row.status == Status.ACCEPTED:
            return ""
        return format_html(_BOX, pk=row.pk, title=row.title)

    @display(description="Meaning", ordering="is_ambiguous")
    def meaning(self, row: Any) -> str:
        """Return whether the title names other occupations too, in the data it is from."""
        return "Names other occupations too" if row.is_ambiguous else "Names this one only"

    def answer(self, row: Any) -> str:
        """Return the answer, or the buttons to give it."""
        return format_html(_ANSWER[row.status], pk=row.pk, title=row.title)


# No title is longer.
_LONGEST: Final = 200


class TitleUsesView(RecordScreen, TemplateView):
    """Shows every role that a title stands for, and in which ways."""

    template_name = "career_pages/admin/records/title_uses.html"
    page_title = "Roles with the title"
    header_icon = "tag"
    list_name = "titles_modeladmin_index"
    list_label = "Titles in use"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the roles, each with its ways and its address."""
        title = self.request.GET.get("title", "").strip()[:_LONGEST]
        uses = uses_of(title) if title else []
        editable = editable_ids(self.request.user, [use.role.pk for use in uses])
        rows = [
            (use, edit_address(use.role.pk, "other_titles") if use.role.pk in editable else "")
            for use in uses
        ]
        return {**super().get_context_data(**kwargs), "title": title, "rows": rows}


class SuggestedTitlesView(RoleScreen, TemplateView):
    """Lists the titles that wait for a role, those that name no other occupation first."""

    template_name = "career_pages/admin/suggested_titles.html"
    page_title = "Suggested titles"
    header_icon = "tag"

    @property
    def waiting(self) -> Any:
        """The titles that nobody has answered yet."""
        waiting = self.page.suggested_titles.filter(status=Status.WAITING)
        return waiting.order_by("is_ambiguous", "title")

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Accept or dismiss the ticked titles, and come back to those that are left."""
        rows = list(self.waiting.filter(pk__in=_ids(request.POST.getlist("title"))))
        answered = f"“{rows[0]}” is" if len(rows) == 1 else f"{len(rows)} titles are"
        if not rows:
            messages.warning(request, "Tick the titles that you want to accept or dismiss.")
        elif "accept" not in request.POST:
            dismiss_titles(rows)
            messages.success(request, f"{answered} dismissed.")
        elif self.page.permissions_for_user(request.user).page_locked():
            messages.error(request, "The role is locked: unlock it before you accept titles.")
        else:
            accept_titles(self.page, rows, request.user)
            messages.success(
                request, f"{answered} added to the draft. Readers see them once it is published."
            )
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "waiting": self.waiting}


class SuggestedTitlesReport(Screen, ListView[RolePage]):
    """Lists the roles that the editor may edit, with how many titles wait for an answer in each."""

    template_name = "career_pages/admin/suggested_titles_report.html"
    page_title = "Suggested titles"
    header_icon = "tag"
    paginate_by = 50
    page_kwarg = "p"

    def get_queryset(self) -> QuerySet[RolePage]:
        """Return the roles, those first for which the most titles wait that name no other."""
        mine = PagePermissionPolicy().instances_user_has_permission_for(self.request.user, "change")
        waiting = Q(suggested_titles__status=Status.WAITING)
        roles: Any = RolePage.objects.filter(pk__in=mine.values("pk")).defer_streamfields()
        counted = roles.annotate(
            waiting=Count("suggested_titles", filter=waiting),
            waiting_alone=Count(
                "suggested_titles", filter=waiting & Q(suggested_titles__is_ambiguous=False)
            ),
        )
        return counted.filter(waiting__gt=0).order_by("-waiting_alone", "draft_title")
