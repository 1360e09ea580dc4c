"""What readers have searched for, over many days."""

from datetime import timedelta
from typing import Any, Final

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone

from search.models import SearchCount

# Results that so few pages are may not be what was meant.
FEW: Final = 3

FAILING: Final = Q(found=0)
WEAK: Final = Q(found__gt=0, found__lte=FEW)


def searched(days: int) -> QuerySet[Any, Any]:
    """Return each query of the last so many days, today among them, as ``query``.

    ``searches`` says how often it was searched for, ``found`` how many pages were found when it
    was counted last, and ``last`` on what day that was.
    """
    newest = SearchCount.objects.filter(query=OuterRef("query")).order_by("-day", "-pk")
    return (
        SearchCount.objects.filter(day__gt=timezone.localdate() - timedelta(days=days))
        .values("query")
        .annotate(
            searches=Sum("times"),
            last=Max("day"),
            found=Subquery(newest.values("results")[:1]),
        )
    )
