"""The synonyms, as editors look after them."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from career_pages.admin.record_history import RecordHistoryView
from career_pages.admin.records.record_list_view import RecordListView
from career_pages.admin.records.record_search import FewWordsSearchHandler
from search.admin.synonym_create_view import SynonymCreateView
from search.admin.synonyms_import_view import SynonymsImportView
from search.models import Synonym
from search.synonyms.csv_file import DIRECTION, WORDS, one_line

IMPORT: Final = "search_import_synonyms"
FIRST: Final = Synonym.Direction.FIRST


class SynonymListView(RecordListView):
    """The list of synonyms, whose spreadsheet can be imported again."""

    export_headings = {"words_on_one_line": WORDS, "direction": DIRECTION}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context, with where to import for those who may."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        may = SynonymsImportView(self.model_admin).check_action_permitted(self.request.user)
        return context | {"import_url": reverse(IMPORT) if may else ""}


class SynonymAdmin(ModelAdmin):
    """Lists, filters, searches, exports and imports groups of words that mean the same."""

    model = Synonym
    base_url_path = "synonyms"
    menu_label = _("Synonyms")
    menu_order = 40
    menu_icon = "list-ul"
    index_view_class = SynonymListView
    create_view_class = SynonymCreateView
    index_template_name = "search/admin/synonyms.html"
    index_view_extra_css = ["career_pages/record_lists.css"]
    list_display = ("first", "others", "finds")
    list_filter = ("direction",)
    list_export = ("words_on_one_line", "direction")
    export_filename = "synonyms"
    search_fields = ("words",)
    search_handler_class = FewWordsSearchHandler
    history_view_class = RecordHistoryView

    def first(self, group: Synonym) -> str:
        """Return the word or phrase by which the group is known."""
        return str(group)

    first.short_description = _("word")  # type: ignore[attr-defined]
    first.admin_order_field = "name"  # type: ignore[attr-defined]

    def others(self, group: Synonym) -> str:
        """Return what else is in it."""
        return ", ".join(group.phrases[1:])

    others.short_description = _("means the same")  # type: ignore[attr-defined]

    def finds(self, group: Synonym) -> str:
        """Return in few words which of them find which."""
        return str(_("one way: finds these") if group.direction == FIRST else _("both ways"))

    finds.short_description = _("direction")  # type: ignore[attr-defined]
    finds.admin_order_field = "direction"  # type: ignore[attr-defined]

    def words_on_one_line(self, group: Synonym) -> str:
        """Return all of them as the spreadsheet has them."""
        return one_line(group.phrases)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Take over a spreadsheet."""
        response: HttpResponse = SynonymsImportView.as_view(model_admin=self)(request)
        return response

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """Return the addresses of all views of synonyms."""
        return (
            path(f"{self.base_url_path}/import/", self.import_view, name=IMPORT),
            *super().get_admin_urls_for_registration(),
        )
