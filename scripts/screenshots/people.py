"""Whoever signs in to take a screenshot."""

from typing import Any, Final

PASSWORD: Final = "career-guide"  # noqa: S105 - of a site that lives for a minute
GROUPS: Final = {"author": "Editors", "reviewer": "Moderators", "publisher": "Moderators"}


def make_people() -> dict[str, Any]:
    """Make somebody of each group who is not there yet, and return all by their names."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    users: Any = get_user_model().objects
    for name, group in GROUPS.items():
        if not users.filter(username=name).exists():
            person = users.create_user(name, f"{name}@example.org", PASSWORD)
            person.groups.add(Group.objects.get(name=group))
    return {person.username: person for person in users.filter(username__in=GROUPS)}
