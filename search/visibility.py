"""Which pages search may show to everyone."""

from functools import cache
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Site

from career_pages.visibility import open_to_all


def visible(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Return those of ``pages`` that every reader may see now.

    Besides being open to all they are on a site and in their time.
    """
    return open_to_all(pages).filter(in_its_time(), _on_a_site())


@cache
def _on_a_site() -> Exists:
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    sites = Site.objects.annotate(path_here=path).filter(path_here__startswith=F("root_page__path"))
    return Exists(sites)


def in_its_time() -> Q:
    """Return the condition that a page is neither before nor after its time.

    A page that expires may stay live until the schedule is run.
    """
    now = timezone.now()
    begun = Q(go_live_at=None) | Q(go_live_at__lte=now)
    return begun & (Q(expire_at=None) | Q(expire_at__gt=now))
