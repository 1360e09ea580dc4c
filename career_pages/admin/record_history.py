"""The history of a record that is no page, for those who look after such records."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail_modeladmin.views import HistoryView


class RecordHistoryView(HistoryView):
    """The history as modeladmin shows it, which by itself shows it to everybody in the admin."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer those who see the list of such records; raises PermissionDenied for others."""
        if not self.permission_helper.user_can_list(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response
