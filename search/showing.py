"""What is listed, as readers see it."""

from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from django.utils.translation import gettext as _
from wagtail.models import Page

from search.best_passages import best_passages
from search.found_page import FoundPage, Worth, by_page
from search.listed import Listed
from search.models import Passage
from search.promotions import Promotion
from search.query import ParsedQuery
from search.results import FoundPassage, Result
from search.section_groups import group_of
from search.snippets import excerpt
from search.text_fragments import text_fragment
from search.visibility import visible

PASSAGES_A_RESULT: Final = 3

# What of a page is needed for its title, address and kind.
SHOWN: Final = ("title", "path", "url_path", "content_type")


def shown_results(
    query: ParsedQuery, worth: Worth, listed: Sequence[Listed], section: str = ""
) -> Iterator[Result]:
    """Yield the results for those links, and for those pages that are still there for everyone.

    Each page comes with its best passages, of one group of sections if ``section`` names one.
    """
    there = visible(Page.objects.filter(pk__in=[one.page_id for one in listed if one.page_id]))
    pages: dict[int | None, Any] = {page.pk: page for page in there.only(*SHOWN)}
    whole = {one.page_id: one for one in by_page(Passage.objects.filter(page__in=pages))}
    for one in listed:
        if one.page_id is None and one.promotion:
            yield _link(one.promotion)
        elif page := pages.get(one.page_id):
            texts = whole.get(page.pk)
            best = _best(query, worth, texts, section) if one.found and texts else []
            # What was found may have gone meanwhile; what is promoted stays without it.
            if best or one.promotion:
                yield _result(one, page, texts, best, query)


def _best(query: ParsedQuery, worth: Worth, page: FoundPage, section: str) -> list[Passage]:
    passages = page.passages
    if section:
        passages = tuple(one for one in passages if group_of(one.passage.kind) == section)
    of_section = FoundPage(page.page_id, passages)
    return best_passages(of_section, query, worth, PASSAGES_A_RESULT) if passages else []


def _result(
    one: Listed, page: Any, texts: FoundPage | None, best: Sequence[Passage], query: ParsedQuery
) -> Result:
    passages = [found.passage for found in texts.passages] if texts else []
    page_text = "\n".join(f"{found.heading}\n{found.text}" for found in passages).lower()
    url = page.url
    return Result(
        title=passages[0].title if passages else page.title,
        url=url,
        kind=str(page.specific_class._meta.verbose_name),
        occupation_code=one.role.occupation_code if one.role else "",
        area=one.area.name if one.area else "",
        passages=tuple(_found_passage(url, found, page_text, query) for found in best),
        promoted=one.promotion is not None,
        description=one.promotion.description if one.promotion else "",
    )


def _found_passage(url: str, passage: Passage, page_text: str, query: ParsedQuery) -> FoundPassage:
    piece = excerpt(passage.text, query.words_to_mark, query.phrases_to_mark)
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
