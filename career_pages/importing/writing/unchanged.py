"""Sections of which a document says just what the page says already."""

from django.utils import timezone

from career_pages.exporting.prose_lines import ProseReader
from career_pages.exporting.references import references_of
from career_pages.exporting.runs import compared, runs_of
from career_pages.exporting.section_headings import SectionHeadings
from career_pages.exporting.section_lines import SectionReader
from career_pages.importing.outline import Line
from career_pages.role_name import RoleName
from career_pages.stream_data import BlockData


def keep_unchanged(old: list[BlockData], new: list[BlockData], role_name: RoleName) -> None:
    """Put the sections of ``old`` in the place of those of ``new`` that say the same.

    What a document cannot say, or says in another way, stays as it is stored. Sections are the
    same by their ids.
    """
    references = references_of([old, new])
    reader = SectionReader(
        SectionHeadings(role_name, timezone.localdate().year, all_marked=True),
        ProseReader(references),
    )
    stored = {block["id"]: block for block in old if block.get("id")}
    for at, block in enumerate(new):
        before = stored.get(block.get("id"))
        if before and _said(reader, before) == _said(reader, block):
            new[at] = before


def _said(reader: SectionReader, block: BlockData) -> list[object]:
    return [_comparable(line) for line in reader.lines(block)]


def _comparable(line: Line) -> object:
    rows = tuple(tuple(compared(runs_of(cell)) for cell in row) for row in line.rows)
    text = compared(runs_of(line.html.replace("<br>\n", "<br>")))
    place = line.kind, line.level, line.depth, line.ordered
    return place, text, line.header, rows, line.picture, line.mark
