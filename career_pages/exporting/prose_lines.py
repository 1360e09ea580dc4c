"""Stored prose as the lines of an outline."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, Final

from career_pages.exporting.line_making import line, with_text_mark
from career_pages.exporting.nesting import html_of
from career_pages.exporting.references import References, picture_path
from career_pages.exporting.rich_text_lines import rich_text_lines
from career_pages.exporting.runs import Run, runs_of, tidy
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.picture import Picture
from career_pages.importing.prose import split_attribution
from career_pages.importing.section_marks import SUBHEADING, SectionMark, split_mark
from career_pages.importing.text_marks import CAPTION, EMBED, TABLE_CAPTION, TEXT, split_text_mark
from career_pages.importing.words import collapse
from career_pages.stream_data import BlockData


@dataclass(frozen=True, slots=True)
class ProseReader:
    """Reads stored prose; ``references`` are what it refers to."""

    references: References

    def lines(self, pieces: list[BlockData] | None) -> list[Line]:
        """Return the pieces of a ProseBlock as lines; blank ones are left out."""
        lines: list[Line] = []
        for piece in pieces or []:
            read = _READERS[piece["type"]](self, piece["value"])
            if lines and read and _looks_like_caption(lines[-1], read[0]):
                lines[-1] = with_text_mark(lines[-1], TEXT)
            lines += read
        return lines

    def _rich_text(self, html: str) -> list[Line]:
        lines = rich_text_lines(html, self.references.address)
        return [_without_false_mark(one) for one in lines]

    def _quote(self, value: Mapping[str, Any]) -> list[Line]:
        words = (value.get("quote") or "").strip()
        who, address = collapse(value.get("attribution") or ""), value.get("url") or ""
        return [quote_line(words, who, address)] if words or who or address else []

    def _table(self, value: Mapping[str, Any] | None) -> list[Line]:
        columns = (value or {}).get("columns") or []
        if not value or not columns:
            return []
        header = tuple(collapse(column["heading"] or "") for column in columns)
        rows = tuple(
            tuple(html_of(self._cell(cell)) for cell in row["values"]) for row in value["rows"]
        )
        caption = collapse(value.get("caption") or "")
        table = Line(LineKind.TABLE, "\n".join(header), "", 0, 0, header=header, rows=rows)
        return [*([_caption(caption)] if caption else []), table]

    def _cell(self, html: str) -> tuple[Run, ...]:
        lines = rich_text_lines(html or "", self.references.address)
        return runs_of("<br>".join(one.html for one in lines))

    def _figure(self, value: Mapping[str, Any]) -> list[Line]:
        shown, caption = value.get("image") or {}, collapse(value.get("caption") or "")
        image = self.references.images.get(shown.get("image") or 0)
        if image is None and not caption:
            return []
        is_decorative = bool(shown.get("decorative"))
        alt = "" if is_decorative else collapse(shown.get("alt_text") or "")
        address = picture_path(image) if image else ""
        name = PurePath(image.file.name).name if image else ""
        picture = Picture(name, b"", alt, caption, address, is_decorative)
        text = " ".join(filter(None, [alt, caption]))
        return [Line(LineKind.IMAGE, text, "", 0, 0, picture=picture)]

    def _embed(self, value: Mapping[str, Any]) -> list[Line]:
        title, address = collapse(value.get("title") or ""), value.get("url") or ""
        shown = line(LineKind.PARAGRAPH, tidy([Run(title or address, address=address)]))
        return [with_text_mark(shown, EMBED)] if title or address else []


def quote_line(words: str, who: str, address: str = "") -> Line:
    """Return a quotation with whose it is in a paragraph of its own, a link to where it is."""
    rows = [Run("\n".join(row.strip() for row in words.splitlines()))]
    if who or address:
        rows += [Run("\n\n— "), Run(who or address, address=address)]
    elif split_attribution(words)[1]:
        rows.append(Run("\n\n—"))
    runs = tidy(rows)
    return line(LineKind.QUOTE, runs)


def _without_false_mark(line: Line) -> Line:
    """Return a line whose words end like a mark with a mark behind it that says it is text."""
    if line.is_heading and split_mark(line.text)[1]:
        return replace(line, mark=SectionMark(SUBHEADING))
    return with_text_mark(line, TEXT) if split_text_mark(line)[1] else line


def _caption(text: str) -> Line:
    above = line(LineKind.PARAGRAPH, tidy([Run(f"{TABLE_CAPTION} {text}")]))
    return with_text_mark(above, CAPTION) if split_text_mark(above)[1] else above


def _looks_like_caption(line: Line, after: Line) -> bool:
    is_text = line.is_paragraph and not split_text_mark(line)[1]
    return is_text and line.text.startswith(TABLE_CAPTION) and after.kind is LineKind.TABLE


_READERS: Final[dict[str, Callable[[ProseReader, Any], list[Line]]]] = {
    "rich_text": ProseReader._rich_text,
    "figure": ProseReader._figure,
    "quote": ProseReader._quote,
    "table": ProseReader._table,
    "embed": ProseReader._embed,
}
