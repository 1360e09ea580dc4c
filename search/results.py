"""What a search gives."""

from dataclasses import dataclass

from django.core.paginator import Page as PageOfResults
from django.utils.safestring import SafeString

from search.found_page import FoundPage


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A section that was found: its heading, anchor and address, and safe HTML that shows why."""

    section: str
    anchor: str
    url: str
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class Result:
    """A page that was found. ``kind`` is what editors call its type, such as "role".

    ``occupation_code`` is that of the role, or of a chapter's role; "" where there is none.
    """

    title: str
    url: str
    kind: str
    occupation_code: str
    passages: tuple[FoundPassage, ...]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of results: the query as understood, and of how many results these are.

    ``corrected`` is the query that was searched instead of the one typed; "" if it was that one.
    """

    query: str
    corrected: str
    count: int
    results: tuple[Result, ...]
    page_obj: PageOfResults[FoundPage]
