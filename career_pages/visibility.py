"""Which pages every reader may see."""

from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageViewRestriction

# An alias is as private as the page that it follows, which may be an alias itself.
RESTRICTED: Final = ("page", "page__aliases", "page__aliases__aliases")


def open_to_all(pages: Any) -> Any:
    """Return the live pages among ``pages`` that neither they nor a page above them keep private.

    It is what Wagtail's ``live().public()`` finds, without its query for the restrictions, and
    without the aliases of private pages, which Wagtail does not show to everybody either.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    conditions = (Q(path_here__startswith=F(f"{page}__path")) for page in RESTRICTED)
    above = PageViewRestriction.objects.annotate(path_here=path).filter(reduce(or_, conditions))
    return pages.filter(~Exists(above), live=True)
