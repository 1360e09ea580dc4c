"""The sources of live roles: listed by address, shown with their roles, and replaced."""

from collections import defaultdict
from functools import partial
from typing import Any, Final

from django import forms
from django.contrib.admin import display
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.views.generic import FormView, ListView
from wagtail.admin import messages

from career_pages.admin.bulk_reports import EXPECTED, grouped, keep_report
from career_pages.admin.records import RecordListView, RoleRecordAdmin, role_link
from career_pages.admin.screens import Options, RecordFilter, RecordScreen, edit_address
from career_pages.models import RolePage, Source
from career_pages.publishing.changes import (
    MOST_PAGES,
    Selection,
    change_pages,
    editable_ids,
    expected_changes,
    only_changeable_roles,
    select_pages,
)
from career_pages.publishing.records import (
    commonest_domains,
    one_for_each_address,
    pattern_of,
    replace_address,
    roles_that_name,
    same_source,
    shown_sources,
)

MOST_DOMAINS: Final = 12
WITHOUT: Final = "none"


class DomainFilter(RecordFilter):
    """Filters sources by the domain of their address, or leaves those without an address."""

    title = "address"
    parameter_name = "domain"

    def get_options(self, request: HttpRequest, model_admin: Any) -> Options:
        """Return the commonest domains, the one that is asked for, and sources without address."""
        urls = shown_sources().exclude(url="").order_by().values_list("url", flat=True).distinct()
        domains = set(commonest_domains(urls.iterator(), MOST_DOMAINS))
        asked = self.used_parameters.get(self.parameter_name)
        if asked and asked != WITHOUT:
            domains.add(asked)
        return {
            WITHOUT: ("Without an address", lambda: Q(url="")),
            **{one: (one, partial(Q, url__iregex=pattern_of(one))) for one in sorted(domains)},
        }


class SourceListView(RecordListView):
    """Lists each address once, with the roles that name it."""

    def get_queryset(self, request: HttpRequest | None = None) -> QuerySet[Any]:
        """Return one source for each address that the filters and the search leave."""
        rows = one_for_each_address(super().get_queryset(request))
        return rows.order_by(*self.get_ordering(request or self.request, rows))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context; each source of the page knows its roles."""
        all_count = one_for_each_address(shown_sources()).count()
        context = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        named = _naming(rows)
        editable = editable_ids(
            self.request.user, {one.role_id for sources in named.values() for one in sources}
        )
        for row in rows:
            row.naming = named[_key(row)]
            row.editable = editable
        return {**context, "object_list": rows, "all_count": all_count}


def _naming(rows: list[Source]) -> dict[tuple[str, str], list[Source]]:
    """Return the sources of live roles by what they have in common with one of the rows."""
    alike = shown_sources().filter(url__in={row.url for row in rows if row.url})
    alike |= shown_sources().filter(url="", title__in={row.title for row in rows if not row.url})
    fields = ("title", "url", "role__draft_title", "role__last_reviewed")
    by_key: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in alike.select_related("role").only(*fields).order_by("role__draft_title", "pk"):
        by_key[_key(source)].append(source)
    return by_key


def _key(source: Source) -> tuple[str, str]:
    return source.url, "" if source.url else source.title


_NAMED: Final = 3


class SourceAdmin(RoleRecordAdmin):
    """Lists the sources that readers see."""

    model = Source
    base_url_path = "sources"
    menu_label = "Sources"
    menu_order = 50
    menu_icon = "link"
    index_view_class = SourceListView
    index_template_name = "career_pages/admin/records/sources.html"
    list_display = ("source", "address", "roles", "reviewed")
    list_filter = (DomainFilter,)
    search_fields = ("title", "url", "role__draft_title")
    ordering = ("title",)
    list_export = ("title", "url")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return shown_sources().order_by("title")

    @display(ordering="title")
    def source(self, source: Any) -> str:
        """Return the title, as a link to all roles that name the source."""
        return format_html('<a href="{}">{}</a>', self._all_roles(source), source.title)

    @display(ordering="url")
    def address(self, source: Any) -> str:
        """Return the address as a link."""
        if not source.url:
            return "None"
        return format_html(
            '<a href="{0}" rel="noreferrer" target="_blank" class="w-break-all">{0}</a>', source.url
        )

    def roles(self, source: Any) -> str:
        """Return the first roles that name it, and how many more do."""
        first = [
            role_link(one.role, one.role_id in source.editable, "sources")
            for one in source.naming[:_NAMED]
        ]
        links = format_html_join(", ", "{}", ((link,) for link in first))
        if (more := len(source.naming) - _NAMED) <= 0:
            return links
        return format_html('{} <a href="{}">and {} more</a>', links, self._all_roles(source), more)

    def _all_roles(self, source: Any) -> str:
        return reverse("career_pages_source", args=[source.pk])

    @display(description="Role last reviewed")
    def reviewed(self, source: Any) -> str:
        """Return when one of the roles that name it was last reviewed."""
        days = [one.role.last_reviewed for one in source.naming if one.role.last_reviewed]
        return date_format(max(days)) if days else "Not known"


class SourceScreen(RecordScreen):
    """A screen that is reached from the list of sources."""

    header_icon = "link"
    list_name = "sources_modeladmin_index"
    list_label = "Sources"


class SourceView(SourceScreen, ListView[Source]):
    """Shows the live roles that name a source, with when each was reviewed."""

    template_name = "career_pages/admin/records/source.html"
    page_title = "Roles that name a source"
    paginate_by = 50
    page_kwarg = "p"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer for a source that readers see; raises Http404 for all others."""
        self.source = get_object_or_404(shown_sources(), pk=kwargs["source_id"])
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Source]:
        """Return the source of each role."""
        sources = same_source(self.source).select_related("role").defer("role__body")
        return sources.order_by("role__draft_title", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the roles, each with the address of its editor."""
        context = super().get_context_data(**kwargs)
        sources = list(context["page_obj"])
        editable = editable_ids(self.request.user, [one.role_id for one in sources])
        rows = [
            (one, edit_address(one.role_id, "sources") if one.role_id in editable else "")
            for one in sources
        ]
        return {**context, "source": self.source, "rows": rows}


_LONGEST = Source._meta.get_field("url").max_length


class AddressForm(forms.Form):
    """Asks for the address that is no longer right, and for the one that is."""

    old = forms.CharField(
        max_length=_LONGEST, label="Old address", help_text="As the roles name it."
    )
    new = forms.URLField(
        max_length=_LONGEST,
        assume_scheme="https",
        label="New address",
        help_text="Where the page is now, such as https://example.org/report.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("old") and data.get("old") == data.get("new"):
            self.add_error("new", "Write another address than the old one.")
        return data


class ReplaceAddressView(SourceScreen, FormView[AddressForm]):
    """Says which roles name an address, and puts another in its place."""

    template_name = "career_pages/admin/records/replace_address.html"
    page_title = "Replace an address"
    form_class = AddressForm

    def get_initial(self) -> dict[str, Any]:
        """Return the address that the link names."""
        return {"old": self.request.GET.get("address", "")}

    def form_valid(self, form: AddressForm) -> HttpResponse:
        """Replace the address, as many roles at a time as a request can do, and report."""
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        selection = self._selection(old)
        if not selection.size:
            form.add_error("old", "No role names this address as a source.")
            return self.form_invalid(form)
        pages, later = selection.pages[:MOST_PAGES], selection.pages[MOST_PAGES:]
        changed = change_pages(pages, self.request.user, replace_address(old, new))
        if later:
            messages.warning(
                self.request,
                f"{len(later)} more roles name the old address: replace it again to go on.",
            )
        return redirect(
            keep_report(
                self.request,
                "Replaced address: what became of each role",
                [*selection.skipped, *changed],
                reverse(self.list_name),
            )
        )

    def _selection(self, old: str) -> Selection:
        keys = map(str, roles_that_name(old))
        return only_changeable_roles(
            select_pages(keys, RolePage.objects.defer_streamfields()), self.request.user
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the roles that name the old address."""
        context = super().get_context_data(**kwargs)
        old = str(context["form"]["old"].value() or "")
        selection = self._selection(old) if old else Selection([], [])
        expected = expected_changes(selection.pages[:MOST_PAGES], self.request.user)
        return {
            **context,
            "old": old,
            "groups": grouped([*selection.skipped, *expected], EXPECTED, self.request.user),
            "later": len(selection.pages[MOST_PAGES:]),
        }
