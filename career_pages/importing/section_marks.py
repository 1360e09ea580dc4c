"""Marks with which an author says outright what a heading begins: "A day out {.overview}"."""

import re
from dataclasses import dataclass
from typing import Final

# What a mark stands for that begins no block: a heading within a text, the items of a list below
# text, and the text behind a list or behind the parts of a section.
SUBHEADING: Final = "Subheading"
LIST: Final = "List"
CLOSING: Final = "Closing"
# What stands in the mark of a level that has no name.
NO_NAME: Final = '""'
# What stands in the mark of what is up next if the words "Up Next" are its title.
OWN_TITLE: Final = "title"
# The names that a mark may have, and the class that each stands for.
MARKS: Final[dict[str, str]] = {
    "headline": "RolePage",
    "chapter": "ChapterPage",
    "definition": "DefinitionSection",
    "overview": "OverviewSection",
    "responsibilities": "ResponsibilitiesSection",
    "levels": "LevelsSection",
    "level": "LevelSection",
    "specializations": "SpecializationsSection",
    "specialization": "SpecializationBlock",
    "experience": "ExperienceSection",
    "topic": "TopicSection",
    "faqs": "FAQSection",
    "question": "FAQBlock",
    "up_next": "UpNextBlock",
    "call_to_action": "CallToActionBlock",
    "keywords": "KeywordsSection",
    "text": "TextSection",
    "subheading": SUBHEADING,
    "list": LIST,
    "closing": CLOSING,
}
_NAMES: Final = {kind: name for name, kind in MARKS.items()}
MARK: Final = re.compile(rf"\s*\{{\.({'|'.join(MARKS)})(?:[ \t]+([^{{}}\n]*?))?\s*\}}\s*$")


@dataclass(frozen=True, slots=True)
class SectionMark:
    """What a heading begins: a block class name, and the topic or the level where it has one."""

    kind: str
    detail: str = ""

    def __str__(self) -> str:
        """Return the mark as an author writes it behind a heading: "{.level Senior}"."""
        return f"{{.{' '.join(filter(None, [_NAMES[self.kind], self.detail]))}}}"


def split_mark(text: str) -> tuple[str, SectionMark | None]:
    """Return a heading's text without the mark at its end, and the mark, or None without one."""
    found = MARK.search(text)
    if found is None:
        return text, None
    return text[: found.start()], SectionMark(MARKS[found[1]], (found[2] or "").strip())
