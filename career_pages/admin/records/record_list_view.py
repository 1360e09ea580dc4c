"""A list of records."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail_modeladmin.views import IndexView


class RecordListView(IndexView):
    """A list whose address may hold anything: what it does not understand leads to all records."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or all of it when the address asks for what there is not."""
        try:
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
        except (IncorrectLookupParameters, SuspiciousOperation):
            messages.warning(request, "That list is not known: these are all records.")
            return redirect(self.index_url)
        return response

    def get_page_title(self) -> str:
        """Return what the menu calls the list."""
        return str(self.model_admin.get_menu_label())
