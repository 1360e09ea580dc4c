"""A draft as plain data, for reports."""

from collections.abc import Iterator
from typing import Any

from career_pages.importing.draft import Draft, Lines, SectionDraft
from career_pages.importing.notes import LineNote


def to_json(draft: Draft, file: str) -> dict[str, Any]:
    """Return what an import made of ``file``, as data that JSON can hold.

    The keys are ``file``, ``role``, ``sections`` (with sub-sections, in the order of the document,
    those of chapters last), ``unplaced`` and ``withheld``.
    """
    sections = [row for section in draft.sections for row in _rows(draft, section)]
    for chapter in draft.chapters:
        sections += [row for section in chapter.sections for row in _rows(draft, section)]
    return {
        "file": file,
        "role": draft.role_name.singular,
        "sections": sections,
        "unplaced": [_place(note) for note in draft.unplaced],
        "withheld": [{**_place(note), "why": note.why} for note in draft.withheld],
    }


def _rows(draft: Draft, section: SectionDraft) -> Iterator[dict[str, Any]]:
    yield _row(section.kind, draft.shown_heading(section), section.lines, section.items_count)
    for level in section.levels:
        heading = draft.shown_level_heading(level)
        yield _row("LevelSection", heading, level.lines, len(level.items))
    for type_of_role in section.specializations:
        yield _row("SpecializationBlock", type_of_role.name, type_of_role.lines, 0)
    for question in section.questions:
        yield _row("FAQBlock", question.question, question.lines, 0)


def _row(kind: str, heading: str, lines: Lines, items: int) -> dict[str, Any]:
    return {"kind": kind, "heading": heading, "lines": list(lines), "items": items}


def _place(note: LineNote) -> dict[str, Any]:
    return {"line": note.line, "text": note.text}
