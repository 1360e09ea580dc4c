"""The stored health of pages: what is there, what is wrong, and when that is out of date."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Model, Q
from django.db.models.signals import post_save, pre_delete
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.signals import post_page_move

from career_pages.checks import Guide, Severity, findings
from career_pages.checks.registry import checks_digest
from career_pages.editions import OnCommit
from career_pages.models import ChapterPage, PageHealth, RolePage
from career_pages.models.pages import only_revision_fields, revision_saved
from career_pages.sections.kinds import SectionKind, section_kinds
from career_pages.sections.parts import PartKind
from career_pages.sections.projection import Section, projected

logger = logging.getLogger(__name__)
Progress = Callable[[int, int], None]


class Step(NamedTuple):
    """One thing that a complete page has: its name, what to do, where, and whether it is done."""

    name: str
    label: str
    field: str
    done: bool


def steps(page: Any) -> list[Step]:
    """Return what a complete role or chapter has, in the order of its form."""
    found = [section for section in projected(page) if section.shown]
    lede = Step("lede", "Write a lede: why read on?", "lede", bool(page.lede))
    label = "Write the description that search engines show."
    description = Step("description", label, "search_description", bool(page.search_description))
    if isinstance(page, RolePage):
        return [lede, *_steps_of_role(page, found), description]
    texts = sum(section.is_a("text") for section in found)
    # A reader who has finished a chapter is offered the next page without being told of one.
    return [lede, Step("sections", "Write two sections or more.", "body", texts > 1), description]


def _steps_of_role(page: Any, found: list[Section]) -> Iterator[Step]:
    # What readers go on to comes last, wherever it stands.
    for kind in sorted(section_kinds().values(), key=lambda kind: kind.leads_elsewhere):
        if kind.enough is None:
            continue
        of_kind = [section for section in found if section.is_a(kind.name)]
        field = of_kind[0].path if of_kind else "body"
        step = kind.enough.step or kind.name
        yield Step(step, kind.enough.sentence, field, _count(kind, of_kind) >= kind.enough.count)
    yield Step("area", "Choose the career area.", "area", bool(page.area_id))
    for name, relation, enough, label in (
        ("titles", "other_titles", 1, "Add another title that people use."),
        ("skills", "role_skills", 3, "Choose three skills or more."),
        ("related", "related_roles", 1, "Relate the role to another."),
        ("sources", "sources", 1, "Name a source where facts can be checked."),
    ):
        rows = len(getattr(page, relation).all())
        yield Step(name, label, relation, rows >= enough)
    yield Step("reviewed", "Say when it was reviewed.", "last_reviewed", bool(page.last_reviewed))


def _count(kind: SectionKind, of_kind: list[Section]) -> int:
    """Return how much there is: subsections where it has them, list items where it is a list."""
    if kind.list_field:
        field = f".{kind.list_field}."
        return sum(
            part.kind is PartKind.ITEM and field in part.path
            for section in of_kind
            for part in section.parts
        )
    if kind.parts:
        return sum(sub.shown for section in of_kind for sub in section.subsections)
    return len(of_kind)


def score(todo: Sequence[Step]) -> int:
    """Return how much of that is done, from 0 to 100; 100 only when all of it is."""
    return 100 * sum(step.done for step in todo) // len(todo)


def health_of(page: Any, guide: Guide | None = None) -> PageHealth:
    """Return the stored health of the page's newest version, checked anew if it is out of date.

    ``guide`` is what is known of the guide, if that is known.
    """
    row = PageHealth.objects.filter(page_id=page.pk).first()
    if row and is_fresh(row, page):
        return row
    return _record_health(page.get_latest_revision_as_object(), page.latest_revision_id, guide)


def is_fresh(row: PageHealth, page: Any) -> bool:
    """Say whether the row is of the page's newest version, of today, and of the checks in force."""
    return (row.revision_number, row.checked_on, row.checks_digest) == (
        page.latest_revision_id,
        timezone.localdate(),
        checks_digest(),
    )


def _record_health(
    page: Any, revision_number: int | None, guide: Guide | None = None
) -> PageHealth:
    """Check the page as it is in memory and store what comes of it; return the stored row.

    ``revision_number`` is the id of the revision whose content the page has; ``guide`` is what is
    known of the guide, if that is known.
    """
    found, todo = findings(page, guide), steps(page)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    row, _ = PageHealth.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "revision_number": revision_number,
            "score": score(todo),
            "errors": errors,
            "warnings": len(found) - errors,
            "findings": [finding.as_json() for finding in found],
            "todo": [
                {"name": step.name, "label": step.label, "field": step.field}
                for step in todo
                if not step.done
            ],
            "checked_on": timezone.localdate(),
            "checks_digest": checks_digest(),
        },
    )
    return row


def refresh_health(pages: Any = None, progress: Progress = lambda done, total: None) -> int:
    """Check anew every role and chapter whose row is out of date; return how many were checked.

    ``pages`` is a queryset of pages to choose from, or None for all; ``progress`` is told how many
    pages of how many are done. One page is in memory at a time. A page that cannot be checked is
    logged, keeps its row, and keeps nobody else's from being renewed.
    """
    chosen = pages_to_check()
    if pages is not None:
        chosen = chosen.filter(pk__in=pages.order_by().values("pk"))
    return _check_pages(list(chosen.order_by("pk").values_list("pk", flat=True)), progress)


def pages_to_check(page_ids: Iterable[int] | None = None) -> Any:
    """Return the roles and chapters whose row is missing or not fresh.

    ``page_ids`` narrows them to those pages.
    """
    newest = Q(revision_number=F("page__latest_revision")) | Q(
        revision_number=None, page__latest_revision=None
    )
    fresh = PageHealth.objects.filter(
        newest, checked_on=timezone.localdate(), checks_digest=checks_digest()
    )
    pages = Page.objects.type(RolePage, ChapterPage).exclude(pk__in=fresh.values("pk"))
    return pages if page_ids is None else pages.filter(pk__in=list(page_ids))


def _check_pages(page_ids: Sequence[int], progress: Progress = lambda done, total: None) -> int:
    checked, guide = 0, Guide(whole=True)
    for done, pk in enumerate(page_ids, 1):
        try:
            checked += _check(pk, guide)
        except Exception:
            logger.exception("Page %s could not be checked.", pk)
        progress(done, len(page_ids))
    return checked


@transaction.atomic
def _check(pk: int, guide: Guide) -> bool:
    # Locked, so that what was found on this version never replaces what is found on a newer one.
    page = Page.objects.select_for_update(no_key=True).filter(pk=pk).first()
    if page is None:
        return False
    _record_health(page.get_latest_revision_as_object(), page.latest_revision_id, guide)
    return True


def connect_health() -> None:
    """Keep the rows in step with what changes beside the newest version of their own page."""
    post_save.connect(page_saved)
    pre_delete.connect(page_deleted, sender=Page)
    post_page_move.connect(page_moved)
    revision_saved.connect(version_saved)


def version_saved(page: Any, revision: Revision, guide: Guide | None, **kwargs: Any) -> None:
    """Store the health of a version with it."""
    _record_health(page, revision.pk, guide)


def page_saved(instance: Model, **kwargs: Any) -> None:
    """Renew a page that was made, published, unpublished or otherwise saved, and what names it."""
    if not isinstance(instance, Page) or kwargs["raw"]:
        return
    if only_revision_fields(kwargs["update_fields"]):
        return
    ids = [instance.pk] if isinstance(instance, RolePage | ChapterPage) else []
    if isinstance(instance, RolePage) and instance.numchild:
        # Chapters have the role's name in their headings.
        ids += Page.objects.child_of(instance).values_list("pk", flat=True)
    _renew_on_commit([*ids, *_pages_that_name([instance.pk])])


def page_deleted(instance: Page, **kwargs: Any) -> None:
    """Renew the pages that name a page which goes."""
    _renew_on_commit(_pages_that_name([instance.pk]))


def page_moved(instance: Page, **kwargs: Any) -> None:
    """Renew a page, those below it, which may belong to another role now, and what names them."""
    below = Page.objects.descendant_of(instance, inclusive=True)
    ids = list(below.values_list("pk", flat=True))
    _renew_on_commit([*ids, *_pages_that_name(ids)])


def _pages_that_name(page_ids: Iterable[int]) -> list[int]:
    """Return the ids of the pages that link to those pages or name them in another field.

    Only what is stored with a page itself is found: what a draft names is not known before it is
    published, and is checked with the next refresh.
    """
    of_pages = ContentType.objects.get_for_model(Page)
    named = ReferenceIndex.objects.filter(
        base_content_type=of_pages,
        to_content_type=of_pages,
        to_object_id__in=[str(pk) for pk in page_ids],
    )
    return [int(pk) for pk in named.order_by().values_list("object_id", flat=True).distinct()]


# To publish a page that half the guide links to must not take long: further pages are checked with
# the next refresh.
AT_ONCE: Final = 20


def _renew_on_commit(page_ids: Iterable[int]) -> None:
    """Check those pages anew once the present transaction is committed, the first ones first.

    Pages beyond the first twenty are only marked, for the next `refresh_health`. An error is
    logged: what the editor did is done.
    """
    ids = list(dict.fromkeys(page_ids))
    if not ids:
        return
    mark_out_of_date(ids)
    _changed.add(ids[:AT_ONCE])


# No revision has this number: a row that names it is out of date, whatever its day.
OUT_OF_DATE: Final = 0


def mark_out_of_date(page_ids: Iterable[int]) -> None:
    """Have the rows of those pages renewed at the next occasion; they say the same until then."""
    PageHealth.objects.filter(pk__in=list(page_ids)).update(revision_number=OUT_OF_DATE)


def _renew(page_ids: Iterable[int]) -> None:
    # Some may have been checked for another change of the same transaction already.
    _check_pages(list(pages_to_check(page_ids).order_by("pk").values_list("pk", flat=True)))


_changed: Final = OnCommit(_renew)
# A context manager in which pages that change are only marked, and checked once at its end; after
# an error they are left for the next `refresh_health`.
renewed_at_the_end: Final = _changed.held
