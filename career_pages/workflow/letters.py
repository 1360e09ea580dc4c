"""The letters of the editorial review, each with what its reader is to do next."""

from typing import Any, Final

from wagtail.models import TaskState

from career_pages.models.review_steps import named, step_after
from career_pages.workflow.changes import what_changed
from career_pages.workflow.letter import Letter
from career_pages.workflow.subject import (
    Fact,
    editor_of,
    health_facts,
    kind_of,
    name_of,
    scheduled_for,
)

EDITOR: Final = "Open the editor"


def please_decide(task_state: Any, submitted_by: Any) -> Letter:
    """Ask the people of a step to approve a page or to ask for changes."""
    state = task_state.workflow_state
    page = state.content_object
    earlier = _decided(state)
    again = earlier is not None and earlier.status == TaskState.STATUS_REJECTED
    author, following = named(state.requested_by), step_after(task_state)
    what = f"the {kind_of(page)} “{name_of(page)}”"
    if earlier is None:
        opening = f"{author} submitted {what} for review."
    elif again:
        opening = f"{named(submitted_by)} has worked on {what} again and asks for another look."
    else:
        opening = f"{named(earlier.finished_by)} approved {what}, which {author} submitted."
    when = scheduled_for(page)
    approve = (
        f"“Approve” passes it on to “{following.name}”"
        if following
        else f"“Approve and Publish” shows it to readers {f'from {when} on' if when else 'at once'}"
    )
    verb = "review" if following else "publish"
    return Letter(
        subject=f"Please {verb}{' again' if again else ''}: {name_of(page)}",
        opening=opening,
        comment="" if earlier is None else earlier.comment,
        introduction="" if earlier is None else _introduction(earlier),
        facts=(_change(state, earlier if again else None), *health_facts(page)),
        next_step=(
            "Read it in the editor, change what you like, then decide in the menu at the bottom: "
            f"{approve}; “Request changes” sends it back to {author} with your comment."
        ),
        link=editor_of(page),
        link_label=EDITOR,
    )


def nobody_to_ask(task_state: Any) -> Letter:
    """Tell administrators that a page waits for a step in whose groups there is nobody."""
    page = task_state.workflow_state.content_object
    groups = " or ".join(f"“{group.name}”" for group in task_state.task.specific.groups.all())
    return Letter(
        subject=f"Nobody can review: {name_of(page)}",
        opening=(
            f"The {kind_of(page)} “{name_of(page)}” waits for “{task_state.task.name}”, but nobody "
            f"who could decide is in the group {groups}."
        ),
        next_step=(
            f"Put somebody into the group {groups} under Settings, Users. Or decide yourself: "
            "an administrator can take every step."
        ),
        link=editor_of(page),
        link_label=EDITOR,
    )


def sent_back(state: Any) -> Letter:
    """Tell the author what is to be changed."""
    page, decided = state.content_object, state.current_task_state
    return Letter(
        subject=f"Changes requested: {name_of(page)}",
        opening=f"{named(decided.finished_by)} asks you to change the {kind_of(page)} "
        f"“{name_of(page)}”.",
        comment=decided.comment,
        introduction=_introduction(decided),
        facts=tuple(health_facts(page)),
        next_step=(
            "You can change it again. When you are done, choose "
            f"“Resubmit to {decided.task.name}” in the menu at the bottom of the editor."
        ),
        link=editor_of(page),
        link_label=EDITOR,
    )


def is_published(page: Any, user: Any) -> Letter:
    """Tell the author that readers see the page, or from when on they will."""
    page.refresh_from_db()
    if when := scheduled_for(page):
        return Letter(
            subject=f"Approved, goes live later: {name_of(page)}",
            opening=f"{named(user)} approved the {kind_of(page)} “{name_of(page)}”. "
            f"Readers see it from {when} on.",
            next_step="There is nothing to do. To change it before, ask a publisher to cancel the "
            "schedule.",
            link=editor_of(page),
            link_label=EDITOR,
        )
    return Letter(
        subject=f"Published: {name_of(page)}",
        opening=f"{named(user)} published the {kind_of(page)} “{name_of(page)}”. "
        "Readers see it now.",
        next_step="There is nothing to do but to look at it.",
        link=page.full_url or editor_of(page),
        link_label="See it as readers do",
    )


def _decided(state: Any) -> Any:
    """Return the newest decision on what is in review, or None if there was none yet."""
    decisions = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)
    return state.task_states.filter(status__in=decisions).order_by("finished_at", "pk").last()


def _introduction(decided: Any) -> str:
    said = "asked" if decided.status == TaskState.STATUS_REJECTED else "said"
    return f"{named(decided.finished_by)} {said}"


def _change(state: Any, rejected: Any) -> Fact:
    page = state.content_object
    before = rejected.revision if rejected else page.live_revision
    if before is None:
        return ("Changes", "It is new: readers have not seen it yet.")
    since = "since the last look" if rejected else "since it was published"
    after = page.get_latest_revision_as_object()
    return (f"Changed {since}", what_changed(before.as_object(), after))
