"""The words of a section."""

from career_pages.sections import PartKind, Section


def lines_of(section: Section) -> list[str]:
    """Return what readers read in the section, line by line; not what stands for its pictures."""
    return [
        part.text
        for part in section.parts
        if part.shown and part.text and part.kind is not PartKind.PICTURE
    ]


def text_of(section: Section) -> str:
    """Return the same as one text."""
    return "\n".join(lines_of(section))
