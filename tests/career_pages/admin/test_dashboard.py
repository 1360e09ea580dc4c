"""The panel "What needs you" on the home of the admin."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from career_pages.admin.dashboard import needs_of
from career_pages.models import RolePage

SignIn = Callable[[str], Client]
Make = Callable[..., Any]


@pytest.fixture
def home() -> str:
    """The home of the admin."""
    return reverse("wagtailadmin_home")


@pytest.fixture
def workflow(roles_index: Any) -> Workflow:
    """A workflow of all roles, in which a group of checkers approves."""
    workflow = Workflow.objects.create(name="Check")
    task = GroupApprovalTask.objects.create(name="Fact check")
    task.groups.add(Group.objects.create(name="Checkers"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.update_or_create(page=roles_index, defaults={"workflow": workflow})
    return workflow


def user_named(name: str) -> Any:
    return get_user_model().objects.get(username=name)


def needs(user: Any) -> dict[str, list[tuple[str, str]]]:
    return {
        group.heading: [(need.title, need.action) for need in group.needs]
        for group in needs_of(get_user_model().objects.get(pk=user.pk))
    }


def submit(role: Any, workflow: Workflow, user: Any) -> Any:
    return workflow.start(RolePage.objects.get(pk=role.pk), user)


def test_a_page_that_was_sent_back_comes_first_and_once(
    person: Make, make_role: Make, workflow: Workflow
) -> None:
    author, reviewer = person("author"), person("reviewer")
    role = make_role("Usher", live=False, owner=author, lede="TODO")
    state = submit(role, workflow, author)
    task = state.current_task_state
    task.task.specific.on_action(task, reviewer, "reject", comment="Say why.")
    (group,) = needs_of(author)
    assert group.heading == "Sent back to you"
    assert group.needs[0].why == "reviewer asked for changes: “Say why.”"
    assert group.needs[0].address == reverse("wagtailadmin_pages:edit", args=[role.pk])
    assert "Sent back to you" not in needs(reviewer)


def test_reviewers_see_what_waits_for_their_review(
    person: Make, make_role: Make, workflow: Workflow
) -> None:
    author, reviewer = person("author"), person("reviewer")
    role = make_role("Usher", live=False, owner=author)
    submit(role, workflow, author)
    assert needs(reviewer) == {}
    reviewer.groups.add(Group.objects.get(name="Checkers"))
    assert needs(reviewer) == {"Waiting for your review": [("Usher", "Review it")]}
    assert needs_of(reviewer)[0].needs[0].why == "Fact check: submitted by author."
    assert needs(author) == {}


def test_own_pages_with_errors_lead_to_the_first_error(person: Make, make_role: Make) -> None:
    author = person("author")
    role = make_role("Usher", live=False, owner=author, lede="TODO and TBC")
    make_role("Porter", live=False, lede="TODO")
    assert needs(author) == {"Your pages with errors": [("Usher", "Go to the first error")]}
    need = needs_of(author)[0].needs[0]
    edit = reverse("wagtailadmin_pages:edit", args=[role.pk])
    assert need.address == f"{edit}#finding=lede"
    assert need.why == "2 errors keep the newest version from being published."


def test_overdue_reviews_come_with_own_roles_first(person: Make, make_role: Make) -> None:
    reviewer = person("reviewer")
    long_ago, yesterday = (
        timezone.localdate() - timedelta(days=90),
        timezone.localdate() - timedelta(days=1),
    )
    make_role("Baker", next_review=long_ago)
    make_role("Usher", next_review=yesterday, owner=reviewer)
    make_role("Porter", next_review=timezone.localdate())
    make_role("Lawyer", next_review=long_ago, live=False)
    assert needs(reviewer) == {
        "Reviews that are overdue": [("Usher", "Review it"), ("Baker", "Review it")]
    }
    assert needs(person("author")) == {}


def test_whoever_is_named_for_a_review_is_asked_before_the_owner(
    person: Make, make_role: Make
) -> None:
    reviewer, publisher = person("reviewer"), person("publisher")
    passed = timezone.localdate() - timedelta(days=3)
    make_role("Baker", owner=reviewer, review_editor=publisher, next_review=passed)
    make_role("Usher", owner=publisher, review_editor=reviewer, next_review=passed)
    for user, first in ((reviewer, "Usher"), (publisher, "Baker")):
        group = next(one for one in needs_of(user) if "overdue" in one.heading)
        assert group.needs[0].title == first
        assert ["It is yours" in need.why for need in group.needs] == [True, False]


def test_drafts_that_are_ready_say_the_next_step(
    person: Make, make_role: Make, workflow: Workflow
) -> None:
    author, publisher = person("author"), person("publisher")
    make_role("Usher", live=False, owner=author)
    live = make_role("Porter", owner=publisher)
    live.lede = "They carry, and more."
    live.save_revision()
    assert needs(author) == {"Your drafts that are ready": [("Usher", "Submit it for review")]}
    assert needs(publisher) == {"Your drafts that are ready": [("Porter", "Publish it")]}
    WorkflowPage.objects.all().delete()
    assert needs(author) == {"Your drafts that are ready": [("Usher", "Ask for its publication")]}


def test_drafts_that_wait_for_others_or_for_nothing_are_left_out(
    person: Make, make_role: Make, workflow: Workflow
) -> None:
    author = person("author")
    submit(make_role("Usher", live=False, owner=author), workflow, author)
    scheduled = make_role("Porter", live=False, owner=author)
    scheduled.go_live_at = timezone.now() + timedelta(days=3)
    scheduled.save_revision().publish()
    make_role("Baker", owner=author).unpublish()
    make_role("Lawyer", owner=author)
    assert needs(author) == {}


def test_more_than_a_few_are_listed_elsewhere(person: Make, make_role: Make) -> None:
    author = person("author")
    for number in range(6):
        make_role(f"Usher {number}", live=False, owner=author, lede="TODO")
    (group,) = needs_of(author)
    assert len(group.needs) == 5
    assert group.all_label == "All your pages with errors"
    client = Client()
    client.force_login(author)
    listed = client.get(group.all_address).context["object_list"]
    assert len(listed) == 6


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("visitor of the admin", ""),
        ("author", "Two ways to begin"),
        ("reviewer", "Nothing needs you now."),
        ("publisher", "Two ways to begin"),
        ("administrator", "Two ways to begin"),
    ],
)
def test_whoever_has_nothing_to_do_is_told_so(
    sign_in: SignIn, home: str, who: str, shown: str
) -> None:
    html = sign_in(who).get(home).content.decode()
    assert ("What needs you" in html) is bool(shown)
    assert shown in html


def test_whoever_has_written_a_role_is_no_newcomer(
    sign_in: SignIn, home: str, make_role: Make
) -> None:
    client = sign_in("publisher")
    make_role("Usher", next_review=timezone.localdate() - timedelta(days=3))
    html = client.get(home).content.decode()
    assert html.index("Reviews that are overdue") < html.index("Two ways to begin")
    make_role("Porter", owner=user_named("publisher"))
    assert "Two ways to begin" not in client.get(home).content.decode()


def test_first_steps_lead_somewhere(sign_in: SignIn) -> None:
    client = sign_in("author")
    assert client.get(reverse("guide_imports:start")).status_code == 200
    assert client.get(reverse("roles:choose_parent"), follow=True).status_code == 200


def test_wagtails_panels_do_not_say_the_same_again(
    sign_in: SignIn, home: str, person: Make, make_role: Make, workflow: Workflow
) -> None:
    client, reviewer = sign_in("author"), person("reviewer")
    reviewer.groups.add(Group.objects.get(name="Checkers"))
    author = user_named("author")
    back = submit(make_role("Usher", live=False, owner=author), workflow, author)
    task = back.current_task_state
    task.task.specific.on_action(task, reviewer, "reject")
    submit(make_role("Porter", live=False, owner=author), workflow, author)
    html = client.get(home).content.decode()
    of_wagtail = html.partition('id="objects-in-workflow-section"')[2]
    assert "Porter" in of_wagtail.partition("</section>")[0]
    assert "Usher" not in of_wagtail.partition("</section>")[0]
    client.force_login(reviewer)
    assert "awaiting-review" not in client.get(home).content.decode()


@pytest.mark.once
def test_queries_do_not_grow_and_all_lists_of_more_are_there(
    admin_client: Client, administrator: Any, make_role: Make, workflow: Workflow
) -> None:
    def add(name: str) -> None:
        own = {"owner": administrator, "live": False}
        make_role(f"{name} wrong", lede="TODO", **own)
        make_role(f"{name} ready", **own)
        make_role(f"{name} overdue", next_review=timezone.localdate() - timedelta(days=3))
        sent = submit(make_role(f"{name} back", **own), workflow, administrator)
        task = sent.current_task_state
        task.task.specific.on_action(task, administrator, "reject", comment="Why?")
        submit(make_role(f"{name} waiting", live=False), workflow, administrator)

    def queries() -> int:
        needs_of(administrator)
        with CaptureQueriesContext(connection) as captured:
            needs_of(administrator)
        return len(captured)

    add("First")
    few = queries()
    for number in range(5):
        add(f"Other {number}")
    assert queries() == few
    groups = needs_of(administrator)
    assert [group.heading for group in groups] == [
        "Sent back to you",
        "Waiting for your review",
        "Your pages with errors",
        "Reviews that are overdue",
        "Your drafts that are ready",
    ]
    for group in groups:
        assert len(group.needs) == 5
        assert admin_client.get(group.all_address).status_code == 200


def test_a_page_that_is_gone_does_not_break_it(
    admin_client: Client, administrator: Any, home: str, make_role: Make, workflow: Workflow
) -> None:
    role = make_role("Usher", live=False, owner=administrator)
    submit(role, workflow, administrator)
    Page.objects.get(pk=role.pk).delete()
    assert admin_client.get(home).status_code == 200
