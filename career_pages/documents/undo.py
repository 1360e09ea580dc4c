"""What an import changes while it is written, and undoing it."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Final, Self
from uuid import NAMESPACE_OID, uuid4, uuid5

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision

from career_pages.models import ImportFile, ImportStatus


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that an import made, or to which it gave a new revision.

    ``before`` is the latest revision until then, None for a page that was new or had none;
    ``after`` is the import's own. ``was_changed`` says whether the page had unpublished changes.
    """

    page: int
    is_new: bool
    before: int | None
    after: int
    was_changed: bool


@dataclass(frozen=True, slots=True)
class RecordMade:
    """A record that an import made beside its pages: "app_label.model" and its primary key."""

    model: str
    pk: int


@dataclass(slots=True)
class ImportChanges:
    """The pages that an import wrote, by their ids, and the records that it made."""

    pages: dict[int, PageChange] = field(default_factory=dict)
    records: list[RecordMade] = field(default_factory=list)

    def add_page(self, change: PageChange) -> None:
        """Add the change of a page; several changes of one page become one."""
        first = self.pages.get(change.page, change)
        self.pages[change.page] = PageChange(
            change.page, first.is_new, first.before, change.after, first.was_changed
        )

    def add_record(self, record: Any) -> None:
        """Add a record that was made."""
        self.records.append(RecordMade(record._meta.label_lower, record.pk))

    def as_json(self) -> dict[str, Any]:
        """Return the changes as plain data, of which `from_json` makes the same again."""
        return {
            "pages": [asdict(page) for page in self.pages.values()],
            "records": [asdict(record) for record in self.records],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the changes that `as_json` made the data of."""
        return cls(
            {one["page"]: PageChange(**one) for one in data.get("pages", [])},
            [RecordMade(**one) for one in data.get("records", [])],
        )


@dataclass(slots=True)
class Writing:
    """The import of one document while it is written: for whom, when, and what it changed so far.

    With ``publish``, readers see at once what is written. ``images`` are those that were made of
    pictures. The ids of new blocks follow from the ``seed``: the same draft written twice with the
    same seed to the same page gives the same body.
    """

    user: Any = None
    publish: bool = False
    today: date = field(default_factory=timezone.localdate)
    seed: str = field(default_factory=lambda: uuid4().hex)
    ids: int = 0
    changes: ImportChanges = field(default_factory=ImportChanges)
    images: list[Any] = field(default_factory=list)

    @contextmanager
    def whole_or_not(self) -> Iterator[None]:
        """Store all that is written within, or after an exception nothing, nor any file."""
        images = len(self.images)
        changes = ImportChanges(dict(self.changes.pages), list(self.changes.records))
        try:
            with transaction.atomic():
                yield
        except BaseException:
            self.changes = changes
            self.delete_image_files(images)
            raise

    def new_id(self) -> str:
        """Return the id of the next new block."""
        self.ids += 1
        return str(uuid5(NAMESPACE_OID, f"{self.seed} {self.ids}"))

    def delete_image_files(self, first: int = 0) -> None:
        """Delete the files of the images from the ``first`` on: a rollback leaves them behind."""
        for image in self.images[first:]:
            image.file.storage.delete(image.file.name)
        del self.images[first:]


EDITED: Final = (
    "“{title}” has been changed since it was imported, so undoing the import would lose that work. "
    "Open the page's history to go back to an earlier version by hand."
)
PUBLISHED: Final = (
    "“{title}” has been published since it was imported. Unpublish it first, then undo the import."
)
HAS_CHILDREN: Final = (
    "Pages have been added below “{title}” since it was imported. Move or delete them first, "
    "then undo the import."
)
FORBIDDEN: Final = "You may not delete or change “{title}”; ask somebody who may."


class UndoError(Exception):
    """An import that cannot be undone; the message says why and what to do."""


@transaction.atomic
def undo(file: ImportFile, user: Any) -> None:
    """Undo the import of a document: its pages go, or go back to what they were before.

    A page that was there already gets its earlier content as a new revision, so that its history
    stays whole. Records and pictures that the import made go too unless something uses them by
    now. The document is open again afterwards. Raises UndoError when that would lose somebody's
    work; nothing is changed then.
    """
    file = ImportFile.objects.select_for_update().get(pk=file.pk)
    if file.status != ImportStatus.IMPORTED:
        raise UndoError("This import has been undone already.")
    changes = ImportChanges.from_json(file.changes)
    pages = {page.pk: page for page in Page.objects.filter(pk__in=changes.pages).specific()}
    for pk, page in pages.items():
        _check(page, changes.pages[pk], pages, user)
    # Chapters go before the role that they belong to.
    for change in reversed(changes.pages.values()):
        if page := pages.get(change.page):
            _undo_change(page, change, user)
    delete_unused(changes.records, since=file.guide_import.created_at)
    file.status, file.changes, file.page = ImportStatus.UNDONE, {}, None
    file.save(update_fields=["status", "changes", "page"])


def _check(page: Page, change: PageChange, imported: dict[int, Page], user: Any) -> None:
    permissions = page.permissions_for_user(user)
    allowed = permissions.can_delete() if change.is_new else permissions.can_edit()
    if page.latest_revision_id != change.after:
        raise UndoError(EDITED.format(title=page.get_admin_display_title()))
    if page.live and (change.is_new or page.live_revision_id == change.after):
        raise UndoError(PUBLISHED.format(title=page.title))
    if change.is_new and page.get_children().exclude(pk__in=imported).exists():
        raise UndoError(HAS_CHILDREN.format(title=page.title))
    if not allowed or permissions.page_locked():
        raise UndoError(FORBIDDEN.format(title=page.title))


def _undo_change(page: Page, change: PageChange, user: Any) -> None:
    if change.is_new:
        # Its place in the tree may have moved with what went before it.
        page.refresh_from_db()
        page.delete(user=user)
        return
    before = Revision.objects.filter(pk=change.before).first()
    earlier = before.as_object() if before else page
    earlier.save_revision(user=user, log_action="wagtail.revert", previous_revision=before)
    if not change.was_changed:
        # The newest version says what is live again.
        Page.objects.filter(pk=page.pk).update(has_unpublished_changes=False)


# Where the content of a revision names records by their primary keys. A body is JSON in JSON.
_NAMED: Final = re.compile(r'(\w+)\\*": ?(\d+)')
_FIELDS: Final = {
    "skill": "career_pages.skill",
    "area": "career_pages.careerarea",
    "image": "home.guideimage",
    "hero_image": "home.guideimage",
}


def delete_unused(records: Iterable[RecordMade], since: datetime) -> None:
    """Delete the records that no page refers to, live or in its latest draft.

    ``since`` is a time before they were made: older drafts cannot know them.
    """
    in_drafts = _in_drafts(since)
    for one in records:
        record = apps.get_model(one.model)._default_manager.filter(pk=one.pk).first()
        if record is None or one in in_drafts:
            continue
        if not ReferenceIndex.get_references_to(record).exists():
            record.delete()


def _in_drafts(since: datetime) -> set[RecordMade]:
    latest = Page.objects.filter(latest_revision_created_at__gte=since)
    contents = Revision.objects.filter(pk__in=latest.values("latest_revision"))
    return {
        RecordMade(_FIELDS[name], int(pk))
        for content in contents.values_list("content", flat=True).iterator(chunk_size=50)
        for name, pk in _NAMED.findall(json.dumps(content))
        if name in _FIELDS
    }
