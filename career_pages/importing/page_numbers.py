"""The numbers of a document's own pages, left in its text."""

import re
from typing import Final

from career_pages.importing.outline import Line

_PAGE_NUMBER: Final = re.compile(r"page\s+\d{1,4}\s*(?:of|/)\s*\d{1,4}", re.IGNORECASE)


def is_page_number(line: Line) -> bool:
    """Say whether a line says "Page 3 of 9" and nothing else."""
    return line.is_paragraph and bool(_PAGE_NUMBER.fullmatch(line.title))
