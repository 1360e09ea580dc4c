"""What no address can mean."""

import re
from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

NULL: Final = re.compile("%00|\0")


class NullCharacterMiddleware:
    """Keeps the character NUL, which no text has, out of everything that reads an address.

    PostgreSQL and the file system refuse it with an error, wherever it is looked up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response to the query without it.

        Raises Http404 for a path that has one: there is nothing at such an address.
        """
        if "\0" in request.path_info:
            raise Http404
        request.META["QUERY_STRING"] = NULL.sub("", request.META.get("QUERY_STRING", ""))
        return self.get_response(request)
