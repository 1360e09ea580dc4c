"""The roles that somebody may have meant by a name that none has."""

from collections.abc import Callable

# Each returns at most so many pairs of a title and a slug for a name, the likeliest first.
_FINDERS: list[Callable[[str, int], list[tuple[str, str]]]] = []


def find_similar_roles_with(finder: Callable[[str, int], list[tuple[str, str]]]) -> None:
    """Ask the function, from now on, which roles a name may mean."""
    if finder not in _FINDERS:
        _FINDERS.append(finder)


def similar_roles(name: str, most: int) -> list[tuple[str, str]]:
    """Return the titles and slugs of at most so many roles that the name may mean."""
    found = (role for finder in _FINDERS for role in finder(name, most))
    return list(dict.fromkeys(found))[:most]
