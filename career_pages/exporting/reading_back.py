"""Whether an export without all its marks is read as the one with them."""

from dataclasses import fields, is_dataclass
from typing import Any

from career_pages.exporting.exported_guide import ExportedGuide
from career_pages.exporting.markdown_writer import write_markdown
from career_pages.importing.document_error import DocumentError
from career_pages.importing.matcher import match
from career_pages.importing.reading import read_text
from career_pages.importing.typed_lists import with_typed_lists

# What differs although the pages are the same.
_ASIDE = frozenset(
    {"lines", "source_heading", "front_matter", "placements", "problems", "withheld", "unplaced"}
)


def reads_the_same(guide: ExportedGuide, clear: ExportedGuide, year: int) -> bool:
    """Say whether both guides are imported as the same pages."""
    # What is typed like a list is read as one in Word documents, unless all headings are marked.
    if with_typed_lists(guide.lines) != guide.lines:
        return False
    try:
        return _said(guide, year) == _said(clear, year)
    except DocumentError:
        return False


def _said(guide: ExportedGuide, year: int) -> Any:
    return _plain(match(read_text(write_markdown(guide), is_markdown=True), year))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        names = [one.name for one in fields(value) if one.name not in _ASIDE]
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in names)]
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
