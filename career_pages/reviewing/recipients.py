"""Who is reminded of which review."""

from collections.abc import Iterable
from typing import Any, Final

from career_pages.admin_people import people_of_the_admin
from career_pages.models import RolePage

# By default; the workflow makes the group.
REVIEWERS: Final = "Reviewer"


def recipients(roles: Iterable[RolePage]) -> dict[RolePage, list[Any]]:
    """Return for each role the users who are reminded of its review, in three queries at most.

    They are the one who is named on the page, else its owner, else all of the group of reviewers:
    each only if they may enter the admin and have an e-mail address. There may be nobody.
    """
    people = {person.pk: person for person in people_of_the_admin().exclude(email="")}
    group = set(people_of_the_admin().filter(groups__name=REVIEWERS).values_list("pk", flat=True))
    reviewers = [person for pk, person in people.items() if pk in group]

    def of(role: RolePage) -> list[Any]:
        named = people.get(role.review_editor_id) or people.get(role.owner_id)
        return [named] if named else reviewers

    return {role: of(role) for role in roles}
