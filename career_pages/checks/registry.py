"""Findings, and the checks that there are."""

import inspect
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules

from career_pages.checks.subject import Subject


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
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message,
            "excerpt": self.excerpt,
            "field": self.field,
        }


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
            yield Finding(self.name, self.severity, message, shortened(excerpt), field)


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


def shortened(text: str, longest: int = 120) -> str:
    """Return the text cut to ``longest`` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


OFF: Final = "off"


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
    """Return what tells the checks in force from those of other code or another GUIDE_RULES."""
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
