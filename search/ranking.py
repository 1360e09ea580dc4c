"""The one order of results, whichever engine found them."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from career_pages.folded import keys_in
from search.everyday import FAINT, is_everyday
from search.found_page import FoundPage, Worth
from search.page_value import Places, page_value, places_of
from search.query import ParsedQuery


def worth_of(query: ParsedQuery, rarities: Sequence[float]) -> Worth:
    """Return what each term of the query counts: the rarer, the more; everyday words little."""
    return {
        term: rarity * (FAINT if is_everyday(term) else 1.0)
        for term, rarity in zip(query.terms, rarities, strict=True)
    }


def ranked(query: ParsedQuery, worth: Worth, pages: Iterable[FoundPage]) -> list[FoundPage]:
    """Return the pages that have anything of what was asked for, best first.

    First come pages whose name was asked for, then those of which it is another title, then those
    that are called so in other words, then those for which alone it is suggested as a title, be it
    in other words. All others follow by their value. What is equal even so is in the order of
    titles.
    """
    places = [(page, places_of(page, worth)) for page in pages]
    # An engine may know two words for one that are not, such as "as" and "a".
    found = [(_order(page, query, worth, at), page) for page, at in places if any(at.best)]
    return [page for _, page in sorted(found, key=itemgetter(0))]


def _order(
    page: FoundPage, query: ParsedQuery, worth: Worth, places: Places
) -> tuple[int, float, float, str, int]:
    title = keys_in(page.title)
    in_title = sum(key in query.words_to_mark for key in title)
    return (
        -page.named(query),
        -page_value(page, query, worth, places),
        -in_title / max(len(title), 1),
        page.passages[0].passage.title,
        page.page.pk,
    )
