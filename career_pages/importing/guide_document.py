"""A guide document as it was read."""

from dataclasses import dataclass

from career_pages.importing.notes import Notes
from career_pages.importing.outline import Outline
from career_pages.importing.readers.front_matter import FrontMatter


@dataclass(frozen=True, slots=True)
class GuideDocument:
    """The ``text`` of a document, and what its reader made of it.

    The first ``front_matter_lines`` lines are front matter; ``notes`` are about those.
    """

    text: str
    is_markdown: bool
    front_matter: FrontMatter
    front_matter_lines: int
    notes: Notes
    outline: Outline
