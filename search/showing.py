"""What is listed, as readers see it."""

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

from django.utils.translation import gettext as _

from career_pages.excerpts import excerpt
from search.addresses import addresses
from search.best_passages import best_passages
from search.found_page import FoundPage, Worth, by_page
from search.listed import Listed
from search.listed_page import ListedPage
from search.promotions import Promotion
from search.query import ParsedQuery
from search.results import FoundPassage, Result
from search.section_groups import group_of
from search.stored_passage import StoredPassage, passages_of_pages
from search.text_fragments import text_fragment

PASSAGES_A_RESULT: Final = 3


def shown_results(
    query: ParsedQuery, worth: Worth, listed: Sequence[Listed], section: str = ""
) -> Iterator[Result]:
    """Yield the results for those links and pages.

    Each page comes with its best passages, of one group of sections if ``section`` names one.
    """
    pages = {one.page.pk: one.page for one in listed if one.page}
    whole = {one.page: one for one in by_page(passages_of_pages(list(pages)), pages)}
    urls = addresses(page.url_path for page in pages.values())
    for one in listed:
        if one.page:
            texts = whole.get(one.page)
            best = _best(query, worth, texts, section) if one.found and texts else []
            # What was found may have gone meanwhile; what is promoted stays without it.
            if best or one.promotion:
                yield _result(one, one.page, urls[one.page.url_path], texts, best, query)
        elif one.promotion:
            yield _link(one.promotion)


def _best(query: ParsedQuery, worth: Worth, page: FoundPage, section: str) -> list[StoredPassage]:
    passages = page.passages
    if section:
        passages = tuple(one for one in passages if group_of(one.passage.kind) == section)
    of_section = FoundPage(page.page, passages)
    return best_passages(of_section, query, worth, PASSAGES_A_RESULT) if passages else []


def _result(
    one: Listed,
    page: ListedPage,
    url: str,
    texts: FoundPage | None,
    best: Sequence[StoredPassage],
    query: ParsedQuery,
) -> Result:
    passages = [found.passage for found in texts.passages] if texts else []
    page_text = "\n".join(f"{found.heading}\n{found.text}" for found in passages).lower()
    return Result(
        title=passages[0].title if passages else page.title,
        url=url,
        kind=page.kind,
        occupation_code=page.role.occupation_code if page.role else "",
        area=one.area.name if one.area else "",
        passages=tuple(_found_passage(url, found, page_text, query) for found in best),
        promoted=one.promotion is not None,
        description=one.promotion.description if one.promotion else "",
    )


def _found_passage(
    url: str, passage: StoredPassage, page_text: str, query: ParsedQuery
) -> FoundPassage:
    piece = excerpt(passage.text, query.words_to_mark, query.phrases_to_mark, passage.folded_text)
    place = f"{url}#{quote(passage.anchor)}" if passage.anchor else url
    fragment = text_fragment(piece, page_text)
    return FoundPassage(
        section=passage.heading,
        anchor=passage.anchor,
        url=place,
        marked_url=f"{url}#{quote(passage.anchor)}{fragment}" if fragment else place,
        kind=passage.kind,
        snippet=piece.html(),
    )


def _link(promotion: Promotion) -> Result:
    return Result(
        title=promotion.title,
        url=promotion.url,
        kind=_("link"),
        occupation_code="",
        area="",
        passages=(),
        promoted=True,
        description=promotion.description,
    )
