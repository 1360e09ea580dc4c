"""From a file to a draft."""

from collections.abc import Callable
from datetime import date

from career_pages.importing.draft import Draft
from career_pages.importing.matcher import match
from career_pages.importing.reading import read_document


def draft_guide(data: bytes, file_name: str, today: Callable[[], date] = date.today) -> Draft:
    """Return the draft of the guide that a file holds.

    ``today`` is the clock: its year fills the year in generated headings. Raises DocumentError,
    whose message says what to do, for a file that cannot be imported.
    """
    return match(read_document(data, file_name), year=today().year)
