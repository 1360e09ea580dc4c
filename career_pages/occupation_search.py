"""Occupations by what somebody calls them."""

from typing import Any, Final

from django.db.models import Case, Q, Value, When

from career_pages.models import Occupation

MOST_WORDS: Final = 20


def find_occupations(typed: str) -> Any:
    """Return the occupations that have every word of ``typed`` in a title or in their code.

    Those come first whose own title begins with it or has it; the rest is by the alphabet. All are
    returned for a blank text.
    """
    words = typed.replace("\0", " ").split()[:MOST_WORDS]
    has_all = Q()
    for word in words:
        has_all &= Q(names__icontains=word) | Q(code__startswith=word)
    phrase = " ".join(words)
    nearness = Case(
        When(title__istartswith=phrase, then=Value(0)),
        When(title__icontains=phrase, then=Value(1)),
        default=Value(2),
    )
    return Occupation.objects.filter(has_all).defer("facts").order_by(nearness, "title")
