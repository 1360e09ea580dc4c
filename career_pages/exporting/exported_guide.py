"""A guide on its way out."""

from dataclasses import dataclass

from career_pages.importing.outline import Line
from career_pages.importing.readers.front_matter import FrontMatter


@dataclass(frozen=True, slots=True)
class ExportedGuide:
    """A role's page and its chapters: what the front matter says, and the lines of the text."""

    front_matter: FrontMatter
    lines: tuple[Line, ...]
