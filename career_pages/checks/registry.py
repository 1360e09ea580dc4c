"""The findings of the editorial checks, and which checks there are."""

import inspect
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules

from career_pages.checks.subject import Guide, Subject, subject_of
from career_pages.editions import Memo
from career_pages.sections.projection import REMEMBERED, body_as_json

LONGEST_EXCERPT: Final = 120
OFF: Final = "off"


class Severity(StrEnum):
    """An error stops publication; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check.

    ``rule`` is the name of the check, ``message`` says what to do, ``excerpt`` is the text in
    question, and ``field`` leads to the field to change: a field of the page ("lede"), or a path
    into its body ("body.<block id>.heading").
    """

    rule: str
    severity: Severity
    message: str
    excerpt: str
    field: str

    def as_json(self) -> dict[str, str]:
        """Return it as plain data."""
        return asdict(self) | {"severity": str(self.severity)}


def findings(page: Any, guide: Guide | None = None) -> list[Finding]:
    """Return everything that the checks find on a role or chapter page, errors first.

    ``guide`` is what is known of the guide, read anew if it is None: whoever checks many pages
    hands one on. The number of queries does not depend on the length of the page. The checks look
    only at what is not the same as when they looked last.
    """
    guide = guide or Guide()
    subject, checks = subject_of(page, guide), checks_in_force()
    found = _found(page, subject, [one for one in checks if not one.live_only])
    if page.live and page.pk:
        linked = not subject.is_role or guide.is_linked(page)
        subject = replace(subject, facts=replace(subject.facts, is_linked=linked))
        found += _found(page, subject, [one for one in checks if one.live_only])
    return sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.rule))


_known: Final = Memo[list[Finding]](2 * REMEMBERED)


def _found(page: Any, subject: Subject, checks: list["Check"]) -> list[Finding]:
    def look() -> list[Finding]:
        return [finding for one in checks for finding in one.findings(subject)]

    if page.pk is None or not checks:
        return look()
    # A body that is changed in place stays the same object, so its content is compared.
    source = subject, checks, body_as_json(page.body)
    return list(_known.get((page.pk, checks[0].live_only), source, look))


class Remark(NamedTuple):
    """What a check says of one place: which field, the text in question, and what to do."""

    field: str
    excerpt: str
    message: str


Look = Callable[[Subject], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Check:
    """A named look at a page, how much its findings weigh, and what the handbook says of them.

    ``found`` and ``advice`` tell an editor, in Markdown, what was found and what to do. A check
    that is ``live_only`` leaves drafts alone.
    """

    name: str
    severity: Severity
    look: Look
    found: str
    advice: str
    live_only: bool = False

    @property
    def about(self) -> str:
        """The sentences that say exactly what it finds."""
        first, *_ = (inspect.getdoc(self.look) or "").split("\n\n")
        return " ".join(first.split())

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Yield a finding for each remark that it makes."""
        for field, excerpt, message in self.look(subject):
            if len(excerpt) > LONGEST_EXCERPT:
                excerpt = excerpt[: LONGEST_EXCERPT - 1].rstrip() + "…"
            yield Finding(self.name, self.severity, message, excerpt, field)


_checks: dict[str, Check] = {}


def check(
    name: str,
    severity: Severity = Severity.ERROR,
    *,
    found: str,
    advice: str,
    live_only: bool = False,
) -> Callable[[Look], Look]:
    """Register the decorated function as a check; raises ValueError if the name is taken.

    ``severity`` is the usual one: a site may set another. See `Check` for the rest; the function's
    docstring says exactly what it finds.
    """

    def register(look: Look) -> Look:
        if name in _checks:
            raise ValueError(f"There is a check named {name!r} already.")
        _checks[name] = Check(name, severity, look, found, advice, live_only)
        return look

    return register


def registered_checks() -> tuple[Check, ...]:
    """Return all checks, each with its usual severity, in the order in which they came."""
    return tuple(_checks.values())


def find_own_checks() -> None:
    """Import the module `guide_rules` of each installed app that has one: it registers checks."""
    autodiscover_modules("guide_rules")


def checks_in_force() -> tuple[Check, ...]:
    """Return the checks that GUIDE_RULES leaves, each with the severity that it sets.

    Raises ImproperlyConfigured for a check that there is not, and for what is no severity.
    """
    wanted = {name: str(value).strip().lower() for name, value in settings.GUIDE_RULES.items()}
    for name, value in wanted.items():
        if name not in _checks:
            raise ImproperlyConfigured(
                f"GUIDE_RULES has no rule {name!r}; it has {', '.join(sorted(_checks))}."
            )
        if value not in {OFF, *Severity}:
            raise ImproperlyConfigured(
                f"GUIDE_RULES: {name} must be {', '.join(Severity)} or {OFF}, not {value!r}."
            )
    return tuple(
        replace(one, severity=Severity(wanted.get(one.name, one.severity)))
        for one in _checks.values()
        if wanted.get(one.name) != OFF
    )


def checks_digest() -> str:
    """Return a digest of the checks in force: another for other code or another GUIDE_RULES."""
    weights = sorted((one.name, str(one.severity)) for one in checks_in_force())
    return blake2b(f"{code_digest()} {weights}".encode(), digest_size=16).hexdigest()


@cache
def code_digest() -> str:
    """Return a digest of the guide's code, and of the checks that the site has of its own."""
    files = set(Path(__file__).parents[1].rglob("*.py"))
    files |= {Path(str(sys.modules[one.look.__module__].__file__)) for one in registered_checks()}
    digest = blake2b(digest_size=16)
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()
