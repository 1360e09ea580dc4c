"""What a screen says of one page among many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from career_pages.admin.edit_address import edit_address
from career_pages.change_barriers import editable_ids
from career_pages.outcome import Outcome, Result

HAPPENED: Final = {
    Result.REFUSED: "Not published",
    Result.SKIPPED: "Skipped",
    Result.DRAFT: "Saved as a draft",
    Result.SCHEDULED: "Scheduled",
    Result.LIVE: "Live",
    Result.UNCHANGED: "Unchanged",
}
EXPECTED: Final = {
    Result.REFUSED: "Will not be published",
    Result.SKIPPED: "Will be skipped",
    Result.DRAFT: "Will be a draft",
    Result.SCHEDULED: "Will be scheduled",
    Result.LIVE: "Will be live",
    Result.UNCHANGED: "Will not change",
}
_ORDER: Final = list(Result)


@dataclass(frozen=True, slots=True)
class Row:
    """One page of the screen: ``edit`` is "" for a page that the user cannot edit.

    ``reasons`` are messages, each with the address of its field or "".
    """

    title: str
    edit: str
    reasons: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """The pages that have one result in common, with how the screen names it."""

    label: str
    rows: list[Row]


def grouped(outcomes: Iterable[Outcome], labels: Mapping[Result, str], user: Any) -> list[Group]:
    """Return the pages by their results, those first that ask for something."""
    found = sorted(outcomes, key=lambda one: (_ORDER.index(one.result), one.title.casefold()))
    editable = editable_ids(user, [one.page_id for one in found])
    groups = []
    for result in _ORDER:
        rows = [_row(one, one.page_id in editable) for one in found if one.result is result]
        if rows:
            groups.append(Group(labels[result], rows))
    return groups


def _row(one: Outcome, is_editable: bool) -> Row:
    def address(field: str = "") -> str:
        return edit_address(one.page_id, field) if is_editable else ""

    reasons = [(one.reason, "")] if one.reason else []
    reasons += [(error.message, address(error.field)) for error in one.errors]
    return Row(one.title, address(), reasons)
