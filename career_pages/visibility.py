"""Which pages every reader may see."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def open_to_all(pages: Any) -> Any:
    """Return the live pages among ``pages`` that neither they nor a page above them keep private.

    It is what Wagtail's ``live().public()`` finds, without its query for the restrictions.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.annotate(path_here=path).filter(
        path_here__startswith=F("page__path")
    )
    return pages.filter(~Exists(above), live=True)
