"""How far programs can go through lists."""

from typing import Any, Final

from django.http import HttpRequest
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError

MOST_DIGITS: Final = 9


class BoundedPagination(WagtailPagination):
    """Wagtail's ``limit`` and ``offset``, with offsets that a database can count to."""

    def paginate_queryset(self, queryset: Any, request: HttpRequest, view: Any = None) -> Any:
        """Return the part of the list; raises BadRequestError for what is no part of any."""
        if len(request.GET.get("offset", "")) > MOST_DIGITS:
            raise BadRequestError(f"offset must have no more than {MOST_DIGITS} digits")
        return super().paginate_queryset(queryset, request, view)
