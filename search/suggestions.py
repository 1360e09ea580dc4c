"""Names of roles that go on from what a reader has typed."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, Q, QuerySet, Value, When
from wagtail.models import Page

from career_pages.models import OtherTitle, RolePage
from search.visibility import visible

MOST: Final = 8

# What stands before a word inside a name.
BEFORE_A_WORD: Final = (" ", "-", "/", "(", ",", ".", "&", "'", "’")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name, the address of the role that has it, and whether it is the "role"'s own name or an
    "other title" of it.
    """

    title: str
    url: str
    kind: str


def suggestions(typed: str) -> tuple[Suggestion, ...]:
    """Return at most eight names in which a word starts with what was typed.

    A role's own name comes before other titles, a name that starts so before one that goes on so;
    the rest is by the alphabet. Only roles that every reader may see are named.
    """
    if not typed:
        return ()
    roles = visible(RolePage.objects.order_by())
    others = OtherTitle.objects.order_by().filter(role__in=roles.values("pk"))
    rows = _named(roles, typed, 0).values_list("title", "of_another", "goes_on", "url_path")
    other_rows = _named(others, typed, 1).values_list(
        "title", "of_another", "goes_on", "role__url_path"
    )
    found = rows.union(other_rows).order_by("of_another", "goes_on", "title", "url_path")[:MOST]
    return tuple(
        # A page knows its address by its path alone.
        Suggestion(title, Page(url_path=path).url, "other title" if of_another else "role")
        for title, of_another, _, path in found
    )


def _named(records: QuerySet[Any], typed: str, of_another: int) -> QuerySet[Any]:
    """Return those of the records in whose title a word starts with what was typed."""
    starts = Q(title__istartswith=typed)
    goes_on = Q(
        *(("title__icontains", f"{before}{typed}") for before in BEFORE_A_WORD), _connector=Q.OR
    )
    return records.filter(starts | goes_on).annotate(
        of_another=Value(of_another),
        goes_on=Case(When(starts, then=Value(0)), default=Value(1)),
    )
