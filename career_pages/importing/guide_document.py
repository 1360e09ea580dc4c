"""A guide document as it was read."""

from dataclasses import dataclass
from enum import StrEnum

from career_pages.importing.notes import Notes
from career_pages.importing.outline import Outline
from career_pages.importing.readers.front_matter import FrontMatter


class DocumentFormat(StrEnum):
    """How an author wrote a document."""

    PLAIN_TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    DOCX = "Word"


@dataclass(frozen=True, slots=True)
class GuideDocument:
    """The ``text`` of a document, and what its reader made of it.

    The text is the source itself where that is text. Of HTML and Word documents it is what a
    person reads there, one line for each paragraph, item, row of a table or picture, so that each
    has a line number all the same. The first ``front_matter_lines`` lines are front matter;
    ``notes`` are about those, and about the file as a whole.
    """

    text: str
    format: DocumentFormat
    front_matter: FrontMatter
    front_matter_lines: int
    notes: Notes
    outline: Outline
