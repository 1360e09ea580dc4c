"""The parts of a document as the drafts of sections."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from career_pages.heading_patterns import SECTION_HEADINGS, TOPIC_HEADINGS
from career_pages.importing.arrangement import Part
from career_pages.importing.bullets import without_bullets
from career_pages.importing.call_to_action import draft_call_to_action
from career_pages.importing.draft import (
    LevelDraft,
    QuestionDraft,
    SectionDraft,
    SpecializationDraft,
)
from career_pages.importing.keywords import draft_keywords
from career_pages.importing.limits import LONGEST_TEASER
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line
from career_pages.importing.parts_of_sections import title_of
from career_pages.importing.plain_fields import note_links, plain_rows, site_path, without_link
from career_pages.importing.prose import items_of, prose_of
from career_pages.importing.sign_lines import split_at_closing, split_at_signs
from career_pages.importing.testimonials import take_testimonials
from career_pages.role_name import RoleName


@dataclass(frozen=True, slots=True)
class SectionWriter:
    """Writes the drafts of one document's sections and notes what their fields cannot hold."""

    role_name: RoleName
    year: int
    notes: Notes

    def draft(self, part: Part) -> SectionDraft:
        """Return the draft of a section; a text under its own heading where no other kind fits."""
        write = _WRITERS.get(part.kind, SectionWriter._text)
        return write(self, part) or self._text(self._as_text(part))

    def _base(self, part: Part, heading: Line | None) -> SectionDraft:
        source = self._source_heading(part.kind, heading)
        pattern = TOPIC_HEADINGS.get(part.topic) or SECTION_HEADINGS.get(part.kind, "")
        generated = self.role_name.fill(pattern, year=str(self.year))
        return SectionDraft(
            kind=part.kind,
            heading=part.given_heading or ("" if source == generated else source),
            source_heading=source,
            lines=part.lines,
            topic=part.topic,
        )

    def _source_heading(self, kind: str, heading: Line | None) -> str:
        if heading is None:
            return ""
        note_links(heading, self.notes)
        if heading.mark or (kind == "TextSection" and heading.is_heading):
            return heading.title
        return without_bullets(heading.title).strip("*_ ") or heading.title

    def _text(self, part: Part) -> SectionDraft:
        base = self._base(part, part.heading)
        return replace(base, introduction=prose_of(part.body))

    def _as_text(self, part: Part) -> Part:
        """Return a section whose fields cannot hold it as a text with the same words."""
        body = list(part.body)
        for child in part.children:
            body += child.every_line
        return replace(part, kind="TextSection", topic="", body=body, children=[])

    def _list(self, part: Part) -> SectionDraft:
        before, items, after = split_at_signs(part.body)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(before),
            items=items_of(items),
            closing=prose_of(after),
        )

    def _levels(self, part: Part) -> SectionDraft:
        before, after = split_at_closing(part.body)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(before),
            closing=prose_of(after),
            levels=tuple(self._level(child) for child in part.children),
        )

    def _level(self, part: Part) -> LevelDraft:
        source = self._source_heading(part.kind, part.heading)
        generated = self.role_name.fill(SECTION_HEADINGS["LevelSection"], level=part.level)
        before, items, after = split_at_signs(part.body)
        return LevelDraft(
            level=part.level,
            heading="" if source == generated else source,
            source_heading=source,
            introduction=prose_of(before, headings=False),
            items=items_of(items),
            closing=prose_of(after, headings=False),
            lines=part.lines,
        )

    def _specializations(self, part: Part) -> SectionDraft:
        before, after = split_at_closing(part.body)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(before),
            closing=prose_of(after),
            specializations=tuple(self._specialization(child) for child in part.children),
        )

    def _specialization(self, part: Part) -> SpecializationDraft:
        link = site_path(part.heading) if part.heading else ""
        heading = without_link(part.heading) if part.heading and link else part.heading
        name = self._source_heading(part.kind, heading)
        return SpecializationDraft(
            "" if name == link else name,
            prose_of(part.body, headings=False),
            part.lines,
            link,
        )

    def _questions(self, part: Part) -> SectionDraft:
        before, after = split_at_closing(part.body)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(before),
            closing=prose_of(after),
            questions=tuple(
                QuestionDraft(
                    self._source_heading(child.kind, child.heading),
                    prose_of(child.body, headings=False),
                    child.lines,
                )
                for child in part.children
            ),
        )

    def _experience(self, part: Part) -> SectionDraft:
        testimonials, rest = take_testimonials(part.body, self.notes)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(rest),
            testimonials=testimonials,
        )

    def _up_next(self, part: Part) -> SectionDraft | None:
        title = title_of(part)
        teaser = part.body + [line for child in part.children for line in child.body]
        if not all(line.is_paragraph for line in teaser):
            return None
        link = site_path(teaser[-1]) if teaser else ""
        rows = [plain_rows(line, self.notes) for line in (teaser[:-1] if link else teaser)]
        text = "\n\n".join(rows)
        if len(text) > LONGEST_TEASER:
            return None
        shown = teaser[-1].title if link else ""
        return replace(self._base(part, title), text=text, link=link, link_text=shown)

    def _call_to_action(self, part: Part) -> SectionDraft | None:
        invitation = draft_call_to_action(part.body, self.notes)
        if invitation is None:
            return None
        return replace(
            self._base(part, part.heading),
            text=invitation.text,
            button=invitation.button,
            link=invitation.link,
            fallback=invitation.fallback,
            shared=part.heading.mark.detail if part.heading and part.heading.mark else "",
        )

    def _keywords(self, part: Part) -> SectionDraft:
        keywords, before, after = draft_keywords(part.body, self.notes)
        return replace(
            self._base(part, part.heading),
            introduction=prose_of(before),
            keywords=keywords,
            closing=prose_of(after),
        )


_WRITERS: Final[Mapping[str, Callable[[SectionWriter, Part], SectionDraft | None]]] = {
    "ResponsibilitiesSection": SectionWriter._list,
    "LevelsSection": SectionWriter._levels,
    "SpecializationsSection": SectionWriter._specializations,
    "FAQSection": SectionWriter._questions,
    "ExperienceSection": SectionWriter._experience,
    "UpNextBlock": SectionWriter._up_next,
    "CallToActionBlock": SectionWriter._call_to_action,
    "KeywordsSection": SectionWriter._keywords,
}
