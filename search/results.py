"""What a search gives."""

from dataclasses import dataclass

from django.core.paginator import Page as PageOfResults
from django.utils.safestring import SafeString

from career_pages.facet import Facet
from search.asked import Asked
from search.listed import Listed


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A section that was found: its heading, anchor and address, and safe HTML that shows why.

    ``marked_url`` leads to the same place, and has browsers mark the words that were found.
    ``kind`` is the class name of the section's block, or "Page" for what a page says of itself.
    """

    section: str
    anchor: str
    url: str
    marked_url: str
    kind: str
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class Result:
    """A page that was found. ``kind`` is what editors call its type, such as "role".

    ``occupation_code`` and ``area`` are those of the role, or of a chapter's role; "" where there
    is none. One that is ``promoted`` was chosen by the editors, who may say why in
    ``description``; it may be a "link" elsewhere.
    """

    title: str
    url: str
    kind: str
    occupation_code: str
    area: str
    passages: tuple[FoundPassage, ...]
    promoted: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of results: the query as understood, and of how many results these are.

    ``corrected`` is the query that was searched instead of the one typed; "" if it was that one.
    ``count`` is of what the narrowing that was ``asked`` for leaves; ``facets`` are what results
    can be narrowed to.
    """

    query: str
    corrected: str
    count: int
    results: tuple[Result, ...]
    page_obj: PageOfResults[Listed]
    asked: Asked
    facets: tuple[Facet, ...]

    @property
    def searched(self) -> str:
        """The query whose results these are."""
        return self.corrected or self.query

    @property
    def narrowed(self) -> bool:
        """Whether the results are narrowed to anything."""
        return bool(self.asked.area or self.asked.section)
