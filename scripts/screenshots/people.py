"""Whoever signs in to take a screenshot: the people of a site in development."""

from typing import Any, Final

PASSWORD: Final = "career-guide"  # noqa: S105 - of a site that lives for a minute


def person(name: str) -> Any:
    """Return the user of that name; raises the user model's DoesNotExist if there is none."""
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username=name)
