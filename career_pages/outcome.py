"""What became of one page when many were to be changed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from career_pages.findings import Finding, Severity


class Result(StrEnum):
    """What became of a page, in the order in which a report tells of it."""

    REFUSED = "refused"
    SKIPPED = "skipped"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    LIVE = "live"
    UNCHANGED = "unchanged"


# What leaves a page other than it was.
CHANGES: Final = frozenset({Result.DRAFT, Result.SCHEDULED, Result.LIVE})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: ``reason`` says why, ``errors`` what keeps it from going live."""

    page_id: int
    title: str
    result: Result
    reason: str = ""
    errors: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self) | {"errors": [error.as_json() for error in self.errors]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Outcome":
        """Return the outcome of what `as_json` made."""
        errors = tuple(
            Finding(**{**error, "severity": Severity(error["severity"])})
            for error in data["errors"]
        )
        return cls(**{**data, "result": Result(data["result"]), "errors": errors})


def outcome(page: Any, result: Result, reason: str = "", errors: Any = ()) -> Outcome:
    """Return what became of the page, named as in its newest version."""
    return Outcome(page.pk, page.draft_title or page.title, result, reason, tuple(errors))
