"""The alphabet, as readers look things up by it."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count
from django.db.models.functions import Left


def count_initials(roles: Any) -> dict[str, int]:
    """Return how many of the roles' names begin with each character, as it is written."""
    initials = roles.order_by().annotate(initial=Left("title", 1))
    return dict(initials.values_list("initial").annotate(Count("pk")))


def by_letter(initials: Iterable[str]) -> dict[str, list[str]]:
    """Return the initials that count as each letter."""
    letters: dict[str, list[str]] = defaultdict(list)
    for initial in initials:
        letters[letter_of(initial)].append(initial)
    return letters


def letter_of(initial: str) -> str:
    """Return the capital letter without accents under which readers look for the initial.

    All digits are under "0".
    """
    letter = unicodedata.normalize("NFD", initial)[:1].upper()[:1]
    return "0" if letter.isdecimal() else letter


def letter_label(letter: str) -> str:
    """Return what readers see for a letter."""
    return "0–9" if letter == "0" else letter
