"""A role in review, and the people who take part."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from career_pages.models import RolePage


class Review:
    """A role in review, as people in their browsers see it."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def newest(self) -> Any:
        """Return the role as the database has it."""
        return RolePage.objects.get(pk=self.page.pk)

    @property
    def status(self) -> str:
        """The state of its newest review."""
        return str(self.page.workflow_states.order_by("-pk")[0].status)

    @property
    def step(self) -> str:
        """The name of the step that is open, "" if none is."""
        task = self.newest().current_workflow_task
        return str(task.name) if task else ""

    @property
    def editor(self) -> str:
        """Where it is edited."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def address(self, action: str) -> str:
        """Where the open step is decided on without the editor."""
        step = self.newest().current_workflow_task_state
        return reverse("wagtailadmin_pages:workflow_action", args=[self.page.pk, action, step.pk])

    def decide(self, client: Client, action: str, comment: str = "") -> Any:
        """Approve or send back, as the dashboard does; the answer leads to another page."""
        response = client.post(self.address(action), {"comment": comment})
        assert response.status_code == 302
        return response


@pytest.fixture
def users(person: Callable[[str], Any]) -> dict[str, Any]:
    """An author, a reviewer and a publisher."""
    return {kind: person(kind) for kind in ("author", "reviewer", "publisher")}


@pytest.fixture
def clients(users: dict[str, Any]) -> dict[str, Client]:
    """Their browsers."""
    browsers = {kind: Client() for kind in users}
    for kind, browser in browsers.items():
        browser.force_login(users[kind])
    return browsers


@pytest.fixture
def review(users: dict[str, Any], make_role: Callable[..., Any]) -> Callable[..., Review]:
    """Return a role that its author has submitted."""

    def start(**fields: Any) -> Review:
        page = make_role(live=fields.pop("live", False), owner=users["author"], **fields)
        page.get_workflow().start(page, users["author"])
        return Review(page)

    return start


@pytest.fixture
def another(db: None) -> Callable[..., Any]:
    """Return one more person, in the groups of those names."""

    def make(name: str, *groups: str, email: str | None = None) -> Any:
        address = f"{name}@example.org" if email is None else email
        user = get_user_model().objects.create_user(name, address, "x")
        user.groups.set(Group.objects.filter(name__in=groups))
        return user

    return make


def said(response: Any) -> str:
    """Return what the messages of a page say, or of the page that an answer leads to."""
    leads_on = response.status_code == 302
    messages = get_messages(response.wsgi_request) if leads_on else response.context["messages"]
    return " ".join(str(message) for message in messages)
