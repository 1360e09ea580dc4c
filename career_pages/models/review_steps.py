"""Where a page stands in its review."""

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Task


def step_after(task_state: Any) -> Any:
    """Return the step that follows an open one, or None if the open one is the last."""
    state = task_state.workflow_state
    left = (
        Task.objects.filter(workflow_tasks__workflow=state.workflow, active=True)
        .exclude(task_states__in=state.successful_task_states)
        .exclude(pk=task_state.task_id)
        .order_by("workflow_tasks__sort_order")
    )
    return left.first()


def people_asked(task_state: Any) -> list[Any]:
    """Return the members of the step's groups, without an author who may not decide."""
    people: Any = get_user_model().objects
    task, state = task_state.task.specific, task_state.workflow_state
    members = people.filter(groups__in=task.groups.all(), is_active=True).distinct()
    return [
        person
        for person in members.order_by("pk")
        if person.pk != state.requested_by_id or task.get_actions(state.content_object, person)
    ]


def named(person: Any) -> str:
    """Return how a person is called in a sentence."""
    return str(get_user_display_name(person)) if person else "Somebody"
