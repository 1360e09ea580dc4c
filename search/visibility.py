"""Which pages search may show to everyone."""

from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from career_pages.below import Below
from career_pages.visibility import open_to_all

ROOTS: Final = """
SELECT root.path FROM wagtailcore_page AS root
JOIN wagtailcore_site AS site ON site.root_page_id = root.id
"""


def visible(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Return those of ``pages`` that every reader may see now.

    Besides being open to all they are on a site and in their time.
    """
    return open_to_all(pages).filter(in_its_time(), Below(ROOTS))


def in_its_time() -> Q:
    """Return the condition that a page is neither before nor after its time.

    A page that expires may stay live until the schedule is run.
    """
    now = timezone.now()
    begun = Q(go_live_at=None) | Q(go_live_at__lte=now)
    return begun & (Q(expire_at=None) | Q(expire_at__gt=now))
