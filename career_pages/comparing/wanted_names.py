"""What an address or a form asks to compare, name by name."""

from collections.abc import Callable, Sequence
from typing import Final

from career_pages.search_words import clean

# Nobody means more; each name that is not known costs a search.
MOST_NAMES: Final = 6
LONGEST: Final = 255


def candidates(values: Sequence[str]) -> list[str]:
    """Return everything in the values that may be a name: each as a whole, and between commas."""
    found = [name for value in _cleaned(values) for name in (value, *_parts(value))]
    return list(dict.fromkeys(found))


def wanted_names(values: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    """Return the names that the values ask for, in order, at most six.

    A comma separates two names, unless the whole is one that is known: "Baker, Pastry".
    """
    names: list[str] = []
    for value in _cleaned(values):
        names += [value] if is_known(value) else _parts(value)
    return names[:MOST_NAMES]


def _cleaned(values: Sequence[str]) -> list[str]:
    return list(
        filter(None, (clean(value[: LONGEST * MOST_NAMES]) for value in values[:MOST_NAMES]))
    )


def _parts(value: str) -> list[str]:
    parts = (part.strip()[:LONGEST] for part in value.split(","))
    return [part for part in parts if part][:MOST_NAMES]
