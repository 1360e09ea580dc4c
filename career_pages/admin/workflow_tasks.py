"""The steps of the workflows that listed pages are in."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Task


def share_tasks(pages: Iterable[Any]) -> None:
    """Give pages in the same step of a workflow one object for it, all in one query.

    Wagtail asks each page's step what the user may do, and would load it again for each page. The
    pages come from a queryset with `prefetch_workflow_states`.
    """
    tasks = [
        state.current_task_state.task
        for page in pages
        for state in page._current_workflow_states
        if state.current_task_state
    ]
    if tasks:
        ids = {task.pk for task in tasks}
        shared = {task.pk: task for task in Task.objects.filter(pk__in=ids).specific()}
        for task in tasks:
            task.__dict__["specific"] = shared[task.pk]  # where a cached property is kept
