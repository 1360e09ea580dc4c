"""Lists in a Word document: bullets and numbers, each list of numbers from 1."""

from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Inches

from career_pages.exporting.docx_paragraphs import DocxParagraphs
from career_pages.importing.outline import Line

# The styles of deeper lists are not in the template.
_DEEPEST_KNOWN: Final = 3
_DEEPEST: Final = 9


class DocxLists:
    """Makes the paragraphs of list items; knows which lists are open."""

    def __init__(self, document: Any, paragraphs: DocxParagraphs) -> None:
        self._document = document
        self._paragraphs = paragraphs
        self._open: list[tuple[bool, int]] = []

    def end(self) -> None:
        """Have the next item begin a new list."""
        self._open.clear()

    def paragraph(self, line: Line) -> Any:
        """Return a new, blank paragraph for an item."""
        depth = min(line.depth, len(self._open), _DEEPEST - 1)
        del self._open[depth + 1 :]
        if depth == len(self._open) or self._open[depth][0] is not line.ordered:
            del self._open[depth:]
            number = self._new_numbers(depth) if line.ordered else 0
            self._open.append((line.ordered, number))
        paragraph = self._paragraphs.new(self._style(line.ordered, depth))
        if line.ordered:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val = self._open[depth][1]
            properties.get_or_add_ilvl().val = 0
        return paragraph

    def _style(self, ordered: bool, depth: int) -> str:
        base = "List Number" if ordered else "List Bullet"
        name = f"{base} {depth + 1}" if depth else base
        if depth >= _DEEPEST_KNOWN and name not in self._document.styles:
            style = self._document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self._document.styles[f"{base} {_DEEPEST_KNOWN}"]
            style.paragraph_format.left_indent = Inches(0.25 * (depth + 1))
        return name

    def _new_numbers(self, depth: int) -> int:
        """Return the id of a new list of numbers that looks like those of its depth."""
        style = self._document.styles[self._style(True, min(depth, _DEEPEST_KNOWN - 1))]
        known = style.element.pPr.numPr.numId.val
        numbering = self._document.part.numbering_part.element
        abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == known)
        num = numbering.add_num(abstract)
        num.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(num.numId)
