"""Headings of sections and their parts, with a mark where the words alone would not do."""

from dataclasses import dataclass

from career_pages.exporting.line_making import PART_LEVEL, SECTION_LEVEL, heading
from career_pages.heading_patterns import SECTION_HEADINGS, TOPIC_HEADINGS
from career_pages.importing.bullets import without_bullets
from career_pages.importing.headings import recognize
from career_pages.importing.outline import Line
from career_pages.importing.section_marks import SectionMark, split_mark
from career_pages.importing.words import collapse
from career_pages.role_name import RoleName

_OWN_WORDS = frozenset({"TextSection", "FAQBlock", "SpecializationBlock"})


@dataclass(frozen=True, slots=True)
class SectionHeadings:
    """Makes the headings of one role's sections; ``year`` fills the year in generated ones.

    With ``all_marked`` every heading has its mark.
    """

    role_name: RoleName
    year: int
    all_marked: bool

    def section(self, kind: str, stored: str, detail: str = "") -> Line:
        """Return the heading of a section of a kind; ``detail`` is its topic, or what it shares."""
        pattern = TOPIC_HEADINGS.get(detail) or SECTION_HEADINGS.get(kind, "")
        generated = self.role_name.fill(pattern, year=str(self.year))
        has_own = detail != "" and kind != "TopicSection"
        return self._heading(kind, stored, generated, detail, SECTION_LEVEL, has_own)

    def level(self, name: str, stored: str) -> Line:
        """Return the heading of a level."""
        generated = self.role_name.fill(SECTION_HEADINGS["LevelSection"], level=name)
        detail = name or '""'
        return self._heading("LevelSection", stored, generated, detail, PART_LEVEL, not name)

    def part(self, kind: str, words: str, address: str = "") -> Line:
        """Return the heading of a specialization or a question, in its own words."""
        return self._heading(kind, words or address, "", "", PART_LEVEL, False, address)

    def apart(self, kind: str, level: int) -> Line:
        """Return a heading without words, which only parts what is above it from what is below."""
        return heading("", level, SectionMark(kind))

    def _heading(
        self,
        kind: str,
        stored: str,
        generated: str,
        detail: str,
        level: int,
        has_own: bool,
        address: str = "",
    ) -> Line:
        text = collapse(stored) or collapse(generated)
        is_plain = not self.all_marked and not has_own and _says_it_all(kind, text, generated)
        mark = None if is_plain else SectionMark(kind, detail)
        return heading(text, level, mark, address)


def _says_it_all(kind: str, text: str, generated: str) -> bool:
    """Say whether a heading's words are likely to be read as the kind that they stand over."""
    if not text or split_mark(text)[1]:
        return False
    if kind not in _OWN_WORDS:
        return text == generated
    is_known = kind == "TextSection" and recognize(text) is not None
    return not is_known and without_bullets(text).strip("*_ ") == text
