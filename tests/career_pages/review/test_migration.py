"""The groups and the workflow are made, taken away and made again, and lose nobody's work."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Task,
    Workflow,
    WorkflowPage,
)

from career_pages.models import ReviewTask, RoleIndexPage

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MIGRATION = ("career_pages", "0003_editorial_groups_and_workflow")
DEFAULTS = {"Editors", "Moderators"}
OURS = {"Author", "Reviewer", "Publisher"}


def names() -> set[str]:
    return set(Group.objects.values_list("name", flat=True))


def rights() -> dict[str, set[tuple[str, str]]]:
    """Return what each group may do, and where."""
    found: dict[str, set[tuple[str, str]]] = {name: set() for name in names()}
    for model, place in ((GroupPagePermission, "page"), (GroupCollectionPermission, "collection")):
        for one in model.objects.select_related("group", "permission", place):
            found[one.group.name].add((str(getattr(one, place)), one.permission.codename))
    for group in Group.objects.all():
        for permission in group.permissions.all():
            found[group.name].add((permission.content_type.app_label, permission.codename))
    return found


def forwards() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def backwards() -> None:
    """Go back to just before the migration, whichever that is."""
    executor = MigrationExecutor(connection)
    before = [
        node.key
        for node in executor.loader.graph.node_map[MIGRATION].parents
        if node.key[0] == "career_pages"
    ]
    executor.migrate(before)


@pytest.fixture(autouse=True)
def up_to_date_again() -> Iterator[None]:
    """Leave the database as the other tests need it."""
    yield
    forwards()


def test_everything_is_made_again_as_it_was() -> None:
    assert names() == OURS
    made = rights()
    backwards()
    assert names() == DEFAULTS
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Moderators approval"]
    assert ("Root", "publish_page") in rights()["Moderators"]
    forwards()
    assert rights() == made
    assert [str(workflow) for workflow in Workflow.objects.all()] == ["Editorial review"]
    assert [task.name for task in Workflow.objects.get().tasks] == ["Review", "Publication"]
    assert WorkflowPage.objects.get().page.specific.__class__.__name__ == "HomePage"


def test_groups_that_anybody_uses_changed_or_made_stay() -> None:
    add_somebody_to("Reviewer")
    before = rights()["Reviewer"]
    backwards()
    assert names() == DEFAULTS | {"Reviewer"}
    add_somebody_to("Editors")
    locks = GroupPagePermission.objects.filter(permission__codename="lock_page")
    locks.filter(group__name="Moderators").delete()
    Group.objects.create(name="Author")
    forwards()
    assert names() == OURS | DEFAULTS
    assert rights()["Reviewer"] == before
    assert rights()["Author"] == set()
    assert [task.specific.groups.get().name for task in Workflow.objects.get().tasks] == [
        "Reviewer",
        "Publisher",
    ]


def add_somebody_to(group: str) -> None:
    user = get_user_model().objects.create_user(group.lower(), "ann@example.org", "x")
    user.groups.add(Group.objects.get(name=group))


def test_a_workflow_with_a_history_stays(tmp_path: Any) -> None:
    index = RoleIndexPage.objects.get()
    index.save_revision()
    index.get_workflow().start(index, None)
    backwards()
    assert Workflow.objects.filter(name="Editorial review").exists()
    steps = list(Workflow.objects.get(name="Editorial review").tasks)
    assert [type(step.specific) for step in steps] == [GroupApprovalTask, GroupApprovalTask]
    assert [step.specific.groups.get().name for step in steps] == ["Reviewer", "Publisher"]
    assert names() == DEFAULTS | {"Reviewer", "Publisher"}
    forwards()
    assert {type(task.specific) for task in Task.objects.all()} >= {ReviewTask}
    step = index.current_workflow_task
    assert isinstance(step, ReviewTask)
    assert step.groups.get().name == "Reviewer"
