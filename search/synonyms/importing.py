"""Groups of synonyms from a spreadsheet, taken over as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from search.models import Synonym
from search.synonyms.csv_file import Row


@dataclass(frozen=True, slots=True)
class Change:
    """A group that is there, and how a row has it."""

    group: Synonym
    row: Row


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: groups that are new, that change, and how many stay the same."""

    new: tuple[Row, ...]
    changed: tuple[Change, ...]
    same: int

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.new or self.changed)


def plan_of(rows: Sequence[Row]) -> Plan:
    """Return what it would do to take the rows over.

    A row is the group that begins with the same word or phrase, if there is one. Groups that are
    in no row stay as they are.
    """
    groups = {group.name: group for group in Synonym.objects.all()}
    new = tuple(row for row in rows if row.name not in groups)
    pairs = [Change(groups[row.name], row) for row in rows if row.name in groups]
    changed = tuple(pair for pair in pairs if not _is_the_same(pair))
    return Plan(new, changed, same=len(pairs) - len(changed))


def carry_out(plan: Plan, user: Any) -> None:
    """Do all of it or nothing, and log each group that is made or changed."""
    with transaction.atomic():
        for row in plan.new:
            _store(Synonym(), row, "wagtail.create", user)
        for change in plan.changed:
            _store(change.group, change.row, "wagtail.edit", user)


def _is_the_same(pair: Change) -> bool:
    return (pair.group.phrases, pair.group.direction) == (pair.row.phrases, pair.row.direction)


def _store(group: Synonym, row: Row, action: str, user: Any) -> None:
    group.words = "\n".join(row.phrases)
    group.direction = row.direction
    group.full_clean()
    group.save()
    log(instance=group, action=action, user=user, content_changed=True)
