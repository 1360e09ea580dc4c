"""Changes of pages, one or many, that go live at once where nothing else waits."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any, Final, Self

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
from career_pages.models.pages import GuidePage, with_aliases
from career_pages.publishing.gate import publication_errors
from career_pages.publishing.health import health_of, is_fresh

# A function that changes the newest version of a page, its only argument.
Change = Callable[[Any], None]


class ChangeStatus(StrEnum):
    """What became of a page, in the order in which a report tells of it."""

    REFUSED = "refused"
    SKIPPED = "skipped"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    LIVE = "live"
    UNCHANGED = "unchanged"


# The results after which a page is not as it was before.
CHANGES: Final = frozenset({ChangeStatus.DRAFT, ChangeStatus.SCHEDULED, ChangeStatus.LIVE})
STOPPED: Final = "The checks keep it from going live."


@dataclass(frozen=True, slots=True)
class ChangeResult:
    """What became of one page: ``reason`` says why, ``errors`` what keeps it from going live."""

    page_id: int
    title: str
    status: ChangeStatus
    reason: str = ""
    errors: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, page: Any, status: ChangeStatus, reason: str = "", errors: Any = ()) -> Self:
        """Return what became of the page, named as in its newest version."""
        return cls(page.pk, page.draft_title or page.title, status, reason, tuple(errors))

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self) | {"errors": [error.as_json() for error in self.errors]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the result of which `as_json` made the data."""
        errors = tuple(
            Finding(**{**error, "severity": Severity(error["severity"])})
            for error in data["errors"]
        )
        return cls(**{**data, "status": ChangeStatus(data["status"]), "errors": errors})


@transaction.atomic
def apply_change(page: Page, user: Any, change: Change, action: str | bool = True) -> ChangeResult:
    """Make the change in the newest version of the page, as a new revision, and say what became.

    It goes live if readers see that version, the user may publish and the gate lets it through;
    else it is saved in the draft, and whatever else is unpublished stays so. A page that is locked,
    in review or not the user's to edit is skipped. The page's history shows it as ``action``, an
    entry of Wagtail's log.
    """
    current = for_change(page.pk)
    if current is None:
        return _deleted(page)
    expected, draft = _try_change(current, user, change)
    if expected.status not in CHANGES:
        return expected
    # Without validation: a draft may have been incomplete before the change.
    revision = draft.save_revision(user=user, log_action=action, clean=False)
    if expected.status is ChangeStatus.LIVE:
        return _go_live(current, revision, user, refused=ChangeStatus.DRAFT)
    return expected


def preview_change(page: Page, user: Any, change: Change) -> ChangeResult:
    """Return what would become of the page if the change was made now. Nothing is changed."""
    return _try_change(page, user, change)[0]


def for_change(pk: int) -> Page | None:
    """Return the page as it is now, for one transaction to change; None if it was deleted."""
    pages = Page.objects.select_for_update(of=("self",)).filter(pk=pk)
    found: Page | None = with_locks(pages).first()
    return found


def with_locks(pages: Any) -> Any:
    """Return the pages of a queryset with what their locks are, read for all at once."""
    known = pages.select_related("locked_by", "content_type")
    return known.prefetch_workflow_states().annotate_approved_schedule()


def _deleted(page: Page) -> ChangeResult:
    return ChangeResult.of(page, ChangeStatus.SKIPPED, "It was deleted in the meantime.")


def _try_change(page: Page, user: Any, change: Change) -> tuple[ChangeResult, Any]:
    """Return what becomes of the page, and its newest version with the change, not saved."""
    draft = page.get_latest_revision_as_object()
    if draft is page:
        # Without a draft that is the page itself: a copy is changed in its place.
        draft = page.with_content_json(page.serializable_data())
    if refusal := change_refusal(page, user):
        return ChangeResult.of(page, ChangeStatus.SKIPPED, refusal), draft
    before = draft.serializable_data()
    change(draft)
    if draft.serializable_data() == before:
        return ChangeResult.of(page, ChangeStatus.UNCHANGED, "It is so already."), draft
    if waiting := _what_waits(page, user):
        return ChangeResult.of(page, ChangeStatus.DRAFT, waiting), draft
    if errors := publication_errors(draft):
        return ChangeResult.of(page, ChangeStatus.DRAFT, STOPPED, errors), draft
    return ChangeResult.of(page, ChangeStatus.LIVE), draft


def change_refusal(page: Page, user: Any) -> str:
    """Return why the user may not change the page now; "" if nothing is in the way."""
    mine = page.permissions_for_user(user)
    return _lock_on(page, user) if mine.can_edit() else "You may not edit it."


def _lock_on(page: Page, user: Any) -> str:
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


def _what_waits(page: Page, user: Any) -> str:
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


def _go_live(page: Page, revision: Any, user: Any, refused: ChangeStatus) -> ChangeResult:
    """Publish a revision that the gate lets through; ``refused`` is what it is if it is not valid.

    A draft is saved without being checked: a code or an address in it may be none. What the page
    refers to is indexed once, not again for each skill and source that is saved with it.
    """
    try:
        with transaction.atomic(), disable_reference_index_auto_update():
            revision.publish(user=user)
    except ValidationError as error:
        return ChangeResult.of(page, refused, errors=_as_findings(error))
    for published in with_aliases(Page.objects.get(pk=page.pk)):
        ReferenceIndex.create_or_update_for_object(published.specific)
    revision.refresh_from_db()
    if revision.approved_go_live_at:
        moment = date_format(localtime(revision.approved_go_live_at), "DATETIME_FORMAT")
        return ChangeResult.of(page, ChangeStatus.SCHEDULED, f"It goes live on {moment}.")
    return ChangeResult.of(page, ChangeStatus.LIVE)


def _as_findings(error: ValidationError) -> list[Finding]:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [
        Finding(
            "not-valid", Severity.ERROR, message, "", "" if field == NON_FIELD_ERRORS else field
        )
        for field, messages in by_field.items()
        for message in messages
    ]


def publication_refusal(page: Page, user: Any) -> str:
    """Return why the user may not publish the page now; "" if nothing is in the way.

    What the gate says of its content is another matter.
    """
    mine = page.permissions_for_user(user)
    return _lock_on(page, user) if mine.can_publish() else "You may not publish it."


def editable_ids(user: Any, page_ids: Any) -> set[int]:
    """Return the ids of those pages that the user may edit."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return set(mine.filter(pk__in=page_ids).values_list("pk", flat=True))


def differences(before: Any, after: Any) -> list[Any]:
    """Return Wagtail's comparison of each field in which two versions of a page differ."""
    panel = after.get_edit_handler().get_bound_panel(instance=after, request=None, form=None)
    compared = [compare(before, after) for compare in panel.get_comparison()]
    return [one for one in compared if one.has_changed()]


# As many as one request can change before the browser or the server gives up.
MOST_PAGES: Final = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """The pages that somebody chose: those to change, and those to pass over with the reason."""

    pages: list[Page]
    skipped: list[ChangeResult]

    @property
    def size(self) -> int:
        """How many were chosen."""
        return len(self.pages) + len(self.skipped)

    def without(self, refusal: Callable[[Page], str]) -> "Selection":
        """Return the selection that passes over those of its pages for which there is a refusal."""
        asked = [(page, refusal(page)) for page in self.pages]
        refused = [ChangeResult.of(page, ChangeStatus.SKIPPED, why) for page, why in asked if why]
        return Selection([page for page, why in asked if not why], [*self.skipped, *refused])


def select_pages(keys: Iterable[str], among: Any) -> Selection:
    """Return the pages of those ids, in the order of their names, with what their locks need.

    A page that is gone is skipped; a key that is no id is passed over.
    """
    ids = {int(key[:18]) for key in keys if key.isascii() and key.isdecimal()}
    pages = sorted(with_locks(among.filter(pk__in=ids)), key=lambda page: page.draft_title)
    gone = sorted(ids - {page.pk for page in pages})
    return Selection(pages, [_deleted(Page(pk=pk, title=f"Page {pk}")) for pk in gone])


def only_changeable_roles(chosen: Selection, user: Any) -> Selection:
    """Return the selection without the pages that are no roles or may not be changed now."""

    def refusal(page: Page) -> str:
        if page.specific_class is not RolePage:
            return "It is not a role."
        return change_refusal(page, user)

    return chosen.without(refusal)


def expected_changes(pages: list[Page], user: Any) -> list[ChangeResult]:
    """Return what becomes of each page that is changed, as far as its stored health tells."""
    health = PageHealth.objects.filter(pk__in=[page.pk for page in pages], errors__gt=0)
    stopped = dict.fromkeys(health.values_list("pk", flat=True), STOPPED)
    results = []
    for page in pages:
        reason = _what_waits(page, user) or stopped.get(page.pk, "")
        status = ChangeStatus.DRAFT if reason else ChangeStatus.LIVE
        results.append(ChangeResult.of(page, status, reason))
    return results


def change_pages(pages: Iterable[Page], user: Any, change: Change) -> list[ChangeResult]:
    """Make the change in each page that the user may change now; return what became of each."""
    return [apply_change(page, user, change) for page in pages]


def only_publishable(chosen: Selection, user: Any) -> Selection:
    """Return the selection without the pages that the user may not publish now."""
    return chosen.without(lambda page: publication_refusal(page, user))


def expected_publications(pages: list[Page]) -> list[ChangeResult]:
    """Return what becomes of each page, by its stored health; one that is stale is renewed."""
    known = PageHealth.objects.in_bulk([page.pk for page in pages])
    guide = Guide()
    return [_expected_publication(page, known.get(page.pk), guide) for page in pages]


def _expected_publication(page: Page, health: PageHealth | None, guide: Guide) -> ChangeResult:
    if page.live and not page.has_unpublished_changes:
        return _published_already(page)
    if not issubclass(page.specific_class or Page, GuidePage):
        return ChangeResult.of(page, ChangeStatus.LIVE)
    if not (health and is_fresh(health, page)):
        health = health_of(page, guide)
    errors = [
        Finding(**{**finding, "severity": Severity.ERROR})
        for finding in health.findings
        if finding["severity"] == Severity.ERROR
    ]
    status = ChangeStatus.REFUSED if errors else ChangeStatus.LIVE
    return ChangeResult.of(page, status, errors=errors)


def _published_already(page: Page) -> ChangeResult:
    reason = "Readers see its newest version already."
    return ChangeResult.of(page, ChangeStatus.UNCHANGED, reason)


def publish_pages(pages: Iterable[Page], user: Any) -> list[ChangeResult]:
    """Publish the newest version of each page that may go live; return what became of each.

    It may if the user may publish it, nothing locks it, and the gate lets it through.
    """
    return [_publish(page, user) for page in pages]


@transaction.atomic
def _publish(chosen: Page, user: Any) -> ChangeResult:
    page = for_change(chosen.pk)
    if page is None:
        return _deleted(chosen)
    if refusal := publication_refusal(page, user):
        return ChangeResult.of(page, ChangeStatus.SKIPPED, refusal)
    if page.live and not page.has_unpublished_changes:
        return _published_already(page)
    revision = page.get_latest_revision() or page.specific.save_revision(user=user, clean=False)
    if errors := publication_errors(revision.as_object()):
        return ChangeResult.of(page, ChangeStatus.REFUSED, errors=errors)
    return _go_live(page, revision, user, refused=ChangeStatus.REFUSED)


def drafts_below(pages: Collection[Page]) -> Any:
    """Return the other pages below these that readers do not see, as a queryset."""
    everything = Page.objects.all()
    if not (found := [everything.descendant_of(page) for page in pages]):
        return everything.none()
    chosen = [page.pk for page in pages]
    return with_locks(reduce(or_, found)).not_live().exclude(pk__in=chosen).order_by("path")


def set_area(area: CareerArea | None) -> Change:
    """Return the change that puts a role in the area; None takes it out of its area."""
    return lambda role: setattr(role, "area", area)


def set_reviewer(name: str) -> Change:
    """Return the change that names who checked a role; "" removes the name."""
    return lambda role: setattr(role, "reviewer", name)


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
