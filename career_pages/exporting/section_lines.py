"""Stored sections as the lines of an outline."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from career_pages.exporting.invitation_lines import invitation_lines, up_next_lines
from career_pages.exporting.line_making import PART_LEVEL, line
from career_pages.exporting.prose_lines import ProseReader
from career_pages.exporting.rich_text_lines import item_lines
from career_pages.exporting.runs import Run, tidy
from career_pages.exporting.section_headings import SectionHeadings
from career_pages.exporting.testimonial_lines import testimonial_lines
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.section_marks import CLOSING, LIST
from career_pages.importing.testimonials import take_testimonials
from career_pages.importing.words import collapse
from career_pages.stream_data import BlockData


@dataclass(frozen=True, slots=True)
class SectionReader:
    """Reads stored sections of one role's pages."""

    headings: SectionHeadings
    prose: ProseReader

    def lines(self, block: BlockData) -> list[Line]:
        """Return a section's heading and everything below it."""
        return _READERS[block["type"]](self, block["value"])

    def _content(self, kind: str, value: Mapping[str, Any], detail: str = "") -> list[Line]:
        heading = self.headings.section(kind, value.get("heading") or "", detail)
        return [heading, *self.prose.lines(value.get("content"))]

    def _definition(self, value: Mapping[str, Any]) -> list[Line]:
        return self._content("DefinitionSection", value)

    def _overview(self, value: Mapping[str, Any]) -> list[Line]:
        return self._content("OverviewSection", value)

    def _text(self, value: Mapping[str, Any]) -> list[Line]:
        return self._content("TextSection", value)

    def _topic(self, value: Mapping[str, Any]) -> list[Line]:
        return self._content("TopicSection", value, value.get("topic") or "")

    def _responsibilities(self, value: Mapping[str, Any]) -> list[Line]:
        heading = self.headings.section("ResponsibilitiesSection", value.get("heading") or "")
        return [heading, *self._around(value, self._items(value.get("items")), PART_LEVEL)]

    def _items(self, items: list[BlockData] | None) -> list[Line]:
        address = self.prose.references.address
        return [one for item in items or [] for one in item_lines(item["value"] or "", address)]

    def _around(
        self, value: Mapping[str, Any], items: list[Line], level: int, *, guessed: bool = False
    ) -> list[Line]:
        """Return a list with the text before and behind it, parted where that is not plain.

        ``guessed`` says that without a list, lines of the text may be taken for one.
        """
        before = self.prose.lines(value.get("introduction"))
        after = self.prose.lines(value.get("closing"))
        is_unclear = any(one.is_item for one in before) or (guessed and not items)
        list_sign = [self.headings.apart(LIST, level)] if is_unclear and before else []
        # A picture would stand between the items.
        next_line = next((one for one in after if not one.picture), None)
        runs_on = bool(after) and (not items or bool(next_line and next_line.is_item))
        return [
            *before,
            *list_sign,
            *items,
            *([self.headings.apart(CLOSING, level)] if runs_on else []),
            *after,
        ]

    def _levels(self, value: Mapping[str, Any]) -> list[Line]:
        heading = self.headings.section("LevelsSection", value.get("heading") or "")
        parts = []
        for item in value.get("levels") or []:
            level = item["value"]
            parts.append(
                self.headings.level(collapse(level.get("level") or ""), level.get("heading") or "")
            )
            parts += self._around(level, self._items(level.get("duties")), PART_LEVEL + 1)
        return [heading, *self._with_parts(value, parts)]

    def _with_parts(self, value: Mapping[str, Any], parts: Sequence[Line]) -> list[Line]:
        closing = self.prose.lines(value.get("closing"))
        sign = [self.headings.apart(CLOSING, PART_LEVEL)] if closing else []
        return [*self.prose.lines(value.get("introduction")), *parts, *sign, *closing]

    def _specializations(self, value: Mapping[str, Any]) -> list[Line]:
        heading = self.headings.section("SpecializationsSection", value.get("heading") or "")
        parts = []
        for item in value.get("specializations") or []:
            one = item["value"]
            page = self.prose.references.pages.get(one.get("role") or 0)
            name = one.get("name") or ""
            parts.append(self.headings.part("SpecializationBlock", name, page.path if page else ""))
            parts += self.prose.lines(one.get("description"))
        return [heading, *self._with_parts(value, parts)]

    def _faqs(self, value: Mapping[str, Any]) -> list[Line]:
        heading = self.headings.section("FAQSection", value.get("heading") or "")
        parts = []
        for item in value.get("questions") or []:
            asked = item["value"]
            parts.append(self.headings.part("FAQBlock", asked.get("question") or ""))
            parts += self.prose.lines(asked.get("answer"))
        return [heading, *self._with_parts(value, parts)]

    def _experience(self, value: Mapping[str, Any]) -> list[Line]:
        heading = self.headings.section("ExperienceSection", value.get("heading") or "")
        said = [
            one for block in value.get("testimonials") or [] for one in testimonial_lines(block)
        ]
        content = self.prose.lines(value.get("content"))
        is_unclear = bool(take_testimonials(content, Notes())[0])
        sign = [self.headings.apart(CLOSING, PART_LEVEL)] if is_unclear else []
        return [heading, *said, *sign, *content]

    def _keywords(self, value: Mapping[str, Any]) -> list[Line]:
        heading = self.headings.section("KeywordsSection", value.get("heading") or "")
        words = [one["value"] for one in value.get("keywords") or []]
        items = [
            line(LineKind.ITEM, tidy([Run(collapse(word))]))
            for word in words
            if collapse(word or "")
        ]
        return [heading, *self._around(value, items, PART_LEVEL, guessed=True)]

    def _up_next(self, value: Mapping[str, Any]) -> list[Line]:
        return up_next_lines(value, self.headings, self.prose.references)

    def _call_to_action(self, value: Mapping[str, Any]) -> list[Line]:
        return invitation_lines(value, self.headings, self.prose.references)


_READERS: Final[dict[str, Callable[[SectionReader, Any], list[Line]]]] = {
    "definition": SectionReader._definition,
    "overview": SectionReader._overview,
    "responsibilities": SectionReader._responsibilities,
    "levels": SectionReader._levels,
    "specializations": SectionReader._specializations,
    "experience": SectionReader._experience,
    "topic": SectionReader._topic,
    "faqs": SectionReader._faqs,
    "up_next": SectionReader._up_next,
    "call_to_action": SectionReader._call_to_action,
    "keywords": SectionReader._keywords,
    "text": SectionReader._text,
}
