"""A role as a row of a spreadsheet."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final

from career_pages.admin.health.columns import health_row

# Each column's name, its heading, and what stands in it.
EXPORT: Final[Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    "title": ("Role", lambda role: role.get_admin_display_title()),
    "url": ("Address", lambda role: role.full_url or ""),
    "status": ("Status", lambda role: str(role.status_string)),
    "area": ("Career area", lambda role: str(role.area or "")),
    "score": ("Completeness (%)", lambda role: _of_health(role, "score")),
    "errors": ("Errors", lambda role: _of_health(role, "errors")),
    "warnings": ("Warnings", lambda role: _of_health(role, "warnings")),
    "chapters": ("Chapters", attrgetter("numchild")),
    "author": ("Author", attrgetter("author")),
    "reviewer": ("Reviewer", attrgetter("reviewer")),
    "last_reviewed": ("Last reviewed", lambda role: role.last_reviewed or ""),
    "next_review": ("Next review", lambda role: role.next_review or ""),
    "review_editor": ("Who is reminded", lambda role: _username(role.review_editor)),
    "owner": ("Owner", lambda role: _username(role.owner)),
    "updated": ("Updated", lambda role: role.latest_revision_created_at or ""),
    "occupation_code": ("Occupation code", attrgetter("occupation_code")),
}


def _username(person: Any) -> str:
    return person.get_username() if person else ""


def _of_health(role: Any, name: str) -> int | str:
    health = health_row(role)
    return getattr(health, name) if health else ""
