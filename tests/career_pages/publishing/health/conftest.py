"""A check that depends on another page, and transactions that are committed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from career_pages.checks import Finding, Severity
from career_pages.models import PageHealth

Committed = Callable[..., Any]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., Any]) -> Committed:
    """Within it, everything happens in one transaction, which is committed at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def dead_relations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find nothing but related roles that are not live."""

    def find(page: Any, guide: Any) -> list[Finding]:
        related = page.related_roles.all() if hasattr(page, "related_roles") else []
        return [
            Finding("dead-relation", Severity.ERROR, "Relate another role.", "", "related_roles")
            for one in related
            if not one.related.live
        ]

    monkeypatch.setattr("career_pages.publishing.health.findings", find)


@pytest.fixture
def next_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make it tomorrow."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return lambda: monkeypatch.setattr("django.utils.timezone.localdate", lambda: tomorrow)


def errors(page: Any) -> int:
    return PageHealth.objects.get(pk=page.pk).errors
