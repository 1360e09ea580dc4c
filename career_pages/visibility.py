"""Which pages every reader may see."""

from functools import cache, reduce
from operator import or_
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connections
from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    Value,
)
from django.db.models.functions import Concat
from wagtail.models import PageViewRestriction

# An alias is as private as the page that it follows, which may be an alias itself.
RESTRICTED: Final = ("page", "page__aliases", "page__aliases__aliases")


def open_to_all(pages: Any) -> Any:
    """Return the live pages among ``pages`` that neither they nor a page above them keep private.

    It is what Wagtail's ``live().public()`` finds, without its query for the restrictions, and
    without the aliases of private pages, which Wagtail does not show to everybody either.
    """
    on_postgresql = connections[pages.db].vendor == "postgresql"
    private = _below_one_of_a_list() if on_postgresql else _below_any()
    return pages.filter(~private, live=True)


@cache
def _below_any() -> Exists:
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    conditions = (Q(path_here__startswith=F(f"{page}__path")) for page in RESTRICTED)
    rows = PageViewRestriction.objects.annotate(path_here=path)
    return Exists(rows.filter(reduce(or_, conditions)))


@cache
def _below_one_of_a_list() -> Q:
    """Return the same, so that PostgreSQL looks the restrictions up once and not for each page.

    It keeps no statistics of a table with few rows, takes it for a large one, and would read all
    pages for each page.
    """
    return reduce(or_, map(Q, map(_is_below, RESTRICTED)))


def _is_below(restricted: str) -> Func:
    path = f"{restricted}__path"
    # Paths in the tree of pages are letters and digits, none of which has a meaning to LIKE.
    beginnings = PageViewRestriction.objects.filter(**{f"{path}__isnull": False}).order_by()
    return Func(
        F("path"),
        ArraySubquery(beginnings.values_list(Concat(path, Value("%")))),
        template="(%(expressions)s))",
        arg_joiner=" LIKE ANY (",
        output_field=BooleanField(),
    )
