"""What a person reads in a document that is no plain text, line by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from career_pages.importing.document_error import DocumentError
from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.marked_lines import with_marks_read
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line, LineKind, Outline
from career_pages.importing.picture import Picture
from career_pages.importing.readers.inline_markdown import Inline
from career_pages.importing.readers.typed_bullets import with_typed_items

_PICTURE_SIGN = "🖼"
LONGEST_CAPTION = 250
# Behind a caption, or in its place: the picture says nothing that the text does not.
DECORATIVE = re.compile(r"\s*\{\.decorative\}$")
# Behind a caption: the picture is still to come.
PLACE = re.compile(r"\s*\{\.picture\}$")


@dataclass(slots=True)
class Rendition:
    """Numbers the lines of an outline as it puts them below each other.

    ``rows`` are the lines of its text: one for each paragraph, row of a paragraph, item, row of a
    table, and picture, with blank ones between all that stands apart.
    """

    limits: ImportLimits
    rows: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)
    _waiting: list[tuple[str, str]] = field(default_factory=list)

    @property
    def outline(self) -> Outline:
        """The outline of everything that was added."""
        self._place_waiting(len(self.rows))
        return Outline(tuple(self.lines), self.notes)

    def withhold(self, text: str, why: str) -> None:
        """Note words of the line that is added next which it cannot hold."""
        self._waiting.append((text, why))

    def leave_out(self, rows: Sequence[str], why: str) -> None:
        """Show rows of text that are kept from readers on purpose."""
        for index, row in enumerate(rows):
            number = self._put([row], apart=not index)
            self.notes.withhold(number, row, why)

    def not_placed(self, text: str, why: str) -> None:
        """Show what should have been imported, and could not be."""
        self.notes.leave_out(self._put([text], apart=True), text, why)

    def add(
        self,
        kind: LineKind,
        inline: Inline,
        level: int = 0,
        depth: int = 0,
        ordered: bool = False,
        literal: bool = False,
    ) -> None:
        """Add a line of text; no row of a ``literal`` one begins an item."""
        if not inline.text.strip():
            return
        last = self.lines[-1] if self.lines else None
        apart = kind is not LineKind.ITEM or last is None or last.kind is not LineKind.ITEM
        rows = inline.text.split("\n")
        if kind is LineKind.ITEM:
            indent = "  " * depth
            rows = [f"{indent}- {rows[0]}", *(f"{indent}  {row}" for row in rows[1:])]
        first = self._put(rows, apart)
        line = Line(kind, inline.text, inline.html, first, len(self.rows), level, depth, ordered)
        self.lines += (
            with_typed_items([with_marks_read(line)])
            if line.is_paragraph and not literal
            else [with_marks_read(line)]
        )

    def add_table(self, header: tuple[str, ...], rows: Sequence[Sequence[Inline]]) -> None:
        """Add a table; a ``header`` of blank cells is none."""
        texts = [list(header)] if any(header) else []
        texts += [[cell.text.replace("\n", " ") for cell in row] for row in rows]
        shown = [" | ".join(row).strip() for row in texts]
        first = self._put(shown or [""], apart=True)
        self.lines.append(
            Line(
                LineKind.TABLE,
                "\n".join(" ".join(filter(None, row)) for row in texts),
                "",
                first,
                len(self.rows),
                header=header,
                rows=tuple(tuple(cell.html.replace("\n", "") for cell in row) for row in rows),
            )
        )

    def add_picture(self, picture: Picture) -> None:
        """Add a picture on a line of its own."""
        first = self._put([_picture_row(picture)], apart=True)
        text = "\n".join(filter(None, [picture.alt, picture.caption]))
        self.lines.append(Line(LineKind.IMAGE, text, "", first, first, picture=picture))

    def add_caption(self, caption: Inline) -> bool:
        """Put a caption to the picture just added; say whether there was one to take it.

        One that is marked as a place for a picture has none above it.
        """
        last = self.lines[-1] if self.lines else None
        text = " ".join(caption.text.split())
        if place := PLACE.search(text):
            self.add_picture(Picture("", b"", "", text[: place.start()]))
            return True
        decorative = DECORATIVE.search(text)
        text = text[: decorative.start()] if decorative else text
        if not (last and last.picture and not last.picture.caption) or last.last != len(self.rows):
            return False
        if len(text) > LONGEST_CAPTION:
            return False
        self.lines.pop()
        self.rows.pop()
        self.add_picture(replace(last.picture, caption=text, decorative=bool(decorative)))
        return True

    def _put(self, rows: Sequence[str], apart: bool) -> int:
        """Append rows of text and return the number of the first."""
        if len(max(rows, key=len)) > self.limits.line_characters:
            raise DocumentError(
                f"A paragraph of the document is longer than {self.limits.line_characters:,} "
                "characters; break it into several."
            )
        if apart and self.rows and self.rows[-1]:
            self.rows.append("")
        first = len(self.rows) + 1
        self.rows += rows
        self._place_waiting(first)
        return first

    def _place_waiting(self, line: int) -> None:
        for text, why in self._waiting:
            self.notes.withhold(max(line, 1), text, why)
        self._waiting.clear()


def _picture_row(picture: Picture) -> str:
    shown = " — ".join(filter(None, [picture.alt, picture.caption]))
    return f"{_PICTURE_SIGN} {' '.join(shown.split())}".strip()
