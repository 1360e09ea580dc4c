"""What waits for somebody."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

# How many of a kind the home of the admin shows.
SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Need:
    """One page that waits: why, what to do next, and where."""

    page_id: int
    title: str
    why: str
    action: str
    address: str


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """What waits for the same reason; ``all_address`` lists the rest, "" if this is all."""

    heading: str
    needs: tuple[Need, ...]
    all_label: str = ""
    all_address: str = ""


@dataclass(slots=True)
class Asker:
    """Somebody whose needs are looked for: which pages they may edit, and which came up already.

    A page comes up once, for the first reason there is.
    """

    user: Any
    seen: set[int] = field(default_factory=set)

    def editable(self) -> Any:
        """Return the pages that they may edit, as a subquery of ids."""
        policy = PagePermissionPolicy()
        mine = policy.instances_user_has_permission_for(self.user, "change")
        return mine.order_by().values("pk")

    def pages(self) -> Any:
        """Return the pages that they may edit and that did not come up, with their health."""
        pages = Page.objects.filter(pk__in=self.editable()).exclude(pk__in=self.seen)
        return pages.select_related("health")

    def group(self, heading: str, needs: Iterator[Need], label: str, address: str) -> NeedGroup:
        """Return the first needs under the heading, and where all are if there are more."""
        found = list(islice(needs, SHOWN + 1))
        shown = tuple(found[:SHOWN])
        self.seen.update(need.page_id for need in shown)
        is_more = len(found) > SHOWN
        return NeedGroup(heading, shown, label if is_more else "", address if is_more else "")
