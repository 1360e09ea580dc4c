"""The one clock that rules read, so that a test can stop it."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """Return today's date in the site's time zone."""
    return timezone.localdate()


def this_year() -> int:
    """Return the current year in the site's time zone."""
    return today().year
