"""Testimonials as the lines of an outline."""

from career_pages.exporting.line_making import line
from career_pages.exporting.prose_lines import quote_line
from career_pages.exporting.runs import Run, tidy
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.testimonials import take_testimonials
from career_pages.importing.words import collapse
from career_pages.stream_data import BlockData

_FIELDS = ("person", "job", "organisation")


def testimonial_lines(block: BlockData) -> list[Line]:
    """Return a testimonial as a quotation with whose it is; a blank one as nothing.

    The date of consent stays behind: what a document says of it would not be proof.
    """
    value = block["value"]
    words = "\n".join(row.strip() for row in (value.get("quote") or "").strip().splitlines())
    fields = tuple(collapse(value.get(name) or "") for name in _FIELDS)
    if not words and not any(fields):
        return []
    plain = quote_line(words, ", ".join(filter(None, fields)))
    if _read_back(plain) == (words, *fields):
        return [plain]
    rows = "".join(f"\n— {one}" for one in fields)
    quoted = f"“{words}”\n" if words else ""
    return [line(LineKind.QUOTE, tidy([Run(f"{quoted}{rows}")]))]


def _read_back(line: Line) -> tuple[str, ...]:
    found, rest = take_testimonials([line], Notes())
    if rest or len(found) != 1:
        return ()
    return found[0].quote, found[0].person, found[0].job, found[0].organisation
