"""Editors' answers to suggested titles of many roles at once."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from career_pages.change_barriers import barrier_to_change
from career_pages.models import SuggestedTitle
from career_pages.quiet_change import for_change
from career_pages.suggested_titles import accept_titles, dismiss_titles

WAITING: Final = SuggestedTitle.Status.WAITING
DISMISSED: Final = SuggestedTitle.Status.DISMISSED


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the chosen titles of one role: how many were answered, or why none was."""

    role: str
    titles: int
    barrier: str = ""


def accept_chosen(keys: Collection[int], user: Any) -> list[Answer]:
    """Add the titles of those ids to the drafts of their roles, as far as the user may.

    A title that was dismissed can be accepted after all; one that was accepted already is passed
    over.
    """

    def accept(page: Any, rows: list[SuggestedTitle]) -> None:
        accept_titles(page, rows, user)

    return _answer(keys, user, {WAITING, DISMISSED}, accept)


def dismiss_chosen(keys: Collection[int], user: Any) -> list[Answer]:
    """Dismiss the titles of those ids that wait, as far as the user may."""
    return _answer(keys, user, {WAITING}, lambda _, rows: dismiss_titles(rows))


def _answer(
    keys: Collection[int],
    user: Any,
    statuses: Collection[str],
    act: Callable[[Any, list[SuggestedTitle]], None],
) -> list[Answer]:
    by_role: dict[int, list[int]] = defaultdict(list)
    for role, pk in SuggestedTitle.objects.filter(pk__in=keys).values_list("role", "pk"):
        by_role[role].append(pk)
    answers = [_answer_role(role, rows, user, statuses, act) for role, rows in by_role.items()]
    return [answer for answer in answers if answer]


@transaction.atomic
def _answer_role(
    role: int,
    keys: list[int],
    user: Any,
    statuses: Collection[str],
    act: Callable[[Any, list[SuggestedTitle]], None],
) -> Answer | None:
    page = for_change(role)
    rows = list(SuggestedTitle.objects.filter(pk__in=keys, status__in=statuses).order_by("title"))
    if page is None or not rows:
        return None
    if barrier := barrier_to_change(page, user):
        return Answer(page.draft_title, len(rows), barrier)
    act(page, rows)
    return Answer(page.draft_title, len(rows))
