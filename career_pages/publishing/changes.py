"""Changes of pages, one or many, that go live at once where nothing else waits."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any, Final

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.utils import get_user_display_name
from wagtail.locks import BasicLock
from wagtail.models import Page, ReferenceIndex
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.signal_handlers import disable_reference_index_auto_update

from career_pages.checks import Finding, Guide, Severity
from career_pages.models import CareerArea, OtherTitle, PageHealth, RolePage
from career_pages.models.page_queries import with_aliases
from career_pages.models.pages import GuidePage
from career_pages.publishing.gate import publication_errors
from career_pages.publishing.health import health_of, is_fresh


class Result(StrEnum):
    """What became of a page, in the order in which a report tells of it."""

    REFUSED = "refused"
    SKIPPED = "skipped"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    LIVE = "live"
    UNCHANGED = "unchanged"


# What leaves a page other than it was.
CHANGES: Final = frozenset({Result.DRAFT, Result.SCHEDULED, Result.LIVE})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: ``reason`` says why, ``errors`` what keeps it from going live."""

    page_id: int
    title: str
    result: Result
    reason: str = ""
    errors: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self) | {"errors": [error.as_json() for error in self.errors]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Outcome":
        """Return the outcome of what `as_json` made."""
        errors = tuple(
            Finding(**{**error, "severity": Severity(error["severity"])})
            for error in data["errors"]
        )
        return cls(**{**data, "result": Result(data["result"]), "errors": errors})


def outcome(page: Any, result: Result, reason: str = "", errors: Any = ()) -> Outcome:
    """Return what became of the page, named as in its newest version."""
    return Outcome(page.pk, page.draft_title or page.title, result, reason, tuple(errors))


def with_locks(pages: Any) -> Any:
    """Return the pages of a queryset with what `lock_on` asks of each, read for all at once."""
    known = pages.select_related("locked_by", "content_type")
    return known.prefetch_workflow_states().annotate_approved_schedule()


def lock_on(page: Page, user: Any) -> str:
    """Return what keeps everybody or this user from changing the page now; "" if nothing does."""
    if page.alias_of_id:
        return "It is a copy that follows another page."
    if page.approved_schedule:
        return "It is scheduled to go live: cancel the schedule first."
    if page.locked and BasicLock(page).for_user(user):
        if page.locked_by:
            return f"It is locked by {get_user_display_name(page.locked_by)}."
        return "It is locked."
    if page.workflow_in_progress:
        return "It is in review: it can be changed when the review is over."
    return ""


def barrier_to_change(page: Page, user: Any) -> str:
    """Return why the user may not change the page now; "" if nothing is in the way."""
    if not page.permissions_for_user(user).can_edit():
        return "You may not edit it."
    return lock_on(page, user)


def barrier_to_publication(page: Page, user: Any) -> str:
    """Return why the user may not publish the page now; "" if nothing is in the way.

    What the gate says of its content is another matter.
    """
    if not page.permissions_for_user(user).can_publish():
        return "You may not publish it."
    return lock_on(page, user)


def editable_ids(user: Any, page_ids: Any) -> set[int]:
    """Return the ids of those pages that the user may edit."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return set(mine.filter(pk__in=page_ids).values_list("pk", flat=True))


NOT_VALID = "not-valid"


def publish_newest(page: Page, user: Any) -> Outcome:
    """Publish the newest version of the page if the user may and the gate lets it through.

    ``page`` is as it is now, in a transaction of the caller.
    """
    if barrier := barrier_to_publication(page, user):
        return outcome(page, Result.SKIPPED, barrier)
    if page.live and not page.has_unpublished_changes:
        return outcome(page, Result.UNCHANGED, "Readers see its newest version already.")
    revision = page.get_latest_revision() or page.specific.save_revision(user=user, clean=False)
    if errors := publication_errors(revision.as_object()):
        return outcome(page, Result.REFUSED, errors=errors)
    return go_live(page, revision, user, refused=Result.REFUSED)


def go_live(page: Page, revision: Any, user: Any, refused: Result) -> Outcome:
    """Publish a revision that the gate lets through; ``refused`` is what it is if it is not valid.

    A draft is saved without being checked: a code or an address in it may be none. What the page
    refers to is indexed once, not again for each skill and source that is saved with it.
    """
    try:
        with transaction.atomic(), disable_reference_index_auto_update():
            revision.publish(user=user)
    except ValidationError as error:
        return outcome(page, refused, errors=_as_findings(error))
    for published in with_aliases(Page.objects.get(pk=page.pk)):
        ReferenceIndex.create_or_update_for_object(published.specific)
    revision.refresh_from_db()
    if revision.approved_go_live_at:
        moment = date_format(localtime(revision.approved_go_live_at), "DATETIME_FORMAT")
        return outcome(page, Result.SCHEDULED, f"It goes live on {moment}.")
    return outcome(page, Result.LIVE)


def _as_findings(error: ValidationError) -> list[Finding]:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [
        Finding(NOT_VALID, Severity.ERROR, message, "", "" if field == NON_FIELD_ERRORS else field)
        for field, messages in by_field.items()
        for message in messages
    ]


Change = Callable[[Any], None]


@transaction.atomic
def apply_change(page: Page, user: Any, change: Change, action: str | bool = True) -> Outcome:
    """Make the change in the newest version of the page, as a new revision, and say what became.

    ``change`` gets the newest version and alters it. It goes live if readers see that version, the
    user may publish and the gate lets it through; else it is saved in the draft, and whatever else
    is unpublished stays so. A page that is locked, in review or not the user's to edit is skipped.
    The page's history shows it as ``action``, an entry of Wagtail's log.
    """
    current = for_change(page.pk)
    if current is None:
        return outcome(page, Result.SKIPPED, "It was deleted in the meantime.")
    expected, draft = _expect(current, user, change)
    if expected.result not in CHANGES:
        return expected
    # What was saved before is not checked anew: only what the change is about is different.
    revision = draft.save_revision(user=user, log_action=action, clean=False)
    if expected.result is Result.LIVE:
        return go_live(current, revision, user, refused=Result.DRAFT)
    return expected


def foresee_change(page: Page, user: Any, change: Change) -> Outcome:
    """Return what would become of the page if the change was made now. Nothing is changed."""
    return _expect(page, user, change)[0]


def _expect(page: Page, user: Any, change: Change) -> tuple[Outcome, Any]:
    """Return what becomes of the page, and its newest version with the change."""
    draft = _newest(page)
    if barrier := barrier_to_change(page, user):
        return outcome(page, Result.SKIPPED, barrier), draft
    before = draft.serializable_data()
    change(draft)
    if draft.serializable_data() == before:
        return outcome(page, Result.UNCHANGED, "It is so already."), draft
    if waiting := what_waits(page, user):
        return outcome(page, Result.DRAFT, waiting), draft
    if errors := publication_errors(draft):
        return outcome(page, Result.DRAFT, "The checks keep it from going live.", errors), draft
    return outcome(page, Result.LIVE), draft


def _newest(page: Page) -> Any:
    """Return the newest version, to be altered without altering ``page``."""
    newest = page.get_latest_revision_as_object()
    # Wagtail's newest version of a page without a draft is the page itself.
    return page.with_content_json(page.serializable_data()) if newest is page else newest


def for_change(pk: int) -> Page | None:
    """Return the page as it is now, for one transaction to change; None if it was deleted."""
    pages = Page.objects.select_for_update(of=("self",)).filter(pk=pk)
    found: Page | None = with_locks(pages).first()
    return found


def what_waits(page: Page, user: Any) -> str:
    """Return why a change of the page stays a draft, whatever it holds; "" if it may go live."""
    if not page.live:
        return "It is not published."
    if page.has_unpublished_changes:
        return "It has other changes that are not published."
    if page.current_workflow_state:
        return "Its review asks for changes."
    if not page.permissions_for_user(user).can_publish():
        return "You may not publish it."
    return ""


# What one request can do in the time that a browser and a server wait for it.
MOST_PAGES: Final = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """The pages that somebody chose: those to change, and those to pass over with the reason."""

    pages: list[Page]
    skipped: list[Outcome]

    @property
    def size(self) -> int:
        """How many were chosen."""
        return len(self.pages) + len(self.skipped)


def select_pages(keys: Iterable[str], among: Any) -> Selection:
    """Return the pages of those ids, in the order of their names, with what their locks need.

    A page that is gone is skipped; a key that is no id is passed over.
    """
    ids = {int(key[:18]) for key in keys if key.isascii() and key.isdecimal()}
    pages = sorted(with_locks(among.filter(pk__in=ids)), key=lambda page: page.draft_title)
    gone = sorted(ids - {page.pk for page in pages})
    missing = [
        Outcome(pk, f"Page {pk}", Result.SKIPPED, "It was deleted in the meantime.") for pk in gone
    ]
    return Selection(pages, missing)


def only_changeable_roles(chosen: Selection, user: Any) -> Selection:
    """Return the selection without the pages that are no roles or may not be changed now."""
    pages, skipped = [], list(chosen.skipped)
    for page in chosen.pages:
        if page.specific_class is not RolePage:
            skipped.append(outcome(page, Result.SKIPPED, "It is not a role."))
        elif barrier := barrier_to_change(page, user):
            skipped.append(outcome(page, Result.SKIPPED, barrier))
        else:
            pages.append(page)
    return Selection(pages, skipped)


def expected_changes(pages: list[Page], user: Any) -> list[Outcome]:
    """Return what becomes of each page that is changed, as far as its stored health tells."""
    known = PageHealth.objects.only("errors").in_bulk([page.pk for page in pages])
    return [_expected(page, user, known.get(page.pk)) for page in pages]


def _expected(page: Page, user: Any, health: PageHealth | None) -> Outcome:
    if waiting := what_waits(page, user):
        return outcome(page, Result.DRAFT, waiting)
    if health and health.errors:
        return outcome(page, Result.DRAFT, "The checks keep it from going live.")
    return outcome(page, Result.LIVE)


def change_pages(pages: Iterable[Page], user: Any, change: Change) -> list[Outcome]:
    """Make the change in each page that the user may change now; return what became of each."""
    return [apply_change(page, user, change) for page in pages]


def only_publishable(chosen: Selection, user: Any) -> Selection:
    """Return the selection without the pages that the user may not publish now."""
    pages, skipped = [], list(chosen.skipped)
    for page in chosen.pages:
        if barrier := barrier_to_publication(page, user):
            skipped.append(outcome(page, Result.SKIPPED, barrier))
        else:
            pages.append(page)
    return Selection(pages, skipped)


def expected_publications(pages: list[Page]) -> list[Outcome]:
    """Return what becomes of each page, by its stored health; one that is stale is renewed."""
    known = PageHealth.objects.in_bulk([page.pk for page in pages])
    guide = Guide()
    return [_expected_publication(page, known.get(page.pk), guide) for page in pages]


def _expected_publication(page: Page, health: PageHealth | None, guide: Guide) -> Outcome:
    if page.live and not page.has_unpublished_changes:
        return outcome(page, Result.UNCHANGED, "Readers see its newest version already.")
    if not issubclass(page.specific_class or Page, GuidePage):
        return outcome(page, Result.LIVE)
    if not (health and is_fresh(health, page)):
        health = health_of(page, guide)
    if errors := list(_errors(health)):
        return outcome(page, Result.REFUSED, errors=errors)
    return outcome(page, Result.LIVE)


def _errors(health: PageHealth) -> Iterable[Finding]:
    for finding in health.findings:
        if finding["severity"] == Severity.ERROR:
            yield Finding(**{**finding, "severity": Severity.ERROR})


def drafts_below(pages: Collection[Page]) -> Any:
    """Return the other pages below these that readers do not see, as a queryset."""
    everything = Page.objects.all()
    if not (found := [everything.descendant_of(page) for page in pages]):
        return everything.none()
    chosen = [page.pk for page in pages]
    return with_locks(reduce(or_, found)).not_live().exclude(pk__in=chosen).order_by("path")


def publish_pages(pages: Iterable[Page], user: Any) -> list[Outcome]:
    """Publish the newest version of each page that may go live; return what became of each."""
    return [_publish(page, user) for page in pages]


@transaction.atomic
def _publish(page: Page, user: Any) -> Outcome:
    current = for_change(page.pk)
    if current is None:
        return outcome(page, Result.SKIPPED, "It was deleted in the meantime.")
    return publish_newest(current, user)


def set_area(area: CareerArea | None) -> Change:
    """Return the change that puts a role in the area; None takes it out of its area."""

    def change(role: RolePage) -> None:
        role.area = area

    return change


def set_reviewer(name: str) -> Change:
    """Return the change that names who checked a role; "" removes the name."""

    def change(role: RolePage) -> None:
        role.reviewer = name

    return change


def set_review_dates(last: date | None, following: date | None) -> Change:
    """Return the change that sets when a role was and will be reviewed; None leaves a date."""

    def change(role: RolePage) -> None:
        role.last_reviewed = last or role.last_reviewed
        role.next_review = following or role.next_review

    return change


def add_title(title: str) -> Change:
    """Return the change that gives a role another title, unless it has that one."""

    def change(role: RolePage) -> None:
        known = list(role.other_titles.all())
        if title.casefold() not in {other.title.casefold() for other in known}:
            role.other_titles.add(OtherTitle(title=title, sort_order=len(known)))

    return change
