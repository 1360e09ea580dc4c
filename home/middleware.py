"""How responses leave the site."""

import re
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin

PUBLIC = "public, max-age=0, must-revalidate"

PRIVATE = "private, no-store"


class ReaderCacheMiddleware(MiddlewareMixin):
    """States for each response whether it is everybody's or one person's.

    A page for an anonymous reader may be kept anywhere, and is asked for again each time: with
    the validator that it carries, the answer is then "not modified" until an editor publishes.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Return the response with a Cache-Control header, if it has none yet."""
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


NULL: Final = re.compile("%00|\0")


class NullCharacterMiddleware(MiddlewareMixin):
    """Keeps the character NUL, which no text has, out of everything that reads an address.

    PostgreSQL and the file system refuse it with an error, wherever it is looked up.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Take it out of the query.

        Raises Http404 for a path that has one: there is nothing at such an address.
        """
        if "\0" in request.path_info:
            raise Http404
        request.META["QUERY_STRING"] = NULL.sub("", request.META.get("QUERY_STRING", ""))


class ContentPolicyMiddleware(MiddlewareMixin):
    """Gives the admin its own content security policy, and everything a permissions policy.

    django-csp writes the header; it must stand before this class.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Return the response with what it needs noted on it."""
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        if request.path.startswith(reverse("wagtailadmin_home")):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_DIRECTIVES  # type: ignore[attr-defined]
        return response
