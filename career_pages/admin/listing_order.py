"""The order of a listing, the same on every database."""

from typing import Any, Final

from django.db.models import F

# Those of equal rank come in the order in which they need work most.
THEN: Final = {
    "health__score": ("health__errors",),
    "health__errors": ("health__warnings",),
}


def in_order(pages: Any, ordering: str) -> Any:
    """Return the pages by the field that ``ordering`` names, downwards with "-" before it.

    Those without a value come last either way, and those of equal rank by title.
    """
    name = ordering.removeprefix("-")
    keys = [F(key) for key in (name, *THEN.get(name, ()))]
    descending = ordering.startswith("-")
    order = [key.desc(nulls_last=True) if descending else key.asc(nulls_last=True) for key in keys]
    return pages.order_by(*order, "title", "pk")
