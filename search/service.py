"""A search, from what a reader typed to what they see."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final
from urllib.parse import quote

from django.core.paginator import Paginator
from wagtail.models import Page

from career_pages.models import RolePage
from search.engines import search_engine
from search.found_page import FoundPage, Worth, by_page
from search.models import Passage
from search.query import ParsedQuery, parse_query
from search.ranking import ranked, worth_of
from search.results import FoundPassage, Result, SearchResults
from search.snippets import snippet
from search.understanding import understood
from search.visibility import visible

RESULTS_A_PAGE: Final = 10
PASSAGES_A_RESULT: Final = 3

# So many passages are ranked. Nobody pages further, and no query costs more.
MOST_CANDIDATES: Final = 200


def search(text: str, page_number: int | str | None = 1, *, exact: bool = False) -> SearchResults:
    """Return a page of what every reader may see of the results for what somebody typed.

    With ``exact``, it is those of the words as typed, and not of what else they may be called.
    What is not a page's number gives the first page, one behind the last gives the last. A text
    with nothing to look for has no results.
    """
    typed = parse_query(text)
    query = typed if exact else understood(typed)
    found, worth = _found_pages(query)
    page_obj = Paginator(found, RESULTS_A_PAGE).get_page(page_number)
    return SearchResults(
        query=typed.text,
        corrected="" if query.text == typed.text else query.text,
        count=len(found),
        results=tuple(_results(query, worth, list(page_obj))),
        page_obj=page_obj,
    )


def _found_pages(query: ParsedQuery) -> tuple[list[FoundPage], Worth]:
    engine = search_engine()
    rarities = engine.rarities(query.terms)
    worth = worth_of(query, rarities)
    candidates = engine.candidates(query, rarities, MOST_CANDIDATES)
    passages = Passage.objects.filter(pk__in=[candidate.passage_id for candidate in candidates])
    return ranked(query, worth, passages.order_by()), worth


def _results(query: ParsedQuery, worth: Worth, found: Sequence[FoundPage]) -> Iterator[Result]:
    """Yield the results of those pages that are still there for everyone."""
    there = visible(Page.objects.filter(pk__in=[one.page_id for one in found]))
    pages = {page.pk: page for page in there.select_related("content_type")}
    codes = _occupation_codes(pages.values())
    whole = {one.page_id: one for one in by_page(Passage.objects.filter(page__in=pages))}
    for page_id in (one.page_id for one in found):
        if page_id in pages and page_id in whole:
            page = pages[page_id]
            best = whole[page_id].best_passages(query, worth, PASSAGES_A_RESULT)
            yield Result(
                title=best[0].title,
                url=page.url,
                kind=str(page.content_type.model_class()._meta.verbose_name),
                occupation_code=codes.get(page.path) or codes.get(_parent_path(page)) or "",
                passages=tuple(_found_passage(page.url, passage, query) for passage in best),
            )


def _found_passage(url: str, passage: Passage, query: ParsedQuery) -> FoundPassage:
    return FoundPassage(
        section=passage.heading,
        anchor=passage.anchor,
        url=f"{url}#{quote(passage.anchor)}" if passage.anchor else url,
        snippet=snippet(passage.text, query.words_to_mark, query.phrases_to_mark),
    )


def _occupation_codes(pages: Collection[Page]) -> dict[str, str]:
    """Return the codes of those of the pages that are roles, or chapters of one, by tree path."""
    paths = {path for page in pages for path in (page.path, _parent_path(page))}
    roles = visible(RolePage.objects.filter(path__in=paths))
    return dict(roles.values_list("path", "occupation_code"))


def _parent_path(page: Page) -> str:
    return str(page.path[: -page.steplen])
