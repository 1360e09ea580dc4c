"""The one order of results, whichever engine found them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress, groupby, pairwise
from operator import itemgetter, mul
from typing import Final, NamedTuple
from uuid import UUID

from wagtail.models import Page

from career_pages.editions import kept
from career_pages.sections.kinds import kind_of, part_kinds, section_kinds, topics
from career_pages.text import (
    folded,
    folded_keys,
    key,
    keys,
    keys_in,
    occurrences,
    telling,
)
from search.engines import Hit, search_engine
from search.models import PAGE, PASSAGES
from search.passages import PassageWords, StoredPassage, ranked_passages
from search.public_pages import ListedPage, listed_pages, visible
from search.query import STOP_WORD_WEIGHT, Form, ParsedQuery, Term, is_stop_word

# How what was asked for can be the name of a page.
OWN_NAME: Final = 7
OTHER_NAME: Final = 6
NAME_IN_OTHER_WORDS: Final = 5
SUGGESTED_NAME: Final = 4
SUGGESTED_IN_OTHER_WORDS: Final = 3
AGENT_NOUN_NAME: Final = 2
SUGGESTED_AGENT_NOUN: Final = 1
NO_NAME: Final = 0
# What a term counts in a name.
TITLE: Final = 5.0
OTHER_TITLE: Final = 5.0
# What of the query's terms a page has counts more than in proportion: one that has all of them
# answers what was asked, one that has half of them something else.
COVERAGE: Final = 1.5
# All terms in one passage, beside the page's names.
TOGETHER: Final = 1.0
# Two terms of the query, one behind the other, that stand so in the page.
SIDE_BY_SIDE: Final = 0.5
# The page's name, or another title of it, inside a longer query: "junior data analyst".
OWN_NAME_INSIDE: Final = 20.0
OTHER_NAME_INSIDE: Final = 8.0
# The whole query, or who does what it says, is a title suggested for the page and for others.
SHARED_NAME: Final = 3.0
# So many passages are ranked, or half as many more where readers may not see some of the best.
# Nobody pages further.
MOST_CANDIDATES: Final = 100
# How many of one page.
PASSAGES_A_PAGE: Final = 2
# So many hits are looked through for them, however many there are.
MOST_HITS: Final = 600
# So many passages with a word are looked at to learn whether readers may see a page with it.
MOST_WITNESSES: Final = 20
# Behind it, suggested titles name other roles as well.
BLANK_LINE: Final = "\n\n"
# "Architects, Except Landscape and Naval" are architects.
_LIMITS: Final = re.compile(r",\s+(?:except\b|general$)", re.IGNORECASE)
Keys = tuple[str, ...]
Worth = Mapping[Term, float]


@dataclass(frozen=True)
class FoundPage:
    """A page, with passages of it: those that were found, or all."""

    page: ListedPage
    passages: tuple[PassageWords, ...]

    @cached_property
    def title(self) -> str:
        """The words of its title, folded."""
        return folded(self.passages[0].passage.title)

    @cached_property
    def other_titles(self) -> str:
        """The words of its other titles, folded, a line for each."""
        return folded(self.passages[0].passage.other_titles)

    @cached_property
    def own_name(self) -> Keys:
        """The keys of the words of its title that say what is meant."""
        return telling(keys_in(self.title))

    @cached_property
    def short_name(self) -> Keys:
        """Those up to what it does not mean: of "Architects, Except Naval" the first."""
        title = self.passages[0].passage.title
        return telling(keys(_LIMITS.split(title)[0])) if "," in title else self.own_name

    @cached_property
    def other_names(self) -> tuple[Keys, ...]:
        """Those of each of its other titles."""
        return tuple(_names(self.other_titles.split("\n")))

    @cached_property
    def suggested_titles(self) -> tuple[str, ...]:
        """The words of the titles that passages of it suggest, folded, a line for each title."""
        return tuple(found.suggested_titles for found in self.passages if found.suggested_titles)

    def name_place(self, term: Term) -> float:
        """Return what the term counts in the page's names; 0 if they do not have it."""
        if not term.alternatives:
            return self._name_place(term.forms[0])
        return max(form.weight * self._name_place(form) for form in term.forms)

    def _name_place(self, form: Form) -> float:
        if form.folded in self.title:
            return TITLE
        return OTHER_TITLE if form.folded in self.other_titles else 0.0

    def has(self, words: str) -> bool:
        """Say whether the folded words stand together in its names or in one of the passages."""
        named = words in self.title or words in self.other_titles
        return named or any(found.has(words) for found in self.passages)

    def is_suggested(self, asked: Keys) -> bool:
        """Say whether what was asked for is suggested as a title, be it for other pages too."""
        return any(_is_line(asked, titles) for titles in self.suggested_titles)

    def named(self, query: ParsedQuery) -> int:
        """Say whether what was asked for is the page's own name, another one, one of both in other
        words, one that is only suggested for it and for no other page, be it in other words, what
        those are called who do it, or none of them.
        """
        asked = query.keys
        if asked in (self.own_name, self.short_name):
            return OWN_NAME
        if asked in self.other_names:
            return OTHER_NAME
        names = {self.own_name, self.short_name, *self.other_names}
        if not names.isdisjoint(query.readings):
            return NAME_IN_OTHER_WORDS
        suggested = [titles.partition(BLANK_LINE)[0] for titles in self.suggested_titles]
        if any(_is_line(asked, titles) for titles in suggested):
            return SUGGESTED_NAME
        if any(_is_line(one, titles) for titles in suggested for one in query.readings):
            return SUGGESTED_IN_OTHER_WORDS
        if not names.isdisjoint(query.agent_nouns):
            return AGENT_NOUN_NAME
        if any(_is_line(one, titles) for titles in suggested for one in query.agent_nouns):
            return SUGGESTED_AGENT_NOUN
        return NO_NAME


class Places(NamedTuple):
    """What each of the terms counts in a page: in its names, in each passage, and at best."""

    names: Sequence[float]
    passages: Sequence[Sequence[float]]
    best: Sequence[float]


def by_page(passages: Iterable[StoredPassage], pages: Mapping[int, ListedPage]) -> list[FoundPage]:
    """Return the passages by their pages, in the order in which they stand there."""
    in_order = sorted(passages, key=lambda passage: (passage.page_id, passage.position))
    return [
        FoundPage(pages[page_id], tuple(map(PassageWords, found)))
        for page_id, found in groupby(in_order, key=lambda passage: passage.page_id)
    ]


def candidates(query: ParsedQuery, idfs: Sequence[float]) -> list[FoundPage]:
    """Return the pages that every reader may see with the passages which the engine finds best.

    The passages have every required term of the query and no excluded one, and at least one term.
    ``idfs`` are those of the query's terms. A query without terms has no candidates.
    """
    hits = list(_few_of_each_page(search_engine().best_hits(query, idfs, MOST_HITS)))
    found: list[StoredPassage] = []
    pages: dict[int, ListedPage] = {}
    # The index hardly ever has what readers may not see: the first are mostly enough.
    for start in range(0, len(hits), MOST_CANDIDATES):
        some = hits[start : start + MOST_CANDIDATES]
        pages |= listed_pages({hit.page_id for hit in some})
        found += ranked_passages([hit.passage_id for hit in some if hit.page_id in pages])
        if len(found) >= MOST_CANDIDATES // 2:
            break
    return by_page(found, pages)


def _few_of_each_page(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the best hits of each page, in the order of the pages' best."""
    by_page: dict[int, list[Hit]] = {}
    for hit in hits:
        by_page.setdefault(hit.page_id, []).append(hit)
    for of_page in by_page.values():
        yield from of_page[:PASSAGES_A_PAGE]


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


def worth_of(query: ParsedQuery, idfs: Sequence[float]) -> Worth:
    """Return what each term of the query counts: the rarer, the more; everyday words little."""
    return {
        term: idf * (STOP_WORD_WEIGHT if is_stop_word(term) else 1.0)
        for term, idf in zip(query.terms, idfs, strict=True)
    }


def page_value(page: FoundPage, query: ParsedQuery, worth: Worth, places: Places) -> float:
    """Return the value of the page, of which passages were found; more is better.

    It has no unit: it orders the pages that one query found.
    """
    values = tuple(worth.values())
    total = sum(values) or 1.0
    found = sum(map(mul, values, places.best)) / total
    covered = sum(compress(values, places.best)) / total
    together = max(
        sum(compress(values, map(max, places.names, passage))) for passage in places.passages
    )
    beside = sum(
        min(worth[first], worth[second])
        for first, second in pairwise(worth)
        if page.has(first.folded + second.folded)
    )
    return (
        (found + SIDE_BY_SIDE * beside / total) * covered**COVERAGE
        + TOGETHER * together / total
        + max(_called(page, asked) for asked in (query.keys, *query.readings))
        + (SHARED_NAME if any(map(page.is_suggested, query.agent_nouns)) else 0.0)
    )


def places_of(page: FoundPage, terms: Iterable[Term]) -> Places:
    """Return what the terms count in the page, in their order; 0 where there is none of them."""
    terms = tuple(terms)
    names = [page.name_place(term) for term in terms]
    passages = [[found.place(term) for term in terms] for found in page.passages]
    best = [max(places) for places in zip(names, *passages, strict=True)]
    return Places(names, passages, best)


# A passage of the kind that was asked for counts so much more.
ASKED_FOR: Final = 1.6
# What a page says of itself before its sections is less of an answer than a section.
BEFORE_SECTIONS: Final = 0.6


def fitness(passage: StoredPassage, query: ParsedQuery, *, by_name: bool) -> float:
    """Return by how much the passage is the better for being of its kind; 1 for most.

    ``by_name`` says that the query is the name of the page: nothing in particular was asked.
    """
    asked = frozenset(keys(query.text))
    words = _asking_words()
    if any(asked & words.get(place, frozenset()) for place in (passage.kind, passage.anchor)):
        return ASKED_FOR
    return 1.0 if by_name else _weight(passage)


@cache
def _asking_words() -> Mapping[str, frozenset[str]]:
    """Return the keys of words that ask for a section, by its block class or a topic's anchor."""
    kinds = {**section_kinds(), **part_kinds()}
    asked_by = {block: kind.search.asked_by for block, kind in kinds.items()}
    asked_by |= {topic.anchor: topic.asked_by for topic in topics().values()}
    return {place: frozenset(map(key, words.split())) for place, words in asked_by.items()}


def _weight(passage: StoredPassage) -> float:
    """Return what a passage counts for, which is less where the page says more elsewhere."""
    if passage.kind == PAGE:
        return BEFORE_SECTIONS
    kind = kind_of(passage.kind)
    return kind.search.weight if kind else 1.0


def _is_line(asked: Keys, lines: str) -> bool:
    words = [folded_keys([one]) for one in asked]
    # Most lines lack one of the words, and need not be taken apart.
    if not words or not all(word in lines for word in words):
        return False
    return asked in _names(line for line in lines.split("\n") if words[0] in line)


def _names(lines: Iterable[str]) -> Iterator[Keys]:
    return (telling(keys_in(line)) for line in lines if line)


# A passage is hardly better for a term of its page's name: all passages of the page have it.
NAMED: Final = 0.1
# The part of the best passage's value that a passage beside it must have.
WORTH_SHOWING: Final = 0.4


def best_passages(
    page: FoundPage, query: ParsedQuery, worth: Worth, most: int
) -> list[StoredPassage]:
    """Return the passages that say most about what was asked for, best first.

    Best of all is the one whose heading was typed. There is always one; others are left out
    if they say much less.
    """
    allowed = [found for found in page.passages if _allows(page, found, query)]
    weights = [
        (term, value * (NAMED if page.name_place(term) else 1.0)) for term, value in worth.items()
    ]
    by_name = page.named(query) > AGENT_NOUN_NAME
    asked = folded(query.text)
    valued = [
        (
            found.heading == asked,
            fitness(found.passage, query, by_name=by_name)
            * sum(weight * found.place(term) for term, weight in weights),
            found.passage,
        )
        for found in allowed or page.passages[:1]
    ]
    valued.sort(key=lambda one: (not one[0], -one[1], one[2].position))
    least = valued[0][1] * WORTH_SHOWING
    return [passage for _, value, passage in valued[:most] if value >= least]


def _allows(page: FoundPage, found: PassageWords, query: ParsedQuery) -> bool:
    def has(term: Term) -> bool:
        return bool(page.name_place(term) or found.place(term))

    return all(map(has, query.required)) and not any(map(has, query.exclusions))


def seen(terms: Sequence[Term]) -> Collection[Term]:
    """Return those of the terms that are on a page which every reader may see, by two queries."""
    having = search_engine().pages_with(terms, MOST_WITNESSES)
    pages = visible(Page.objects.order_by().filter(pk__in={page_id for _, page_id in having}))
    there = set(pages.values_list("pk", flat=True))
    return {term for term, page_id in having if page_id in there}


IDF: Final = "idfs"
MOST_KEPT: Final = 20_000


def idf_of(terms: Sequence[Term], editions: Mapping[str, UUID]) -> tuple[float, ...]:
    """Return for each term how much it tells: more for one that fewer passages have.

    The database is asked once for those terms that have not been asked for in this edition.
    """
    known: dict[Term, float] = kept(IDF, editions.get(PASSAGES), dict)
    found = {term: known[term] for term in terms if term in known}
    new = [term for term in terms if term not in found]
    found |= zip(new, search_engine().idfs(new), strict=True)
    if len(known) < MOST_KEPT:
        known.update(found)
    return tuple(found[term] for term in terms)


def _called(page: FoundPage, asked: Keys) -> float:
    """Return what it counts that the query, read so, is a shared name or holds one of the page."""
    if not asked:
        return 0.0
    own = OWN_NAME_INSIDE * _longest_inside([page.own_name], asked)
    other = OTHER_NAME_INSIDE * _longest_inside(page.other_names, asked)
    shared = SHARED_NAME if page.is_suggested(asked) else 0.0
    return max(own, other, shared)


def _longest_inside(names: Iterable[Keys], asked: Keys) -> float:
    """Return the part of the query that the longest of the names in it makes up; 0 for none."""
    inside = (len(name) for name in names if name and occurrences(name, asked))
    return max(inside, default=0) / len(asked)
