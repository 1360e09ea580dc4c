"""The one order of results, whichever engine found them."""

from collections.abc import Iterable, Mapping, Sequence

from search.found_page import FoundPage, Worth, by_page
from search.models import Passage
from search.query import ParsedQuery, Term


def worth_of(query: ParsedQuery, rarities: Sequence[float]) -> Worth:
    """Return what each term of the query counts: the rarer, the more."""
    return dict(zip(query.terms, rarities, strict=True))


def ranked(query: ParsedQuery, worth: Worth, passages: Iterable[Passage]) -> list[FoundPage]:
    """Return the pages of the passages, best first.

    First come pages whose name was asked for, then those of which it is another title, then those
    that are called so in other words, then those for which alone it is suggested as a title; then
    those that have more of the query's terms, each by its worth; then those that have them in
    better places (title, other titles, heading, text, suggested titles) and little else in their
    title. What is equal even so is in the order of titles.
    """
    pages = [(page, {term: page.place(term) for term in worth}) for page in by_page(passages)]
    # An engine may know two words for one that are not, such as "as" and "a".
    found = [(page, places) for page, places in pages if any(places.values())]
    found.sort(key=lambda one: _order(one[0], one[1], query, worth))
    return [page for page, _ in found]


def _order(
    page: FoundPage, places: Mapping[Term, float], query: ParsedQuery, worth: Worth
) -> tuple[int, float, float, float, str, int]:
    covered = sum(worth[term] for term, place in places.items() if place)
    value = sum(worth[term] * place for term, place in places.items())
    in_title = sum(key in query.words_to_mark for key in page.title)
    return (
        -page.named(query),
        -covered,
        -value,
        -in_title / max(len(page.title), 1),
        page.passages[0].passage.title,
        page.page_id,
    )
