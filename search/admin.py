"""What editors look after so that readers find what they mean."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from django import forms
from django.contrib.admin import display
from django.db import transaction
from django.db.models import F, QuerySet
from django.forms import RadioSelect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.search_promotions import views as promotion_views
from wagtail.contrib.search_promotions.models import Query
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_modeladmin.views import CreateView, WMABaseView

from career_pages.admin.records import RecordAdmin, RecordListView
from career_pages.admin.screens import OptionFilter, Options, RecordScreen, edit_address
from career_pages.editions import present_editions
from career_pages.models import OtherTitle, RolePage
from career_pages.publishing.changes import (
    CHANGES,
    ChangeResult,
    ChangeStatus,
    add_title,
    apply_change,
)
from search.counting import FAILING, LONGEST, WEAK, searched
from search.models import SYNONYMS, SearchCount, Synonym
from search.synonyms import DIRECTION, MOST_BYTES, WORDS, carry_out, one_line, plan_of, read_rows

MOST_PROBLEMS: Final = 30


class SynonymsFileForm(forms.Form):
    """Asks for the file."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_(
            "A CSV file in UTF-8 with the columns “words”, such as “lawyer; attorney; solicitor”,"
            " and “direction”: “both” or “first”. Download the list to see its form."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


class SynonymsImportView(WMABaseView):
    """Shows what a file would change, then changes it: all of it, or nothing."""

    page_title = _("Import synonyms")
    template_name = "search/admin/import_synonyms.html"

    def check_action_permitted(self, user: Any) -> bool:
        may = self.permission_helper
        return bool(may.user_can_create(user) and may.user_can_edit_obj(user, None))

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the file."""
        return self._page(form=SynonymsFileForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show what the file would change; what has been shown is done."""
        if "rows" in request.POST:
            return self._confirmed(request.POST["rows"], request.POST.get("edition", ""))
        form = SynonymsFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form=form)
        return self._preview(form.cleaned_data["file"].read(MOST_BYTES + 1))

    def _preview(self, data: bytes) -> HttpResponse:
        edition = self._edition()
        rows, problems = read_rows(data)
        if problems:
            shown, more = problems[:MOST_PROBLEMS], len(problems[MOST_PROBLEMS:])
            return self._page(form=SynonymsFileForm(), problems=shown, more_problems=more)
        text = data.decode("utf-8-sig")
        return self._page(plan=plan_of(rows), rows=text, edition=edition)

    def _confirmed(self, text: str, edition: str) -> HttpResponse:
        data = text.encode()
        rows, problems = read_rows(data)
        if problems:
            return self._preview(data)
        with transaction.atomic():
            if edition != self._edition():
                messages.warning(
                    self.request,
                    _("Somebody has changed synonyms since: this is what would change now."),
                )
                return self._preview(data)
            plan = plan_of(rows)
            carry_out(plan, self.request.user)
        messages.success(
            self.request,
            _("Imported. New: %(new)d, changed: %(changed)d, the same as before: %(same)d.")
            % {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same},
        )
        return redirect(self.index_url)

    def _edition(self) -> str:
        return str(present_editions().get(SYNONYMS, ""))

    def _page(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context))


class SynonymCreateView(CreateView):
    """The form of a new group, which begins with the query that the address names, if any."""

    def get_instance(self) -> Synonym:
        return Synonym(words=self.request.GET.get("query", "")[:LONGEST])


IMPORT: Final = "search_import_synonyms"

FIRST: Final = Synonym.Direction.FIRST


class SynonymListView(RecordListView):
    """The list of synonyms, whose spreadsheet can be imported again."""

    export_headings = {"words_on_one_line": WORDS, "direction": DIRECTION}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context, with where to import for those who may."""
        may = SynonymsImportView(self.model_admin).check_action_permitted(self.request.user)
        return super().get_context_data(**kwargs, import_url=reverse(IMPORT) if may else "")


class SynonymAdmin(RecordAdmin):
    """Lists, filters, searches, exports and imports groups of words that mean the same."""

    model = Synonym
    base_url_path = "synonyms"
    menu_label = _("Synonyms")
    menu_order = 40
    menu_icon = "list-ul"
    index_view_class = SynonymListView
    create_view_class = SynonymCreateView
    index_template_name = "search/admin/synonyms.html"
    list_display = ("first", "others", "finds")
    list_filter = ("direction",)
    list_export = ("words_on_one_line", "direction")
    export_filename = "synonyms"
    search_fields = ("words",)

    @display(description=_("word"), ordering="name")
    def first(self, group: Synonym) -> str:
        """Return the word or phrase by which the group is known."""
        return str(group)

    @display(description=_("means the same"))
    def others(self, group: Synonym) -> str:
        """Return what else is in it."""
        return ", ".join(group.phrases[1:])

    @display(description=_("direction"), ordering="direction")
    def finds(self, group: Synonym) -> str:
        """Return in few words which of them find which."""
        return str(
            _("one way: finds these")
            if group.direction == Synonym.Direction.FIRST
            else _("both ways")
        )

    def words_on_one_line(self, group: Synonym) -> str:
        """Return all of them as the spreadsheet has them."""
        return one_line(group.phrases)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Take over a spreadsheet."""
        return SynonymsImportView.as_view(model_admin=self)(request)

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        return (
            path(f"{self.base_url_path}/import/", self.import_view, name=IMPORT),
            *super().get_admin_urls_for_registration(),
        )


USUAL_DAYS: Final = 30

OTHER_DAYS: Final = {"7": _("7 days"), "90": _("90 days")}

FOUND: Final[Options] = {
    "nothing": (_("Nothing"), lambda: FAILING),
    "little": (_("1 to 3 pages"), lambda: WEAK),
}


class DaysFilter(ChoiceFilter):
    """Chooses of how many days the report is, which is so before anything is added up."""

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows


class SearchesFilterSet(WagtailFilterSet):
    """The days, and how much was found."""

    days = DaysFilter(
        label=_("Of the last"),
        choices=list(OTHER_DAYS.items()),
        empty_label=_("30 days"),
        widget=RadioSelect,
    )
    found = OptionFilter(FOUND, label=_("Found"))

    class Meta:
        model = SearchCount
        fields: list[str] = []


class QueryColumn(BaseColumn):
    """What readers typed, which leads to what they find now, and what helps them to find more."""

    cell_template_name = "search/admin/query_cell.html"

    class Media:
        css = {"all": ["career_pages/guide_listing.css"]}

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        """Return the cell's context, and what whoever looks may do."""
        context = super().get_cell_context_data(instance, parent_context)
        user = parent_context["request"].user
        return {
            **context,
            "may_add_synonym": user.has_perm("search.add_synonym"),
            "may_promote": user.has_perm("wagtailsearchpromotions.add_searchpromotion"),
        }


class FoundColumn(BaseColumn):
    """How many pages they found."""

    cell_template_name = "search/admin/found_cell.html"


# With what a program for tables would take a text for a formula.
BEGINS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class SearchesReport(ReportView):
    """Lists the queries of some days, those first for which readers searched most."""

    page_title = _("Searches")
    header_icon = "search"
    model = SearchCount
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = ["change"]
    filterset_class = SearchesFilterSet
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    results_template_name = "search/admin/searches_results.html"
    table_classname = "listing guide-listing"
    verbose_name_plural = _("searches")
    default_ordering = "-searches"
    export_filename = "searches"
    list_export = ["query", "searches", "found", "last"]
    export_headings = {
        "query": _("Query"),
        "searches": _("Searches"),
        "found": _("Pages found"),
        "last": _("Last searched for"),
    }
    columns = [
        QueryColumn("query", label=_("Query"), sort_key="query", width="50%"),
        NumberColumn("searches", label=_("Searches"), sort_key="searches"),
        FoundColumn("found", label=_("Pages found"), sort_key="found"),
        Column(
            "last",
            accessor=lambda row: date_format(row["last"]),
            label=_("Last searched for"),
            sort_key="last",
            classname="guide-listing__less",
        ),
    ]

    @cached_property
    def days(self) -> int:
        """Of how many days it is."""
        wanted = self.request.GET.get("days", "")
        return int(wanted) if wanted in OTHER_DAYS else USUAL_DAYS

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """Return the queries of those days."""
        return searched(self.days)

    def order_queryset(self, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """Return the queries in order, the same on every database."""
        name = self.ordering.removeprefix("-")
        order = F(name).desc() if self.ordering.startswith("-") else F(name).asc()
        return rows.order_by(order, "query")

    def get_filtered_queryset(self) -> QuerySet[Any, Any]:
        """Return the queries that the filters leave: `get_queryset` has applied them."""
        return self.get_queryset()

    def to_row_dict(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the cells of a row; what somebody typed is no formula in any of them."""
        query = row["query"]
        safe = f"'{query}" if query.startswith(BEGINS_FORMULA) else query
        return {name: row[name] for name in self.list_export} | {"query": safe}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the number of days."""
        return {**super().get_context_data(*args, **kwargs), "days": self.days}


class PromoteView(promotion_views.CreateView):
    """Wagtail's form for a promotion, filled in with the query that the address names."""

    http_method_names = ["get", "head", "options"]

    def get_initial_form_instance(self) -> Query:
        return Query(query_string=self.request.GET.get("query", "")[:LONGEST])


LONGEST_TITLE = OtherTitle._meta.get_field("title").max_length


class TitleForm(forms.Form):
    """Asks for the title as readers are to see it, and for the role."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("Title"),
        help_text=_("As readers see it among the role's other titles."),
    )
    role = forms.ModelChoiceField(
        RolePage.objects.all(),
        label=_("Role"),
        widget=AdminPageChooser(target_models=[RolePage], user_perms="edit"),
    )


class AddTitleView(RecordScreen, FormView[TitleForm]):
    """Gives a role another title, which goes live at once where nothing else waits."""

    template_name = "search/admin/add_title.html"
    page_title = _("Make it a title")
    header_icon = "tag"
    list_name = "search_report"
    list_label = _("Searches")
    form_class = TitleForm

    def get_initial(self) -> dict[str, Any]:
        """Return the query that the link names."""
        return {"title": capfirst(self.request.GET.get("query", "")[:LONGEST_TITLE])}

    def form_valid(self, form: TitleForm) -> HttpResponse:
        """Add the title and say what became of the role, or say why it could not be added."""
        title, role = form.cleaned_data["title"], form.cleaned_data["role"]
        became = apply_change(role, self.request.user, add_title(title))
        if became.status is ChangeStatus.SKIPPED:
            form.add_error("role", became.reason)
            return self.form_invalid(form)
        button = messages.button(edit_address(became.page_id, "other_titles"), gettext("Edit"))
        tell = messages.success if became.status in CHANGES else messages.warning
        tell(self.request, _told(title, became), buttons=[button])
        return redirect(reverse(self.list_name))


def _told(title: str, became: ChangeResult) -> str:
    names = {"title": title, "role": became.title, "reason": became.reason}
    if became.status is ChangeStatus.LIVE:
        return gettext("Readers who search for “%(title)s” find “%(role)s” now.") % names
    if became.status is ChangeStatus.DRAFT:
        told = gettext(
            "“%(title)s” is in the draft of “%(role)s”, and readers find it when that is published:"
            " %(reason)s"
        )
        return told % names
    return gettext("“%(role)s” is called “%(title)s” already.") % names
