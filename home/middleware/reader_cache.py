"""Who may keep a copy of a response."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

PUBLIC = "public, max-age=0, must-revalidate"
PRIVATE = "private, no-store"


class ReaderCacheMiddleware:
    """States for each response whether it is everybody's or one person's.

    A page for an anonymous reader may be kept anywhere, and is asked for again each time: with
    the validator that it carries, the answer is then "not modified" until an editor publishes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response with a Cache-Control header, if it has none yet."""
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = (
                PUBLIC if is_everybodys(request, response) else PRIVATE
            )
        return response


def is_everybodys(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether the response is the same for every reader who is not signed in."""
    return (
        request.method in {"GET", "HEAD"}
        and response.status_code < 500
        and not response.cookies
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path.startswith(reverse("wagtailadmin_home"))
    )
