"""What is worked out of an uploaded document, and kept with it until it is imported.

It is read once, matched once for what editors say of it, and its import is tried once for what
the site has. Each result is kept with a key of all that it depends on, and made anew for another.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cache
from hashlib import blake2b, sha1
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.db.models import Count, Max
from django.template.loader import render_to_string
from django.utils import timezone
from pydantic import TypeAdapter
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from career_pages.checks.registry import checks_digest, code_digest
from career_pages.documents.draft import Draft, corrections_from_json
from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.importing import (
    ImportedGuide,
    about_role,
    import_draft,
    import_limits,
    rolled_back,
)
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_document
from career_pages.documents.references import rebuilt
from career_pages.documents.source_file import Companions, DocumentError, Picture
from career_pages.documents.undo import Writing
from career_pages.models import (
    CallToAction,
    CareerArea,
    ImportFile,
    RoleIndexPage,
    RolePage,
    Skill,
)
from career_pages.publishing.changes import differences


def prepare(file: ImportFile) -> None:
    """Work out all that there is to be worked out of a document before it is looked through."""
    with suppress(DocumentError):
        document = document_of(file)
        preview_of(file, document, draft_of(file, document))


def document_of(file: ImportFile) -> GuideDocument:
    """Return what a document says; raises DocumentError for one that cannot be read.

    Its pictures have digests in the place of their bytes.
    """
    key = _key(file.digest, file.name, asdict(import_limits()))
    kept = _kept(file, "reading", key, lambda: _read(file))
    return documents().validate_python(kept)


def _read(file: ImportFile) -> Any:
    document = read_document(
        bytes(file.data), file.name, import_limits(), unpacked(bytes(file.companions))
    )
    pictures: dict[str, bytes] = {}

    def set_apart(value: Any) -> Any:
        if not isinstance(value, Picture) or not value.data:
            return value
        digest = sha1(value.data, usedforsecurity=False).hexdigest()
        pictures[digest] = value.data
        return replace(value, data=digest.encode())

    document = rebuilt(document, set_apart)
    file.pictures = packed(pictures)
    return documents().dump_python(document, mode="json", exclude_defaults=True)


def draft_of(file: ImportFile, document: GuideDocument) -> Draft:
    """Return the draft of a document with what editors say of it.

    Its pictures are as `document_of` gives them. Raises DocumentError when nothing says which role
    the document is about.
    """

    def matched() -> Any:
        corrections = corrections_from_json(file.corrections)
        draft = match(about_role(document, file.role), year, corrections)
        return drafts().dump_python(draft, mode="json", exclude_defaults=True)

    year = timezone.localdate().year
    key = _key(file.reading["key"], file.role, file.corrections, year)
    return drafts().validate_python(_kept(file, "draft", key, matched))


def write_draft(
    file: ImportFile, document: GuideDocument, draft: Draft, writing: Writing
) -> ImportedGuide:
    """Write the draft of a document; raises DocumentError if it does not fit."""
    index = RoleIndexPage.objects.get()
    return import_draft(file.name, document, _with_pictures(draft, file), index, writing)


def _with_pictures(draft: Draft, file: ImportFile) -> Draft:
    pictures = unpacked(bytes(file.pictures))

    def put_back(value: Any) -> Any:
        if not isinstance(value, Picture) or not value.data:
            return value
        return replace(value, data=pictures[value.data.decode()])

    return rebuilt(draft, put_back) if pictures else draft


def preview_of(file: ImportFile, document: GuideDocument, draft: Draft) -> dict[str, Any]:
    """Return what the import of a draft would do, as plain data.

    "report" is that of the import, "role" the id of the page of the role if it is there already,
    "pages" are the ids of all pages that would get a new revision, and "differences" says as HTML
    what is not the same on the role's page. Raises DocumentError when the draft does not fit.
    """
    key = _preview_key(file)

    def preview() -> dict[str, Any]:
        writing = Writing(file.guide_import.user, seed=key)
        with rolled_back(writing):
            result = write_draft(file, document, draft, writing)
            changes = [one for one in writing.changes.pages.values() if not one.is_new]
            page = result.written.page
            change = next((one for one in changes if one.page == page.pk), None)
            return {
                "report": result.report,
                "role": page.pk if change else None,
                "pages": [one.page for one in changes],
                "differences": _differences(page, change.before) if change else "",
            }

    return dict(_kept(file, "preview", key, preview))


def known_preview(file: ImportFile) -> dict[str, Any] | None:
    """Return the preview that is kept if it is that of the present draft and site, else None."""
    known: dict[str, Any] | None = file.preview.get("value")
    return known if known and file.preview["key"] == _preview_key(file) else None


def _preview_key(file: ImportFile) -> str:
    for_whom = file.pk, file.guide_import.user_id
    return _key(
        file.draft.get("key"), for_whom, timezone.localdate(), checks_digest(), _state_of_site()
    )


def forget(file: ImportFile) -> None:
    """Take away from a document what was worked out of it, without saving it."""
    file.reading, file.draft, file.preview, file.pictures = {}, {}, {}, b""


def _differences(page: RolePage, before: int | None) -> str:
    """Return what is not the same on a role's page as it was and with its latest revision."""
    stored = RolePage.objects.get(pk=page.pk)
    revision = stored.revisions.filter(pk=before).first()
    earlier = revision.as_object() if revision else stored
    later = page.get_latest_revision_as_object()
    changed = differences(earlier, later)
    if not changed:
        return ""
    return render_to_string("career_pages/admin/imports/differences.html", {"comparison": changed})


def _state_of_site() -> list[Any]:
    """Return what differs once the site has changed in a way on which an import may depend.

    Whether its user may do it is not among that.
    """
    counted = get_image_model(), get_document_model(), Redirect, Page
    return [
        Revision.objects.aggregate(Max("pk"), Max("created_at")),
        PageLogEntry.objects.aggregate(Max("pk")),
        ModelLogEntry.objects.aggregate(Max("pk")),
        *(model.objects.aggregate(Count("pk"), Max("pk")) for model in counted),
        list(Skill.objects.order_by("pk").values_list("name", "is_confirmed")),
        list(CareerArea.objects.order_by("pk").values_list("name")),
        list(CallToAction.objects.order_by("pk").values_list("pk", "name", "heading")),
    ]


def _kept(file: ImportFile, name: str, key: str, work_out: Callable[[], Any]) -> Any:
    """Return what the field of that name keeps under the key, worked out first where it does not.

    Raises the DocumentError that was raised when it was worked out.
    """
    kept = getattr(file, name)
    if kept.get("key") != key:
        try:
            kept = {"key": key, "value": work_out()}
        except DocumentError as error:
            kept = {"key": key, "error": str(error)}
        setattr(file, name, kept)
        file.save(update_fields=[name, "pictures"] if name == "reading" else [name])
    if "error" in kept:
        raise DocumentError(kept["error"])
    return kept["value"]


def _key(*parts: Any) -> str:
    """Return a digest of the parts and of the code that works with them."""
    said = json.dumps([code_digest(), *parts], default=str)
    return blake2b(said.encode(), digest_size=16).hexdigest()


@cache
def documents() -> TypeAdapter[GuideDocument]:
    """Return what writes and reads documents as plain data."""
    return TypeAdapter(GuideDocument)


@cache
def drafts() -> TypeAdapter[Draft]:
    """Return what writes and reads drafts as plain data."""
    return TypeAdapter(Draft)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return the files as a zip archive, or b"" if there are none."""
    if not files:
        return b""
    archive = BytesIO()
    with ZipFile(archive, "w") as zipped:
        for path, data in files.items():
            zipped.writestr(path, data)
    return archive.getvalue()


def unpacked(archive: bytes) -> Mapping[str, bytes]:
    """Return the files that `packed` put together, by their paths."""
    if not archive:
        return {}
    with ZipFile(BytesIO(archive)) as files:
        return Companions({path: files.read(path) for path in files.namelist()}, "")
