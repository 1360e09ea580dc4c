"""A guide as a Word document."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Inches, Pt

from career_pages.exporting.docx_lists import DocxLists
from career_pages.exporting.docx_own_styles import looks_different, own_style
from career_pages.exporting.docx_paragraphs import DocxParagraphs
from career_pages.exporting.docx_pictures import add_picture
from career_pages.exporting.docx_text import add_runs, clean
from career_pages.exporting.exported_guide import ExportedGuide
from career_pages.exporting.front_matter_data import front_matter_data
from career_pages.exporting.runs import Run, paragraphs_of, runs_of, tidy
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.readers.front_matter import FrontMatter

_QUOTE = "Quote"
_GRID = "Table Grid"


def write_docx(guide: ExportedGuide) -> bytes:
    """Return the guide as the bytes of a .docx file."""
    writer = _DocxWriter(guide)
    writer.write()
    file = BytesIO()
    writer.document.save(file)
    return file.getvalue()


class _DocxWriter:
    """Writes one document."""

    def __init__(self, guide: ExportedGuide) -> None:
        self.guide = guide
        self.document: Any = Document()
        self.paragraphs = DocxParagraphs(self.document)
        self.lists = DocxLists(self.document, self.paragraphs)
        self._above: LineKind | None = None

    def write(self) -> None:
        """Write the front matter and all lines."""
        self._describe(self.guide.front_matter)
        self._front_matter(front_matter_data(self.guide.front_matter))
        for line in self.guide.lines:
            if not line.is_item:
                self.lists.end()
            self._line(line)
            self._above = line.kind

    def _describe(self, matter: FrontMatter) -> None:
        properties = self.document.core_properties
        properties.title, properties.author = clean(matter.role), clean(matter.author)
        properties.comments = properties.last_modified_by = ""

    def _front_matter(self, data: Mapping[str, Any]) -> None:
        table = self.document.add_table(rows=0, cols=2, style=_GRID)
        for key, value in data.items():
            name, cell = table.add_row().cells
            name.text = key
            _write_values(cell, value if isinstance(value, list) else [value])
        for name, cell in zip(table.columns[0].cells, table.columns[1].cells, strict=True):
            name.width, cell.width = Inches(1.3), Inches(4.7)

    def _line(self, line: Line) -> None:
        match line.kind:
            case LineKind.HEADING:
                mark = Run(f" {line.mark}" if line.mark else "")
                paragraph = self._paragraph(line, f"Heading {line.level}")
                add_runs(paragraph, [*runs_of(line.html), mark])
            case LineKind.ITEM:
                add_runs(self.lists.paragraph(line), runs_of(line.html))
            case LineKind.QUOTE:
                self._quote(line)
            case LineKind.TABLE:
                self._table(line)
            case LineKind.IMAGE if line.picture:
                add_picture(self.document, line.picture, self.guide.pictures)
            case _:
                add_runs(self._paragraph(line, "Normal"), runs_of(line.html))

    def _paragraph(self, line: Line, style: str) -> Any:
        own = own_style(self.document, style) if looks_different(line) else style
        return self.paragraphs.new(own)

    def _quote(self, line: Line) -> None:
        if self._above is LineKind.QUOTE:
            self._gap()
        for runs in paragraphs_of(runs_of(line.html)):
            add_runs(self._paragraph(line, _QUOTE), runs)

    def _gap(self) -> None:
        """Part two things that would run into each other, by a small blank line."""
        gap = self.document.add_paragraph("\u00a0")
        gap.paragraph_format.space_after = Pt(0)

    def _table(self, line: Line) -> None:
        if self._above is LineKind.TABLE:
            self._gap()
        style = own_style(self.document, _GRID)
        table = self.document.add_table(rows=1, cols=len(line.header), style=style)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text in zip(table.rows[0].cells, line.header, strict=True):
            add_runs(cell.paragraphs[0], tidy([Run(text, bold=True)]))
        for row in line.rows:
            for cell, html in zip(table.add_row().cells, row, strict=True):
                add_runs(cell.paragraphs[0], runs_of(html))


def _write_values(cell: Any, values: Sequence[Any]) -> None:
    """Write each value as a paragraph of a cell; a source as its title and its address."""
    for number, value in enumerate(values):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        text = " — ".join(value.values()) if isinstance(value, dict) else str(value)
        paragraph.add_run(clean(text))
        paragraph.paragraph_format.space_after = Pt(0)
