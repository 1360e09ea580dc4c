"""How people and pages in review are called."""

from typing import Any

from wagtail.admin.utils import get_user_display_name


def named(person: Any) -> str:
    """Return how a person is called in a sentence."""
    return str(get_user_display_name(person)) if person else "Somebody"
