"""A role's page and its chapters as a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import timezone

from career_pages.documents.exporting.docx import write_docx
from career_pages.documents.exporting.guide_lines import ExportedGuide, guide_lines
from career_pages.documents.exporting.markdown import front_matter_of, write_markdown
from career_pages.documents.exporting.prose_lines import picture_path, references_of
from career_pages.documents.line_text import with_lists_found
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_text
from career_pages.documents.references import role_page
from career_pages.documents.source_file import DocumentError
from career_pages.models import ChapterPage, RoleIndexPage, RolePage
from career_pages.names import RoleName
from career_pages.sections.projection import stream_data


class ExportFormat(StrEnum):
    """What a file is written in; the value is the ending of its name."""

    MARKDOWN = "md"
    WORD = "docx"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file's name, without a folder, and its bytes."""

    name: str
    data: bytes


def export_role(
    role: Any, file_format: ExportFormat, *, drafts: Callable[[Any], bool]
) -> ExportedFile:
    """Return a role's page and its chapters as one file, which imports as the same pages.

    Of the pages of which ``drafts`` says so it holds the newest version, published or not; of
    others what readers see, and nothing of a chapter that is not live.
    """
    children = ChapterPage.objects.child_of(role).order_by("path")
    chapters = [
        one.get_latest_revision_as_object() if drafts(one) else one
        for one in children
        if one.live or drafts(one)
    ]
    page = role.get_latest_revision_as_object() if drafts(role) else role
    guide = guide_of(page, chapters)
    return ExportedFile(f"{role.slug}.{file_format}", written(guide, file_format))


def written(guide: ExportedGuide, file_format: ExportFormat) -> bytes:
    """Return a guide as the bytes of a file."""
    return _WRITERS[file_format](guide)


_WRITERS: Final[Mapping[ExportFormat, Callable[[ExportedGuide], bytes]]] = {
    ExportFormat.MARKDOWN: lambda guide: write_markdown(guide).encode(),
    ExportFormat.WORD: write_docx,
}


def guide_of(page: Any, chapters: Sequence[Any]) -> ExportedGuide:
    """Return these versions of pages as a guide, with marks behind the headings that need one.

    Where these marks do not make every heading clear, every heading has one.
    """
    references = references_of(stream_data(one.body) for one in (page, *chapters))
    matter, year = front_matter_of(page), timezone.localdate().year
    plain, marked = (
        guide_lines(page, chapters, references, year, all_marked=all_marked)
        for all_marked in (False, True)
    )
    pictures = {picture_path(one): one for one in references.images.values()}
    clear = ExportedGuide(replace(matter, headings="marked"), marked, pictures)
    natural = ExportedGuide(matter, plain, pictures)
    return natural if _read_the_same(natural, clear, year) else clear


def _read_the_same(guide: ExportedGuide, clear: ExportedGuide, year: int) -> bool:
    """Say whether both guides are imported as the same pages."""
    # What is typed like a list is read as one in Word documents, unless all headings are marked.
    if with_lists_found(guide.lines) != guide.lines:
        return False
    try:
        return _said(guide, year) == _said(clear, year)
    except DocumentError:
        return False


def _said(guide: ExportedGuide, year: int) -> Any:
    return _content(match(read_text(write_markdown(guide), is_markdown=True), year))


# What may differ although the pages are the same.
_ASIDE: Final = frozenset(
    {"lines", "source_heading", "front_matter", "placements", "problems", "withheld", "unplaced"}
)


def _content(value: Any) -> Any:
    if is_dataclass(value):
        names = [one.name for one in fields(value) if one.name not in _ASIDE]
        return [type(value).__name__, *(_content(getattr(value, name)) for name in names)]
    return [_content(one) for one in value] if isinstance(value, tuple) else value


def find_role(index: RoleIndexPage, named: str) -> Any:
    """Return the role below the index with that slug, occupation code or name, else None.

    Case makes no difference, nor whether the name is singular or plural.
    """
    roles = RolePage.objects.child_of(index).order_by("pk")
    by_slug = roles.filter(slug__iexact=named).first()
    return by_slug or role_page(index, RoleName.suggest(named), named)


def all_roles(index: RoleIndexPage) -> Any:
    """Return all roles below the index by name, as a queryset."""
    return RolePage.objects.child_of(index).order_by("title", "pk")


STANDARD_OUTPUT: Final = "-"


def put_files(files: Iterable[ExportedFile], output: str, stream: BinaryIO) -> list[str]:
    """Put files where ``output`` says, and return where each now is.

    That is a zip archive if it ends in .zip, ``stream`` if it is "-", else a folder, which is made
    if it is not there. Raises OSError if that cannot be written to.
    """
    if output == STANDARD_OUTPUT:
        for file in files:
            stream.write(file.data)
        return []
    target, places = Path(output), list[str]()
    if target.suffix.lower() == ".zip":
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for file in files:
                archive.writestr(file.name, file.data)
                places.append(f"{target}/{file.name}")
        return places
    target.mkdir(parents=True, exist_ok=True)
    for file in files:
        (target / file.name).write_bytes(file.data)
        places.append(str(target / file.name))
    return places
