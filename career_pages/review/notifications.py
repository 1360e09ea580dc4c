"""The letters of the editorial review, and what they say of a page."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_admin_base_url, get_latest_str
from wagtail.models import TaskState

from career_pages.models.reviews import named, step_after
from career_pages.publishing.health import health_of
from career_pages.sections.projection import HasSections, sections

NAMED_AT_MOST: Final = 6


def what_changed(before: Any, after: Any) -> str:
    """Return the names of the fields and sections that differ; "nothing" if none does.

    ``before`` and ``after`` are the page as two of its revisions have it.
    """
    names = list(dict.fromkeys(chain(_fields(before, after), _sections(before, after))))
    if not names:
        return "nothing"
    shown, more = names[:NAMED_AT_MOST], len(names) - NAMED_AT_MOST
    return ", ".join(shown) + (f", and {more} more" if more > 0 else "")


def _fields(before: Any, after: Any) -> list[str]:
    """Return the labels of the changed fields, without the body of a page that has sections."""
    panel = after.get_edit_handler().get_bound_panel(instance=after, request=None, form=None)
    compared = [comparison(before, after) for comparison in panel.get_comparison()]
    return [
        str(one.field_label()) for one in compared if one.has_changed() and not _is_body(one, after)
    ]


def _is_body(comparison: Any, page: Any) -> bool:
    field = getattr(comparison, "field", None)
    return isinstance(page, HasSections) and getattr(field, "name", "") == "body"


def _sections(before: Any, after: Any) -> list[str]:
    if not isinstance(after, HasSections):
        return []
    old, new = _by_path(before), _by_path(after)
    changed = [
        f"“{heading}”" + ("" if path in old else " (new)")
        for path, (heading, text) in new.items()
        if old.get(path) != (heading, text)
    ]
    gone = [f"“{heading}” (removed)" for path, (heading, _) in old.items() if path not in new]
    return changed + gone


def _by_path(page: Any) -> dict[str, tuple[str, str]]:
    return {one.path: (one.heading, one.text) for one in sections(page) if one.shown}


Fact = tuple[str, str]


def name_of(obj: Any) -> str:
    """Return the name of the page's newest version, in one line."""
    return " ".join(str(get_latest_str(obj)).split())


def kind_of(obj: Any) -> str:
    """Return what the page is, such as "role"."""
    return str(getattr(obj, "specific_deferred", obj)._meta.verbose_name)


def editor_of(obj: Any) -> str:
    """Return the full address of the page's editor."""
    return f"{get_admin_base_url()}{AdminURLFinder().get_edit_url(obj)}"


def moment(when: datetime) -> str:
    """Return a day and time in words."""
    local = timezone.localtime(when)
    return f"{date_format(local, 'DATETIME_FORMAT')} {local.tzname()}"


def goes_live(obj: Any) -> bool:
    """Say whether readers see the page's newest version, or will by schedule."""
    return bool(obj.approved_schedule or (obj.live and not obj.has_unpublished_changes))


def scheduled_for(obj: Any) -> str:
    """Return when the page's newest version goes live, or "" if that is at once."""
    newest = obj.get_latest_revision_as_object()
    is_later = newest.go_live_at and newest.go_live_at > timezone.now()
    return moment(newest.go_live_at) if is_later else ""


def health_facts(obj: Any) -> list[Fact]:
    """Return how complete a role or chapter is and what the checks found; nothing for others."""
    page = getattr(obj, "specific", obj)
    if not isinstance(page, HasSections):
        return []
    health = health_of(page)
    found = f"{_count(health.errors, 'error')}, {_count(health.warnings, 'warning')}"
    return [("Complete", f"{health.score}%"), ("Checks", found)]


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


@dataclass(frozen=True)
class Letter:
    """What somebody is told by e-mail, and what they are to do next.

    ``comment`` is what somebody said of the page, and ``introduction`` says who. ``facts`` are
    pairs of a label and a value. ``link`` is a full address, ``link_label`` the words for it.
    """

    subject: str
    opening: str
    next_step: str
    link: str
    link_label: str
    comment: str = ""
    introduction: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def as_text(self, name: str, account: str) -> str:
        """Return the letter to the person of that name; ``account`` is where letters are set."""
        return self._render("txt", name, account)

    def as_html(self, name: str, account: str) -> str:
        """Return the same letter in HTML."""
        return self._render("html", name, account)

    def _render(self, form: str, name: str, account: str) -> str:
        context = {"letter": self, "name": name, "account": account}
        return render_to_string(f"career_pages/workflow/letter.{form}", context).strip()


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


def needs_you_no_more(state: Any, user: Any) -> Letter:
    """Tell those who were asked that they need not decide any more."""
    page = state.content_object
    did = "published it" if goes_live(page) else "took it back"
    return Letter(
        subject=f"No longer for review: {name_of(page)}",
        opening=f"The {kind_of(page)} “{name_of(page)}” does not wait for your decision any more: "
        f"{named(user)} {did}.",
        next_step="There is nothing to do.",
        link=editor_of(page),
        link_label=EDITOR,
    )


def taken_out_of_review(state: Any, user: Any) -> Letter:
    """Tell the author that somebody else ended the review."""
    page = state.content_object
    return Letter(
        subject=f"Review canceled: {name_of(page)}",
        opening=f"{named(user)} took the {kind_of(page)} “{name_of(page)}” out of review. "
        "It is a draft again, and nothing of it is lost.",
        next_step=f"Ask {named(user)} why, change it if need be, and submit it again from the menu "
        "at the bottom of the editor.",
        link=editor_of(page),
        link_label=EDITOR,
    )


def was_not_published(page: Any, reasons: list[str]) -> Letter:
    """Tell who stood for a scheduled page that it did not go live, and why."""
    return Letter(
        subject=f"Not published: {name_of(page)}",
        opening=f"The {kind_of(page)} “{name_of(page)}” was to go live now, but the checks found "
        "errors. Readers see what they saw before.",
        facts=tuple(("Correct", reason) for reason in dict.fromkeys(reasons)),
        next_step="Correct this in the editor, then submit or publish it again.",
        link=editor_of(page),
        link_label=EDITOR,
    )
