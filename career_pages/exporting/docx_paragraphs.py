"""Paragraphs of a Word document, by the names of their styles."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE


class DocxParagraphs:
    """Makes the paragraphs of one document.

    It looks each style up once: python-docx goes through all of them for every paragraph.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._ids: dict[str, str | None] = {}

    def new(self, style: str) -> Any:
        """Return a new, blank paragraph at the end of the document."""
        if style not in self._ids:
            part = self._document.part
            self._ids[style] = part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._ids[style]
        return paragraph
