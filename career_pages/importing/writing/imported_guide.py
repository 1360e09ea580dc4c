"""What became of one file."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from career_pages.findings import Finding, Severity, findings
from career_pages.importing.draft import (
    Draft,
    LevelDraft,
    QuestionDraft,
    SectionDraft,
    SpecializationDraft,
)
from career_pages.importing.guide_document import GuideDocument
from career_pages.importing.notes import LineNote
from career_pages.importing.report import to_json
from career_pages.importing.writing.missing import missing
from career_pages.importing.writing.page_writer import WrittenRole
from career_pages.sections import Section, top_sections

PartDraft = LevelDraft | SpecializationDraft | QuestionDraft

EMPTY = "nothing stands below this heading; readers do not see it"
NO_SUCH_ROLE = "the guide has no role of this name"


@dataclass(frozen=True)
class ImportedGuide:
    """A file's document, the draft made of it, and the pages that were written."""

    file: str
    document: GuideDocument
    draft: Draft
    written: WrittenRole
    status: str
    unrelated: tuple[str, ...] = field(default=())

    @property
    def url(self) -> str:
        """The path of the role's page."""
        return str(self.written.page.get_url_parts()[2])

    @property
    def withheld(self) -> tuple[LineNote, ...]:
        """The lines that readers do not see, with the headings of empty sections."""
        notes = [*self.draft.withheld, *self._unrelated(), *self._not_on_the_site()]
        notes += self._empty_headings()
        return tuple(sorted(notes, key=lambda note: note.line))

    def findings(self) -> list[Finding]:
        """Return what the document's front matter and the editorial checks have to say."""
        pages = [self.written.page, *self.written.chapters]
        return [
            *(
                Finding("document", Severity.WARNING, problem.message, "", f"line {problem.line}")
                for problem in self.draft.problems
            ),
            *(finding for page in pages for finding in findings(page)),
        ]

    @cached_property
    def report(self) -> dict[str, Any]:
        """What became of the file, as plain data."""
        report = to_json(replace(self.draft, withheld=self.withheld), self.file)
        return {
            "file": report.pop("file"),
            "role": report.pop("role"),
            "url": self.url,
            "status": self.status,
            **report,
            "findings": [finding.as_json() for finding in self.findings()],
        }

    def _unrelated(self) -> list[LineNote]:
        return [LineNote(self._line_of(name), name, NO_SUCH_ROLE) for name in self.unrelated]

    def _not_on_the_site(self) -> list[LineNote]:
        return [LineNote(self._line_of(name), name, why) for name, why in missing(self.draft)]

    def _line_of(self, name: str) -> int:
        """Return the first line that holds ``name``; the first of all if none does."""
        lines = enumerate(self.document.text.split("\n"), start=1)
        return next((number for number, line in lines if name in line), 1)

    def _empty_headings(self) -> list[LineNote]:
        pages = [(self.written.page, self.draft.sections)]
        pages += zip(
            self.written.chapters, (one.sections for one in self.draft.chapters), strict=True
        )
        return [
            note
            for page, drafts in pages
            for section, draft in zip(top_sections(page), drafts, strict=True)
            for note in _empty_headings_in(section, draft)
        ]


def _empty_headings_in(section: Section, draft: SectionDraft) -> list[LineNote]:
    if not section.shown:
        return [LineNote(draft.lines[0], draft.source_heading or section.heading, EMPTY)]
    parts: tuple[PartDraft, ...] = (*draft.levels, *draft.specializations, *draft.questions)
    return [
        LineNote(part.lines[0], subsection.heading, EMPTY)
        for subsection, part in zip(section.subsections, parts, strict=True)
        if not subsection.shown
    ]
