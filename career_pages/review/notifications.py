"""The notifications of the editorial review, and what they say of a page."""

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
from career_pages.publishing.changes import differences
from career_pages.publishing.health import health_of
from career_pages.sections.projection import HasSections, sections

Fact = tuple[str, str]


@dataclass(frozen=True)
class Notification:
    """What somebody is told by e-mail, and what they are to do next.

    ``comment`` is what somebody said of the page, and ``introduction`` says who. ``facts`` are
    pairs of a label and a value. ``link`` is a full address, ``link_label`` the words for it.
    """

    subject: str
    opening: str
    next_step: str
    link: str
    link_label: str = "Open the editor"
    comment: str = ""
    introduction: str = ""
    facts: tuple[Fact, ...] = ()

    def rendered(self, form: str, name: str, account: str) -> str:
        """Return it to the person of that name in the form "txt" or "html".

        ``account`` is the address at which people choose which notifications they get.
        """
        context = {"notification": self, "name": name, "account": account}
        return render_to_string(f"career_pages/workflow/notification.{form}", context).strip()


def please_decide(task_state: Any, submitted_by: Any) -> Notification:
    """Ask the people of a step to approve a page or to ask for changes."""
    state = task_state.workflow_state
    page = state.content_object
    earlier = _decided(state)
    again = earlier is not None and earlier.status == TaskState.STATUS_REJECTED
    author, following = named(state.requested_by), step_after(task_state)
    if earlier is None:
        opening = f"{author} submitted the {_called(page)} for review."
    elif again:
        opening = (
            f"{named(submitted_by)} has worked on the {_called(page)} again and asks for another "
            "look."
        )
    else:
        decided_by = named(earlier.finished_by)
        opening = f"{decided_by} approved the {_called(page)}, which {author} submitted."
    when = _scheduled_for(page)
    approve = (
        f"“Approve” passes it on to “{following.name}”"
        if following
        else f"“Approve and Publish” shows it to readers {f'from {when} on' if when else 'at once'}"
    )
    verb = "review" if following else "publish"
    return _about(
        page,
        f"Please {verb}{' again' if again else ''}",
        opening,
        "Read it in the editor, change what you like, then decide in the menu at the bottom: "
        f"{approve}; “Request changes” sends it back to {author} with your comment.",
        comment="" if earlier is None else earlier.comment,
        introduction="" if earlier is None else _introduction(earlier),
        facts=(_change(state, earlier if again else None), *_health_facts(page)),
    )


def nobody_to_ask(task_state: Any) -> Notification:
    """Tell administrators that a page waits for a step in whose groups there is nobody."""
    page = task_state.workflow_state.content_object
    groups = " or ".join(f"“{group.name}”" for group in task_state.task.specific.groups.all())
    return _about(
        page,
        "Nobody can review",
        f"The {_called(page)} waits for “{task_state.task.name}”, but nobody who could decide is "
        f"in the group {groups}.",
        f"Put somebody into the group {groups} under Settings, Users. Or decide yourself: an "
        "administrator can take every step.",
    )


def sent_back(state: Any) -> Notification:
    """Tell the author what is to be changed."""
    page, decided = state.content_object, state.current_task_state
    return _about(
        page,
        "Changes requested",
        f"{named(decided.finished_by)} asks you to change the {_called(page)}.",
        "You can change it again. When you are done, choose "
        f"“Resubmit to {decided.task.name}” in the menu at the bottom of the editor.",
        comment=decided.comment,
        introduction=_introduction(decided),
        facts=tuple(_health_facts(page)),
    )


def is_published(page: Any, user: Any) -> Notification:
    """Tell the author that readers see the page, or from when on they will."""
    page.refresh_from_db()
    if when := _scheduled_for(page):
        return _about(
            page,
            "Approved, goes live later",
            f"{named(user)} approved the {_called(page)}. Readers see it from {when} on.",
            "There is nothing to do. To change it before, ask a publisher to cancel the schedule.",
        )
    return _about(
        page,
        "Published",
        f"{named(user)} published the {_called(page)}. Readers see it now.",
        "There is nothing to do but to look at it.",
        link=page.full_url or _editor_of(page),
        link_label="See it as readers do",
    )


def needs_you_no_more(state: Any, user: Any) -> Notification:
    """Tell those who were asked that they need not decide any more."""
    page = state.content_object
    did = "published it" if goes_live(page) else "took it back"
    return _about(
        page,
        "No longer for review",
        f"The {_called(page)} does not wait for your decision any more: {named(user)} {did}.",
        "There is nothing to do.",
    )


def taken_out_of_review(state: Any, user: Any) -> Notification:
    """Tell the author that somebody else ended the review."""
    page = state.content_object
    return _about(
        page,
        "Review canceled",
        f"{named(user)} took the {_called(page)} out of review. It is a draft again, and nothing "
        "of it is lost.",
        f"Ask {named(user)} why, change it if need be, and submit it again from the menu at the "
        "bottom of the editor.",
    )


def was_not_published(page: Any, reasons: list[str]) -> Notification:
    """Tell who stood for a scheduled page that it did not go live, and why."""
    return _about(
        page,
        "Not published",
        f"The {_called(page)} was to go live now, but the checks found errors. Readers see what "
        "they saw before.",
        "Correct this in the editor, then submit or publish it again.",
        facts=tuple(("Correct", reason) for reason in dict.fromkeys(reasons)),
    )


def goes_live(obj: Any) -> bool:
    """Say whether readers see the page's newest version, or will by schedule."""
    return bool(obj.approved_schedule or (obj.live and not obj.has_unpublished_changes))


def _about(page: Any, subject: str, opening: str, next_step: str, **more: Any) -> Notification:
    """Return a notification that leads to the page's editor, unless ``more`` says otherwise."""
    subject = f"{subject}: {_name_of(page)}"
    return Notification(subject, opening, next_step, **{"link": _editor_of(page)} | more)


def _name_of(obj: Any) -> str:
    """Return the name of the page's newest version, in one line."""
    return " ".join(str(get_latest_str(obj)).split())


def _called(obj: Any) -> str:
    """Return what the page is and how it is called: role “Baker”."""
    kind = getattr(obj, "specific_deferred", obj)._meta.verbose_name
    return f"{kind} “{_name_of(obj)}”"


def _editor_of(obj: Any) -> str:
    return f"{get_admin_base_url()}{AdminURLFinder().get_edit_url(obj)}"


def _scheduled_for(obj: Any) -> str:
    """Return when the page's newest version goes live, or "" if that is at once."""
    goes_live_at: datetime | None = obj.get_latest_revision_as_object().go_live_at
    if not goes_live_at or goes_live_at <= timezone.now():
        return ""
    local = timezone.localtime(goes_live_at)
    return f"{date_format(local, 'DATETIME_FORMAT')} {local.tzname()}"


def _decided(state: Any) -> Any:
    """Return the newest decision on what is in review, or None if there was none yet."""
    decisions = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)
    return state.task_states.filter(status__in=decisions).order_by("finished_at", "pk").last()


def _introduction(decided: Any) -> str:
    said = "asked" if decided.status == TaskState.STATUS_REJECTED else "said"
    return f"{named(decided.finished_by)} {said}"


def _health_facts(obj: Any) -> list[Fact]:
    """Return how complete a role or chapter is and what the checks found; nothing for others."""
    page = getattr(obj, "specific", obj)
    if not isinstance(page, HasSections):
        return []
    health = health_of(page)
    found = f"{_count(health.errors, 'error')}, {_count(health.warnings, 'warning')}"
    return [("Complete", f"{health.score}%"), ("Checks", found)]


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def _change(state: Any, rejected: Any) -> Fact:
    page = state.content_object
    before = rejected.revision if rejected else page.live_revision
    if before is None:
        return ("Changes", "It is new: readers have not seen it yet.")
    since = "since the last look" if rejected else "since it was published"
    after = page.get_latest_revision_as_object()
    return (f"Changed {since}", _what_changed(before.as_object(), after))


NAMED_AT_MOST: Final = 6


def _what_changed(before: Any, after: Any) -> str:
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
    changed = differences(before, after)
    return [str(one.field_label()) for one in changed if not _is_body(one, after)]


def _is_body(comparison: Any, page: Any) -> bool:
    field = getattr(comparison, "field", None)
    return isinstance(page, HasSections) and getattr(field, "name", "") == "body"


def _sections(before: Any, after: Any) -> list[str]:
    if not isinstance(after, HasSections):
        return []
    old, new = (
        {one.path: (one.heading, one.text) for one in sections(page) if one.shown}
        for page in (before, after)
    )
    changed = [
        f"“{heading}”" + ("" if path in old else " (new)")
        for path, (heading, text) in new.items()
        if old.get(path) != (heading, text)
    ]
    gone = [f"“{heading}” (removed)" for path, (heading, _) in old.items() if path not in new]
    return changed + gone
