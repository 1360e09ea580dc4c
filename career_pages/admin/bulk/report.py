"""Reports on many pages, kept for as long as somebody may come back to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import get_random_string

from career_pages.outcome import Outcome

_SESSION_KEY: Final = "career_pages_reports"
# A person works with one or two at a time, and the session is read with every request.
_KEPT: Final = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What an action made of the pages that were chosen, and the list that they were chosen in."""

    title: str
    outcomes: list[Outcome]
    back: str


def keep_report(request: HttpRequest, title: str, outcomes: Iterable[Outcome], back: str) -> str:
    """Keep a report in the person's session; return the address at which it is read."""
    kept = request.session.get(_SESSION_KEY, {})
    key = get_random_string(10)
    data = {"title": title, "outcomes": [one.as_json() for one in outcomes], "back": back}
    newest = dict(list(kept.items())[1 - _KEPT :])
    request.session[_SESSION_KEY] = newest | {key: data}
    return reverse("career_pages_bulk_report", args=[key])


def kept_report(request: HttpRequest, key: str) -> Report | None:
    """Return the report; None if it is no longer kept."""
    data = request.session.get(_SESSION_KEY, {}).get(key)
    if data is None:
        return None
    outcomes = [Outcome.from_json(one) for one in data["outcomes"]]
    return Report(data["title"], outcomes, data["back"])
