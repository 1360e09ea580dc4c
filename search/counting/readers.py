"""Whose searches are counted."""

import re
from typing import Final

from django.conf import settings
from django.http import HttpRequest

# What programs call themselves. Many pretend to be a browser; those are not told apart.
PROGRAM: Final = re.compile(
    r"bot\b|bots\b|crawl|spider|slurp|archiver|monitor|preview|scan|curl|wget|libwww|httpclient"
    r"|python|java/|go-http|ruby|perl|okhttp|axios|node-fetch|https?://",
    re.IGNORECASE,
)


def is_reader(request: HttpRequest) -> bool:
    """Say whether a reader asks to see the page, and not a program, a browser that fetches it in
    case somebody wants it, or somebody who has signed in to work on the guide.
    """
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "prefetch" not in request.headers.get("Sec-Purpose", "")
        and not PROGRAM.search(request.headers.get("User-Agent", ""))
    )
