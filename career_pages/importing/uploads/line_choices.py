"""What an editor can say that a line of a document is, and where it belongs."""

from collections.abc import Sequence
from typing import Final

from career_pages.blocks.topic_section import TOPICS
from career_pages.importing.corrections import Correction, Corrections
from career_pages.importing.line_roles import LineRole
from career_pages.importing.uploads.labels import PART_LABELS, ROLE_LABELS, kind_label
from career_pages.importing.uploads.review import OutlineEntry
from career_pages.importing.writing.body_data import NAMES

AS_READ: Final = ""
# What a line of words may be; the others are what they are: a table does not become a heading.
_IN_THE_TEXT: Final = (
    LineRole.PARAGRAPH,
    LineRole.ITEM,
    LineRole.QUOTE,
    LineRole.SUBHEADING,
    LineRole.LEFT_OUT,
)
_OF_THE_PAGE: Final = (LineRole.HEADLINE, LineRole.CHAPTER)
_UNMOVABLE: Final = frozenset({LineRole.TABLE, LineRole.IMAGE, LineRole.NOTE})

Choices = list[tuple[str, str]]
Groups = list[tuple[str, Choices]]


def role_choices(role: LineRole) -> Groups:
    """Return what a line that was taken for ``role`` may be, in groups."""
    if role in _UNMOVABLE:
        return [("In the text", [_choice(LineRole.LEFT_OUT)])]
    parts = [(f"{LineRole.PART}:{kind}:", label) for kind, label in PART_LABELS.items()]
    return [
        ("In the text", [_choice(one) for one in _IN_THE_TEXT]),
        ("It begins a section", _section_choices()),
        ("It begins a part of the section above", parts),
        ("Of the page", [_choice(one) for one in _OF_THE_PAGE]),
    ]


def _choice(role: LineRole) -> tuple[str, str]:
    label = "Nothing: leave it out" if role is LineRole.LEFT_OUT else ROLE_LABELS[role]
    return f"{role}::", label


def _section_choices() -> Choices:
    choices: Choices = []
    for kind in NAMES:
        if kind == "TopicSection":
            choices += [(f"{LineRole.SECTION}:{kind}:{key}", label) for key, label in TOPICS]
        else:
            choices.append((f"{LineRole.SECTION}:{kind}:", kind_label(kind)))
    return choices


def section_choices(outline: Sequence[OutlineEntry]) -> Choices:
    """Return the sections to whose end a line may be moved, by their first source lines."""
    sections = [entry for entry in outline if entry.kind != "Chapter"]
    for chapter in outline:
        if chapter.kind == "Chapter":
            sections += chapter.parts
    return [(str(entry.line), entry.heading) for entry in sections]


def correction_of(line: int, what: str, detail: str, section: int | None) -> Correction | None:
    """Return what an editor chose for a line, or None when it is to stay as it was read.

    ``what`` is a value of `role_choices` or "", ``detail`` the name of a level. Raises ValueError
    for a value that is none of them.
    """
    if not what and section is None:
        return None
    if not what:
        return Correction(line=line, section=section)
    role, kind, topic = what.split(":", 2)
    level = " ".join(detail.split()) if kind == "LevelSection" else ""
    return Correction(line, LineRole(role), kind, topic or level, section)


def with_correction(
    corrections: Corrections, line: int, correction: Correction | None
) -> Corrections:
    """Return the corrections with that of one line replaced, or taken away."""
    others = tuple(one for one in corrections if one.line != line)
    return (*others, correction) if correction else others
