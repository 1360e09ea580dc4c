"""What the guide's screens, lists and reports in the admin share."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet
from django.forms import RadioSelect
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django_filters import ChoiceFilter
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.models import RolePage


def edit_address(page_id: int, field: str = "") -> str:
    """Return the address at which a page is edited, with the field or block that is to be opened.

    ``field`` is what a finding names: "lede", "body.<block id>.heading".
    """
    address = reverse("wagtailadmin_pages:edit", args=[page_id])
    return f"{address}#finding={field}" if field else address


def may_work_on_pages(user: Any) -> bool:
    """Say whether the user may add or edit any page."""
    return bool(PagePermissionPolicy().user_has_any_permission(user, {"add", "change"}))


class Screen(WagtailAdminTemplateMixin):
    """A screen for those whom ``lets_in`` lets in: everybody in the admin, unless it says else."""

    request: HttpRequest

    def lets_in(self, user: Any) -> bool:
        """Say whether the user may open the screen."""
        return True

    def way(self) -> list[tuple[str, str | Promise]]:
        """Return the address and the name of each screen that leads here, besides the home."""
        return []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those whom the screen lets in; raises PermissionDenied for all others."""
        if not self.lets_in(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        steps = [*self.way(), ("", self.get_page_title())]
        return [*self.breadcrumbs_items, *({"url": url, "label": label} for url, label in steps)]


class RoleScreen(Screen):
    """A screen about the role that the address names, for those who may edit it."""

    page: RolePage

    def lets_in(self, user: Any) -> bool:
        return bool(self.page.permissions_for_user(user).can_edit())

    def way(self) -> list[tuple[str, str | Promise]]:
        return [(edit_address(self.page.pk), self.page.draft_title)]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer for a role that there is; raises Http404 for other pages."""
        self.page = get_object_or_404(RolePage, pk=kwargs["page_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.draft_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "page": self.page}


class RecordScreen(Screen):
    """A screen about records of roles, reached from their list, for those who work on pages."""

    list_name: str
    list_label: str | Promise

    def lets_in(self, user: Any) -> bool:
        return may_work_on_pages(user)

    def way(self) -> list[tuple[str, str | Promise]]:
        return [(reverse(self.list_name), self.list_label)]


class EditorsMenuItem(MenuItem):
    """Is shown to whoever may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(PagePermissionPolicy().user_has_permission(request.user, "change"))


def report_urls(view: Any, folder: str) -> list[URLPattern]:
    """Return the addresses of a report: its own, and that of the results alone."""
    return [
        path(folder, view.as_view(), name=view.index_url_name),
        path(
            f"{folder}results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]


# By its value in the address: what an option is called, and the condition of its records, which is
# made when it is asked for.
Options = Mapping[str, tuple[str | Promise, Callable[[], Any]]]

HEALTH: Final[Options] = {
    "errors": ("Has errors", lambda: Q(health__errors__gt=0)),
    "warnings": ("Has warnings", lambda: Q(health__warnings__gt=0)),
    "nothing": ("Nothing found", lambda: Q(health__errors=0, health__warnings=0)),
}
COMPLETENESS: Final[Options] = {
    **{
        f"{least}-{most}": (f"{least}% to {most}%", partial(Q, health__score__range=(least, most)))
        for least, most in ((0, 24), (25, 49), (50, 74), (75, 99))
    },
    "100": ("Complete (100%)", lambda: Q(health__score=100)),
}
STATUS: Final[Options] = {
    "live": ("Live", lambda: Q(live=True, has_unpublished_changes=False)),
    "changed": ("Live, with a newer draft", lambda: Q(live=True, has_unpublished_changes=True)),
    "draft": ("Draft", lambda: Q(live=False)),
}


class OptionFilter(ChoiceFilter):
    """Narrows a list or report of Wagtail's to what one of its options stands for."""

    def __init__(self, options: Options, **kwargs: Any) -> None:
        self.options = options
        super().__init__(
            choices=[(value, label) for value, (label, _) in options.items()],
            empty_label="Any",
            widget=RadioSelect,
            **kwargs,
        )

    def filter(self, records: QuerySet[Any], value: str) -> QuerySet[Any]:
        return records.filter(self.options[value][1]()) if value in self.options else records


class RecordFilter(SimpleListFilter):
    """Narrows a list of records to what one of its options stands for.

    The option "" is what the list opens with, and it opens with all records if there is none. A
    value that is none of the options leaves all records, or no record where there is that option.
    """

    options: Options

    def get_options(self, request: HttpRequest, model_admin: Any) -> Options:
        """Return the options; a subclass may make them of the records."""
        return self.options

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        self.options = self.get_options(request, model_admin)
        return [(value, label) for value, (label, _) in self.options.items() if value]

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *others = super().choices(changelist)
        label, _ = self.options.get("", (first["display"], None))
        yield {**first, "display": label}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if chosen := self.options.get(self.value() or ""):
            return queryset.filter(chosen[1]())
        return queryset.none() if "" in self.options else queryset


class MineFilter(ChoiceFilter):
    """Narrows a list of pages to those of whoever looks at it, which ``mine`` is the name of."""

    def __init__(self, mine: str, **kwargs: Any) -> None:
        super().__init__(
            choices=[("mine", mine)], empty_label="Everybody's", widget=RadioSelect, **kwargs
        )

    def filter(self, pages: QuerySet[Any], value: str) -> QuerySet[Any]:
        return pages.filter(owner=self.parent.request.user) if value == "mine" else pages


# Those of equal rank come in the order in which they need work most.
THEN: Final = {
    "health__score": ("health__errors",),
    "health__errors": ("health__warnings",),
}


def in_order(pages: Any, ordering: str) -> Any:
    """Return the pages by the field that ``ordering`` names, downwards with "-" before it.

    Those without a value come last either way, and those of equal rank by title.
    """
    name = ordering.removeprefix("-")
    keys = [F(key) for key in (name, *THEN.get(name, ()))]
    descending = ordering.startswith("-")
    order = [key.desc(nulls_last=True) if descending else key.asc(nulls_last=True) for key in keys]
    return pages.order_by(*order, "title", "pk")


def rule_label(name: str) -> str:
    """Return a rule's name in words: "Missing alt text" for "missing-alt-text"."""
    return name.replace("-", " ").replace("_", " ").capitalize()


class ScoreColumn(BaseColumn):
    """How complete the page is, as a meter and in figures."""

    cell_template_name = "career_pages/admin/health/score_cell.html"

    class Media:
        css = {"all": ["career_pages/guide_listing.css"]}

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "health": getattr(instance, "health", None)}


class CountsColumn(ScoreColumn):
    """How many errors and warnings there are; whoever may edit the page is led to the first."""

    cell_template_name = "career_pages/admin/health/counts_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        context = super().get_cell_context_data(instance, parent_context)
        health = context["health"]
        if health and health.findings:
            user = parent_context["request"].user
            if instance.permissions_for_user(user).can_edit():
                context["first"] = edit_address(instance.pk, health.findings[0]["field"])
        return context
