"""What an editorial check found."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops publication; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check.

    ``rule`` is the rule's name, ``message`` says what to do, ``excerpt`` is the text in question,
    and ``field`` leads to the field to change: a field of the page ("lede"), or a path into its
    body ("body.<block id>.heading").
    """

    rule: str
    severity: Severity
    message: str
    excerpt: str
    field: str

    def as_json(self) -> dict[str, str]:
        """Return it as plain data."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message,
            "excerpt": self.excerpt,
            "field": self.field,
        }
