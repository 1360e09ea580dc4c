"""A role's page and its chapters as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from django.utils import timezone

from career_pages.exporting.docx_writer import write_docx
from career_pages.exporting.exported_guide import ExportedGuide
from career_pages.exporting.front_matter_of import front_matter_of
from career_pages.exporting.guide_lines import guide_lines
from career_pages.exporting.markdown_writer import write_markdown
from career_pages.exporting.reading_back import reads_the_same
from career_pages.exporting.references import picture_path, references_of
from career_pages.models import ChapterPage
from career_pages.stream_data import stream_data


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
    return natural if reads_the_same(natural, clear, year) else clear


_WRITERS: Final[Mapping[ExportFormat, Callable[[ExportedGuide], bytes]]] = {
    ExportFormat.MARKDOWN: lambda guide: write_markdown(guide).encode(),
    ExportFormat.WORD: write_docx,
}
