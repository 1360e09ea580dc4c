"""A search, from what a reader typed to what they see."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from career_pages.editions import present_editions
from career_pages.models import RoleIndexPage, RolePage
from career_pages.reading.excerpts import Excerpt, Span, excerpt
from career_pages.reading.role_list import Facet, Filter, RoleFilters, area_facet
from career_pages.text import WORD
from search.passages import GROUPS, StoredPassage, group_of, passages_of_pages
from search.public_pages import Area, ListedPage, Promotion, addresses, promotions_for, visible
from search.query import ParsedQuery, parse_query
from search.ranking import (
    FoundPage,
    Worth,
    best_passages,
    by_page,
    candidates,
    idf_of,
    ranked,
    worth_of,
)
from search.understanding import understood

RESULTS_A_PAGE: Final = 10
PASSAGES_A_RESULT: Final = 3
AREAS_SHOWN: Final = 8
# So many words before and behind tell the place from others with the same words.
CONTEXT: Final = 3
# So many characters may lie between two words that are marked in one piece.
GAP: Final = 25


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
class SearchRequest:
    """A query, and to what its results are narrowed: an area, by its slug, and a group of sections.

    "" is every area, and every section. With ``exact``, only the words as typed are looked for.
    """

    text: str
    area: str = ""
    section: str = ""
    exact: bool = False

    @property
    def query(self) -> str:
        """The query of the address, but for the number of the page."""
        exact = "1" if self.exact else ""
        params = {"q": self.text, "area": self.area, "in": self.section, "exact": exact}
        return urlencode({name: value for name, value in params.items() if value})


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A page with what of it was found, or with its promotion, or both; or a link elsewhere."""

    found: FoundPage | None
    promotion: Promotion | None

    @property
    def page(self) -> ListedPage | None:
        """The page, or None for a link elsewhere."""
        if self.found:
            return self.found.page
        return self.promotion.page if self.promotion else None

    @property
    def area(self) -> Area | None:
        """The career area of the page's role, if it has one."""
        return self.page.role.area if self.page and self.page.role else None

    @property
    def groups(self) -> frozenset[str]:
        """The groups of the sections in which it was found."""
        passages = self.found.passages if self.found else ()
        return frozenset(group_of(one.passage.kind) for one in passages)


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of results: the query as understood, and of how many results these are.

    ``corrected`` is the query that was searched instead of the one typed; "" if it was that one.
    ``count`` is of what the narrowing of the ``request`` leaves; ``facets`` are what results
    can be narrowed to.
    """

    query: str
    corrected: str
    count: int
    results: tuple[Result, ...]
    page_obj: PageOfResults[ResultRow]
    request: SearchRequest
    facets: tuple[Facet, ...]

    @property
    def searched(self) -> str:
        """The query whose results these are."""
        return self.corrected or self.query

    @property
    def narrowed(self) -> bool:
        """Whether the results are narrowed to anything."""
        return bool(self.request.area or self.request.section)


class Narrowed(NamedTuple):
    """What is left of what was listed, what of the narrowing was of use, and the other choices."""

    left: Sequence[ResultRow]
    request: SearchRequest
    facets: tuple[Facet, ...]


def search(
    text: str,
    page_number: int | str | None = 1,
    *,
    area: str = "",
    section: str = "",
    exact: bool = False,
) -> SearchResults:
    """Return a page of what every reader may see of the results for what somebody typed.

    What is promoted for the query stands first. What is not a page's number gives the first page,
    one behind the last gives the last. The results can be narrowed to an area, by its slug, and to
    a group of sections; a narrowing that leaves nothing is passed over. A text with nothing to
    look for has no results but promoted ones. With ``exact`` they are those of the words as typed,
    and not of what else they may be called.
    """
    typed = parse_query(text)
    editions = present_editions()
    query = typed if exact else understood(typed, editions)
    idfs = idf_of(query.terms, editions)
    worth = worth_of(query, idfs)
    found = ranked(query, worth, candidates(query, idfs))
    everything = result_rows(found, promotions_for([typed.text, query.text], editions))
    left, request, facets = narrowed(everything, SearchRequest(typed.text, area, section, exact))
    page_obj = Paginator(left, RESULTS_A_PAGE).get_page(page_number)
    return SearchResults(
        query=typed.text,
        corrected="" if query.text == typed.text else query.text,
        count=len(left),
        results=tuple(rendered_results(query, worth, list(page_obj), request.section)),
        page_obj=page_obj,
        request=request,
        facets=facets,
    )


def result_rows(found: Sequence[FoundPage], promotions: Sequence[Promotion]) -> list[ResultRow]:
    """Return what is promoted, and then what was found besides, each page once."""
    by_id = {one.page.pk: one for one in found}
    first = [
        ResultRow(by_id.pop(one.page.pk, None) if one.page else None, one) for one in promotions
    ]
    return [*first, *(ResultRow(one, None) for one in by_id.values())]


def narrowed(everything: Sequence[ResultRow], request: SearchRequest) -> Narrowed:
    """Narrow what is listed to what is asked for.

    What would leave nothing is passed over, so that every address with a query that finds
    something leads to it. A choice of one facet counts what the other leaves; one that leaves
    nothing is not offered, and neither is a facet without a choice.
    """
    in_area = [one for one in everything if one.area and one.area.slug == request.area]
    request = request if in_area else replace(request, area="")
    in_area = in_area or list(everything)
    left = [one for one in in_area if request.section in one.groups]
    request = request if left else replace(request, section="")
    in_section = [one for one in everything if request.section in one.groups] or everything
    facets = _area_facet(in_section, request), _section_facet(in_area, request)
    offered = tuple(one for one in facets if len(one.choices) > 2 or one.chosen)
    return Narrowed(left or in_area, request, offered)


def _area_facet(listed: Sequence[ResultRow], request: SearchRequest) -> Facet:
    counts = Counter(one.area for one in listed if one.area)
    by_count = sorted(counts.items(), key=lambda one: (-one[1], one[0].name, one[0].slug))
    rows = [("", _("All areas"), len(listed))]
    rows += [(area.slug, area.name, count) for area, count in by_count]
    choices = _choices(rows, request.area, lambda slug: replace(request, area=slug))
    return Facet("area", _("Career area"), choices)


def _section_facet(listed: Sequence[ResultRow], request: SearchRequest) -> Facet:
    counts = Counter(group for one in listed for group in one.groups)
    rows = [("", _("Anywhere"), len(listed))]
    rows += [(one.name, str(one.label), counts[one.name]) for one in GROUPS if counts[one.name]]
    choices = _choices(rows, request.section, lambda name: replace(request, section=name))
    return Facet("in", _("Found in"), choices)


def _choices(
    rows: Iterable[tuple[str, str, int]], chosen: str, narrowed_to: Callable[[str], SearchRequest]
) -> tuple[Filter, ...]:
    return tuple(
        Filter(label, count, narrowed_to(value).query, value == chosen, value)
        for value, label, count in rows
    )


def rendered_results(
    query: ParsedQuery, worth: Worth, listed: Sequence[ResultRow], section: str = ""
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
    one: ResultRow,
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


def text_fragment(excerpt: Excerpt, page_text: str) -> str:
    """Return what to append to an anchor, from ":~:" on; "" if a browser might mark other words.

    ``page_text`` is all of the page's text, in lower case.
    """
    if not excerpt.matches:
        return ""
    first = excerpt.matches[0]
    line = next(line for line in excerpt.lines if line.start <= first.start < line.end)
    marked = _run(excerpt, line)
    text = excerpt.text
    before = [word.start() for word in WORD.finditer(text, line.start, marked.start)]
    behind = [word.end() for word in WORD.finditer(text, marked.end, line.end)]
    start = before[-CONTEXT:][0] if before else marked.start
    end = behind[:CONTEXT][-1] if behind else marked.end
    if page_text.count(text[start:end].lower()) != 1:
        return ""
    parts = [_encoded(text[marked.start : marked.end])]
    if before:
        parts.insert(0, f"{_encoded(text[start : marked.start])}-")
    if behind:
        parts.append(f"-{_encoded(text[marked.end : end])}")
    return f":~:text={','.join(parts)}"


def _run(excerpt: Excerpt, line: Span) -> Span:
    """Return the first match, and those behind it in the same line that are near."""
    start, end = excerpt.matches[0]
    for match in excerpt.matches[1:]:
        if match.end > line.end or match.start - end > GAP:
            break
        end = match.end
    return Span(start, end)


def _encoded(text: str) -> str:
    # A hyphen would say that it is the context.
    return quote(text.strip(), safe="").replace("-", "%2D")


@dataclass(frozen=True, slots=True)
class NoResults:
    """The roles index, and the areas with the most roles, by name; nothing where it is hidden."""

    careers: Any = None
    areas: tuple[Filter, ...] = ()


def no_results() -> NoResults:
    """Return what every reader may see of the ways on, in a fixed number of queries."""
    careers = visible(RoleIndexPage.objects.all()).first()
    if careers is None:
        return NoResults()
    roles = visible(RolePage.objects.child_of(careers)).order_by("title", "pk")
    _every, *areas = area_facet(roles, RoleFilters()).choices
    largest = sorted(areas, key=lambda area: -area.count)[:AREAS_SHOWN]
    return NoResults(careers, tuple(sorted(largest, key=lambda area: area.label)))
