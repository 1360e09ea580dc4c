"""A guide as a Word document."""

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from PIL import Image, UnidentifiedImageError

from career_pages.documents.exporting.guide_lines import ExportedGuide
from career_pages.documents.exporting.markdown import front_matter_data
from career_pages.documents.exporting.runs import Run, paragraphs_of, runs_of, tidy
from career_pages.documents.front_matter import FrontMatter
from career_pages.documents.line_text import with_bullets_as_items
from career_pages.documents.outline import Line, LineKind
from career_pages.documents.readers.docx_styles import OWN_STYLES
from career_pages.documents.readers.html_blocks import DASHES
from career_pages.documents.source_file import Picture

_QUOTE: Final = "Quote"
_GRID: Final = "Table Grid"


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
        self.paragraphs = _Paragraphs(self.document)
        self.lists = _Lists(self.document, self.paragraphs)
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
        properties.title = _clean(matter.role)
        properties.author = _clean(matter.plain.get("author", ""))
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
                _add_runs(paragraph, [*runs_of(line.html), mark])
            case LineKind.ITEM:
                _add_runs(self.lists.paragraph(line), runs_of(line.html))
            case LineKind.QUOTE:
                self._quote(line)
            case LineKind.TABLE:
                self._table(line)
            case LineKind.IMAGE if line.picture:
                _add_picture(self.document, line.picture, self.guide.pictures)
            case _:
                _add_runs(self._paragraph(line, "Normal"), runs_of(line.html))

    def _paragraph(self, line: Line, style: str) -> Any:
        own = _own_style(self.document, style) if _looks_different(line) else style
        return self.paragraphs.new(own)

    def _quote(self, line: Line) -> None:
        if self._above is LineKind.QUOTE:
            self._gap()
        for runs in paragraphs_of(runs_of(line.html)):
            _add_runs(self._paragraph(line, _QUOTE), runs)

    def _gap(self) -> None:
        """Part two things that would run into each other, by a small blank line."""
        gap = self.document.add_paragraph("\u00a0")
        gap.paragraph_format.space_after = Pt(0)

    def _table(self, line: Line) -> None:
        if self._above is LineKind.TABLE:
            self._gap()
        style = _own_style(self.document, _GRID)
        table = self.document.add_table(rows=1, cols=len(line.header), style=style)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text in zip(table.rows[0].cells, line.header, strict=True):
            _add_runs(cell.paragraphs[0], tidy([Run(text, bold=True)]))
        for row in line.rows:
            for cell, html in zip(table.add_row().cells, row, strict=True):
                _add_runs(cell.paragraphs[0], runs_of(html))


def _write_values(cell: Any, values: Sequence[Any]) -> None:
    """Write each value as a paragraph of a cell; a source as its title and its address."""
    for number, value in enumerate(values):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        text = " — ".join(value.values()) if isinstance(value, dict) else str(value)
        paragraph.add_run(_clean(text))
        paragraph.paragraph_format.space_after = Pt(0)


def _looks_different(line: Line) -> bool:
    """Say whether a line in Word's own style would be read as something else than it is."""
    match line.kind:
        case LineKind.HEADING:
            # A heading that is bold throughout is taken for one that only looks like a heading.
            words = [run for run in runs_of(line.html) if not run.text.isspace()]
            return bool(words) and all(run.bold for run in words)
        case LineKind.QUOTE:
            # Below a row that begins with a dash, the next quote would begin.
            return any(row.startswith(DASHES) for row in line.text.split("\n")[:-1])
        case LineKind.PARAGRAPH:
            return "\n\n" in line.text or with_bullets_as_items([line]) != [line]
    return False


def _own_style(document: Any, name: str) -> str:
    """Return our variant of one of Word's styles, which looks the same; made when missing."""
    own = OWN_STYLES[name]
    if own not in document.styles:
        base = document.styles[name]
        is_table = base.type == WD_STYLE_TYPE.TABLE
        kind = WD_STYLE_TYPE.TABLE if is_table else WD_STYLE_TYPE.PARAGRAPH
        style = document.styles.add_style(own, kind)
        style.base_style = base
        style.quick_style = True
    return own


class _Paragraphs:
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


# The styles of deeper lists are not in the template.
_DEEPEST_KNOWN: Final = 3
_DEEPEST: Final = 9


class _Lists:
    """Makes the paragraphs of list items; knows which lists are open."""

    def __init__(self, document: Any, paragraphs: _Paragraphs) -> None:
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


_WIDEST: Final = Inches(6)
_CAPTION: Final = "Caption"
_DECORATIVE: Final = "{.decorative}"
_PLACE: Final = "{.picture}"


def _add_picture(document: Any, picture: Picture, files: Mapping[str, Any]) -> None:
    """Write a picture with its alternative text, and its caption below it.

    ``files`` are the site's images by their addresses; one whose file is gone is its words alone.
    A place for a picture that is still to come is a caption with a mark.
    """
    data = _data(files.get(picture.address))
    if data:
        shape = _shape(document, data)
        shape._inline.docPr.set("descr", _clean(picture.alt))
    words = [picture.caption, _DECORATIVE if picture.decorative and data else ""]
    if not picture.address:
        words = [picture.caption, _PLACE]
    elif not data:
        words = [picture.alt, picture.caption]
    if text := " ".join(filter(None, words)):
        document.add_paragraph(_clean(text), style=_CAPTION)


def _data(image: Any) -> bytes:
    try:
        with image.file.open("rb") as file:
            return bytes(file.read())
    except (AttributeError, OSError):
        return b""


def _shape(document: Any, data: bytes) -> Any:
    try:
        shape = document.add_picture(BytesIO(data))
    except UnrecognizedImageError:
        shape = document.add_picture(BytesIO(_as_png(data)))
    if shape.width > _WIDEST:
        shape.height = int(shape.height * _WIDEST / shape.width)
        shape.width = _WIDEST
    return shape


def _as_png(data: bytes) -> bytes:
    file = BytesIO()
    try:
        Image.open(BytesIO(data)).save(file, "PNG")
    except (UnidentifiedImageError, OSError):
        Image.new("RGB", (1, 1), "white").save(file, "PNG")
    return file.getvalue()


_LINK_COLOR: Final = RGBColor(0x05, 0x63, 0xC1)


def _add_runs(paragraph: Any, runs: Iterable[Run]) -> None:
    """Write runs into a paragraph; links are blue and underlined as Word's own are."""
    for address, group in groupby(runs, key=lambda run: run.address):
        written = [_add(paragraph, run) for run in group if run.text]
        if address and written:
            _link(paragraph, written, address)


def _add(paragraph: Any, run: Run) -> Any:
    made = paragraph.add_run()
    made.bold, made.italic = run.bold or None, run.italic or None
    for number, row in enumerate(_clean(run.text).split("\n")):
        if number:
            made.add_break()
        made.add_text(row)
    if run.address:
        made.font.underline, made.font.color.rgb = True, _LINK_COLOR
    return made


def _link(paragraph: Any, runs: list[Any], address: str) -> None:
    link = OxmlElement("w:hyperlink")
    identity = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), identity)
    runs[0]._r.addprevious(link)
    for run in runs:
        link.append(run._r)


# What XML cannot hold.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _clean(text: str) -> str:
    """Return text without the characters that a Word document cannot hold."""
    return _CONTROLS.sub("", text)
