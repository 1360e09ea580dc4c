"""The stored findings of a page, as a listing shows them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from career_pages.admin.health.addresses import finding_address
from career_pages.admin.health.rule_labels import rule_label
from career_pages.findings import Severity


@dataclass(frozen=True, slots=True)
class FindingLink:
    """One finding: what to do, the text in question, and the address of its field."""

    is_error: bool
    message: str
    excerpt: str
    address: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All that one rule found on a page."""

    label: str
    links: tuple[FindingLink, ...]

    @property
    def first(self) -> FindingLink:
        """The finding that stands for the others."""
        return self.links[0]

    @property
    def more(self) -> int:
        """How many there are besides the first."""
        return len(self.links) - 1


def finding_groups(
    page: Any, findings: Collection[Mapping[str, str]], first: Collection[str] = ()
) -> list[FindingGroup]:
    """Return the page's findings by rule: those named in ``first``, errors, the most frequent."""
    by_rule: dict[str, list[FindingLink]] = {}
    for finding in findings:
        link = FindingLink(
            finding["severity"] == Severity.ERROR,
            finding["message"],
            finding["excerpt"],
            finding_address(page, finding["field"]),
        )
        by_rule.setdefault(finding["rule"], []).append(link)
    in_order = sorted(
        by_rule.items(),
        key=lambda item: (item[0] not in first, not item[1][0].is_error, -len(item[1])),
    )
    return [FindingGroup(rule_label(name), tuple(links)) for name, links in in_order]
