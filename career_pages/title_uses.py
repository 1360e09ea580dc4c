"""Which roles a title stands for: by their own name, as an other title, or by suggestion."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, Value
from django.db.models.functions import Lower

from career_pages.models import OtherTitle, RolePage, SuggestedTitle

OWN_NAME: Final = "Its own name"
OTHER_TITLE: Final = "Other title"


@dataclass(frozen=True, slots=True)
class TitleUse:
    """A role that a title stands for, and in which ways."""

    role: Any
    ways: list[str]


def folded(rows: Any, field: str = "title") -> Any:
    """Return the rows of a queryset with the field in small letters, as ``folded``."""
    return rows.annotate(folded=Lower(field))


def names() -> Any:
    """Return the roles, each with its name in small letters, as a queryset."""
    return folded(RolePage.objects.order_by())


def titles() -> Any:
    """Return the other titles of all roles, as a queryset."""
    return folded(OtherTitle.objects.order_by())


def offers() -> Any:
    """Return the suggested titles that nobody has dismissed, as a queryset."""
    open_ones = SuggestedTitle.objects.exclude(status=SuggestedTitle.Status.DISMISSED)
    return folded(open_ones.order_by())


def role_counts(wanted: Collection[str]) -> dict[str, int]:
    """Return how many roles each title stands for; titles in small letters, as a query has them."""
    roles: dict[str, set[int]] = defaultdict(set)
    for rows, role in ((names(), "pk"), (titles(), "role"), (offers(), "role")):
        for title, pk in rows.filter(folded__in=wanted).values_list("folded", role):
            roles[title].add(pk)
    return {title: len(found) for title, found in roles.items()}


def uses_of(title: str) -> list[TitleUse]:
    """Return every role that has the title, in whatever letters, by name.

    Dismissed suggestions are among the ways, so that it is seen who decided against it.
    """
    ways: dict[int, list[str]] = defaultdict(list)
    for pk, way in _ways(title):
        ways[pk].append(way)
    roles = RolePage.objects.filter(pk__in=ways).defer_streamfields().order_by("draft_title", "pk")
    return [TitleUse(role, ways[role.pk]) for role in roles]


def _ways(title: str) -> Iterator[tuple[int, str]]:
    alike: Any = {"folded": Lower(Value(title))}
    for pk in names().filter(**alike).values_list("pk", flat=True):
        yield pk, OWN_NAME
    for pk in titles().filter(**alike).values_list("role", flat=True).distinct():
        yield pk, OTHER_TITLE
    suggested = folded(SuggestedTitle.objects.order_by("pk")).filter(**alike)
    for pk, status in suggested.values_list("role", "status").distinct():
        yield pk, f"Suggested: {SuggestedTitle.Status(status).label.lower()}"


def stands_for_several(own: Any, *others: Any) -> Any:
    """Return the condition that a title stands for another role as well.

    It is for rows that have ``role`` and ``folded``: ``own`` is the queryset of all rows of their
    kind, ``others`` are those of other kinds. The names of roles are looked through as well.
    """
    mine = names().filter(pk=OuterRef("role"), folded=OuterRef("folded"))
    condition: Any = _shared(own) | (Q(folded__in=names().values("folded")) & ~Exists(mine))
    for rows in others:
        mine = rows.filter(role=OuterRef("role"), folded=OuterRef("folded"))
        condition |= _shared(rows) | (Q(folded__in=rows.values("folded")) & ~Exists(mine))
    return condition


def _shared(rows: Any) -> Q:
    counted = rows.values("folded").annotate(roles=Count("role", distinct=True))
    return Q(folded__in=counted.filter(roles__gt=1).values("folded"))
