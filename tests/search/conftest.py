"""What the tests of search share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import TestCase
from pytest_django import DjangoCaptureOnCommitCallbacks

from career_pages.models import OtherTitle, RoleIndexPage, RolePage
from search.indexing import disagreements
from search.results import search
from tests.new_pages import prose

Committed = Callable[[], Any]
AddRole = Callable[..., RolePage]


def body_with(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the sections that every role needs, the text in the first."""
    return [
        ("definition", {"content": prose(text or "Explained elsewhere.")}),
        ("overview", {"content": prose("Everything that falls due.")}),
        ("responsibilities", {"items": ["Keeping order", "Reporting faults"]}),
    ]


def found_in_step(text: str) -> list[str]:
    """Return the titles that a search finds, once it is sure that index and pages agree."""
    assert list(disagreements()) == []
    return [result.title for result in search(text).results]


def new_role(title: str, text: str = "", titles: tuple[str, ...] = (), **fields: Any) -> RolePage:
    """Return a role whose definition is the text, committed; live unless told otherwise."""
    role = RolePage(title=title, **{"body": body_with(text)} | fields)
    role.other_titles = [OtherTitle(title=other) for other in titles]
    with TestCase.captureOnCommitCallbacks(execute=True):
        RoleIndexPage.objects.get().add_child(instance=role)
    return RolePage.objects.get(pk=role.pk)


@pytest.fixture
def committed(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Committed:
    """Return a context at whose end everything done in it is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def add_role(roles_index: Any) -> AddRole:
    """Add a role whose definition is the text, and commit it; live unless told otherwise."""

    def add(title: str, text: str = "", titles: tuple[str, ...] = (), **fields: Any) -> RolePage:
        role = new_role(title, text, titles, **fields)
        roles_index.refresh_from_db()
        return role

    return add
