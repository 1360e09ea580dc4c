"""One change of many pages: what can be changed, which pages are to be, and what to expect."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from wagtail.models import Page

from career_pages.change_barriers import barrier_to_change, with_locks
from career_pages.models import PageHealth, RolePage
from career_pages.outcome import Outcome, Result, outcome
from career_pages.quiet_change import Change, apply_change, what_waits

# What one request can do in the time that a browser and a server wait for it.
MOST_PAGES: Final = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """The pages that somebody chose: those to change, and those to pass over with the reason."""

    pages: list[Page]
    skipped: list[Outcome]

    @property
    def size(self) -> int:
        """How many were chosen."""
        return len(self.pages) + len(self.skipped)


def select_pages(keys: Iterable[str], among: Any) -> Selection:
    """Return the pages of those ids, in the order of their names, with what their locks need.

    A page that is gone is skipped; a key that is no id is passed over.
    """
    ids = {int(key[:18]) for key in keys if key.isascii() and key.isdecimal()}
    pages = sorted(with_locks(among.filter(pk__in=ids)), key=lambda page: page.draft_title)
    gone = sorted(ids - {page.pk for page in pages})
    missing = [
        Outcome(pk, f"Page {pk}", Result.SKIPPED, "It was deleted in the meantime.") for pk in gone
    ]
    return Selection(pages, missing)


def only_changeable_roles(chosen: Selection, user: Any) -> Selection:
    """Return the selection without the pages that are no roles or may not be changed now."""
    pages, skipped = [], list(chosen.skipped)
    for page in chosen.pages:
        if page.specific_class is not RolePage:
            skipped.append(outcome(page, Result.SKIPPED, "It is not a role."))
        elif barrier := barrier_to_change(page, user):
            skipped.append(outcome(page, Result.SKIPPED, barrier))
        else:
            pages.append(page)
    return Selection(pages, skipped)


def expected_changes(pages: list[Page], user: Any) -> list[Outcome]:
    """Return what becomes of each page that is changed, as far as its stored health tells."""
    known = PageHealth.objects.only("errors").in_bulk([page.pk for page in pages])
    return [_expected(page, user, known.get(page.pk)) for page in pages]


def _expected(page: Page, user: Any, health: PageHealth | None) -> Outcome:
    if waiting := what_waits(page, user):
        return outcome(page, Result.DRAFT, waiting)
    if health and health.errors:
        return outcome(page, Result.DRAFT, "The checks keep it from going live.")
    return outcome(page, Result.LIVE)


def change_pages(pages: Iterable[Page], user: Any, change: Change) -> list[Outcome]:
    """Make the change in each page that the user may change now; return what became of each."""
    return [apply_change(page, user, change) for page in pages]
