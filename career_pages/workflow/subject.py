"""What a letter says of the page that it is about."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_admin_base_url, get_latest_str

from career_pages.health.recording import health_of
from career_pages.sections import HasSections

Fact = tuple[str, str]


def name_of(obj: Any) -> str:
    """Return the name of the page's newest version, in one line."""
    return " ".join(str(get_latest_str(obj)).split())


def kind_of(obj: Any) -> str:
    """Return what the page is, such as "role"."""
    return str(getattr(obj, "specific_deferred", obj)._meta.verbose_name)


def editor_of(obj: Any) -> str:
    """Return the full address of the page's editor."""
    return f"{get_admin_base_url()}{AdminURLFinder().get_edit_url(obj)}"


def moment(when: datetime) -> str:
    """Return a day and time in words."""
    local = timezone.localtime(when)
    return f"{date_format(local, 'DATETIME_FORMAT')} {local.tzname()}"


def goes_live(obj: Any) -> bool:
    """Say whether readers see the page's newest version, or will by schedule."""
    return bool(obj.approved_schedule or (obj.live and not obj.has_unpublished_changes))


def scheduled_for(obj: Any) -> str:
    """Return when the page's newest version goes live, or "" if that is at once."""
    newest = obj.get_latest_revision_as_object()
    is_later = newest.go_live_at and newest.go_live_at > timezone.now()
    return moment(newest.go_live_at) if is_later else ""


def health_facts(obj: Any) -> list[Fact]:
    """Return how complete a role or chapter is and what the checks found; nothing for others."""
    page = getattr(obj, "specific", obj)
    if not isinstance(page, HasSections):
        return []
    health = health_of(page)
    found = f"{_count(health.errors, 'error')}, {_count(health.warnings, 'warning')}"
    return [("Complete", f"{health.score}%"), ("Checks", found)]


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
