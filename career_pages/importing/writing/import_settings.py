"""How much an import takes on, as the settings say."""

from dataclasses import fields

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from career_pages.importing.import_limits import ImportLimits


def import_limits() -> ImportLimits:
    """Return the limits of GUIDE_IMPORT_LIMITS, and the usual ones where it says nothing.

    Raises ImproperlyConfigured for names that are none, and for what is no number above 0.
    """
    names = [field.name for field in fields(ImportLimits)]
    for name, value in settings.GUIDE_IMPORT_LIMITS.items():
        if name not in names:
            raise ImproperlyConfigured(
                f"GUIDE_IMPORT_LIMITS has no limit {name!r}; it has {', '.join(names)}."
            )
        if not str(value).isdecimal() or int(value) == 0:
            raise ImproperlyConfigured(
                f"GUIDE_IMPORT_LIMITS: {name} must be a whole number above 0, not {value!r}."
            )
    return ImportLimits(**{name: int(n) for name, n in settings.GUIDE_IMPORT_LIMITS.items()})
