"""Pages that are about to go, and where their readers are sent afterwards."""

from collections.abc import Iterator, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import Any, Final

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from career_pages.incoming_links import IncomingLink, links_to
from career_pages.models import ChapterPage, RolePage
from career_pages.page_redirects import Address, address_of, redirects_from, send_readers
from career_pages.visibility import open_to_all

# SQLite refuses a condition of a thousand levels.
_AT_ONCE: Final = 100


class Departure:
    """The pages that were chosen to be deleted or unpublished, with those below them."""

    def __init__(self, chosen: Sequence[Page], *, with_below: bool = True) -> None:
        self.chosen = chosen
        self.pages = _with_below(chosen) if with_below else list(chosen)
        self.ids = {page.pk for page in self.pages}
        self.live_ids = {page.pk for page in self.pages if page.live}

    @cached_property
    def links(self) -> list[IncomingLink]:
        """What links to these pages from outside of them."""
        return links_to(self.pages)

    @cached_property
    def addresses(self) -> dict[int, Address]:
        """The addresses at which readers have met these pages, by the ids of the pages."""
        met = (page for page in self.pages if page.live or page.first_published_at)
        found = ((page.pk, address_of(page)) for page in met)
        return {pk: address for pk, address in found if address}

    @cached_property
    def redirects_here(self) -> list[Redirect]:
        """The redirects that lead to these pages, such as from addresses that they had before."""
        leading = Redirect.objects.filter(redirect_page__in=self.ids)
        return list(leading.select_related("redirect_page").order_by("old_path"))

    @cached_property
    def redirects_away(self) -> list[Redirect]:
        """The redirects from the pages' own addresses, which act as soon as the pages are gone."""
        away = redirects_from(list(self.addresses.values()))
        return list(away.select_related("redirect_page").order_by("old_path"))

    def suggestion(self, page: Page) -> Page | None:
        """Return where readers of the page fare best: a page that everybody sees and that stays.

        For a chapter that is its role, for a role one that is related to it, else what is above.
        """
        ids = [one.pk for one in _near(page.specific)]
        seen = {one.pk: one for one in open_to_all(Page.objects.filter(pk__in=ids))}
        return next((seen[pk] for pk in ids if pk in seen and pk not in self.ids), None)

    def objection(self, target: Page) -> str:
        """Return why readers cannot be sent to the target; "" if they can."""
        if target.pk in self.ids:
            return "Choose another page: this one goes too."
        if not open_to_all(Page.objects.filter(pk=target.pk)).exists():
            return "Choose a page that every reader may see."
        return ""

    def send_readers(self, target: Page | None = None) -> int:
        """Send readers of the pages that are gone now to the target, or to what is suggested.

        It is for afterwards, with what `remember` read before. Return how many addresses lead
        elsewhere now.
        """
        is_live = dict(Page.objects.filter(pk__in=self.ids).values_list("pk", "live"))
        sent: set[Address] = set()
        for ids, suggested in self._plan:
            deleted = [pk for pk in ids if pk not in is_live]
            unpublished = [pk for pk in ids if pk in self.live_ids and is_live.get(pk) is False]
            if goal := target or suggested:
                sent |= send_readers(self._addresses_of(deleted), goal, is_permanent=True)
                sent |= send_readers(self._addresses_of(unpublished), goal, is_permanent=False)
        return len(sent)

    def remember(self) -> None:
        """Read what nobody can tell any more once the pages are gone."""
        _ = self.addresses, self.redirects_here, self._plan

    @cached_property
    def _plan(self) -> list[tuple[list[int], Page | None]]:
        """Which pages go together, and where their readers fare best."""
        return [
            (
                [one.pk for one in self.pages if one.path.startswith(page.path)],
                self.suggestion(page),
            )
            for page in self.chosen
        ]

    def _addresses_of(self, ids: list[int]) -> list[Address]:
        """Return the pages' addresses, with earlier ones whose redirects went with the pages.

        A redirect to a page that is only unpublished stays, and leads on from there.
        """
        own = [self.addresses[pk] for pk in ids if pk in self.addresses]
        earlier = [
            Address(one.site_id, one.old_path)
            for one in self.redirects_here
            if one.redirect_page_id in ids
        ]
        known = redirects_from(earlier).values_list("site", "old_path")
        return [*own, *(set(earlier) - {Address(*one) for one in known})]


def _with_below(chosen: Sequence[Page]) -> list[Page]:
    """Return the pages and everything below them, by their place in the tree."""
    found: dict[int, Page] = {}
    for start in range(0, len(chosen), _AT_ONCE):
        inside = [
            Page.objects.descendant_of(page, inclusive=True)
            for page in chosen[start : start + _AT_ONCE]
        ]
        found |= {page.pk: page for page in reduce(or_, inside)}
    return sorted(found.values(), key=lambda page: page.path)


def _near(page: Any) -> Iterator[Page]:
    """Yield where readers of a page may go instead, the nearest first."""
    parent = page.get_parent()
    if isinstance(page, ChapterPage) and parent:
        yield parent
        yield from _near(parent.specific)
        return
    if isinstance(page, RolePage):
        yield from page.visible_related_roles
    above = page.get_ancestors().filter(depth__gt=1)
    yield from above.order_by("-depth")
