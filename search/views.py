"""The search page, search for programs, and what is found at an address that leads nowhere."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Any, Final
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from career_pages.models import RolePage
from career_pages.reading.role_list import Facet
from career_pages.text import WORD, clean
from search.counting import count_search, is_reader
from search.public_pages import addresses, visible
from search.results import Result, SearchResults, no_results, search
from search.suggestions import suggestions

# A reader's own browser may repeat for a minute what it was told; others are never told what it
# was, since whoever keeps answers for several readers must ask each time.
CACHE_CONTROL: Final = "public, max-age=60, s-maxage=0, must-revalidate"
MOST: Final = 5
# The beginning of an address says where on the site, the end what about.
MOST_PARTS: Final = 3
LONGEST_PART: Final = 80
# Programs ask for files, and try what other sites have open by mistake.
FILE: Final = re.compile(r"\.(?!html?$)\w{1,8}$|^\.|^wp-", re.IGNORECASE)
PAGE: Final = re.compile(r"\.html?$", re.IGNORECASE)
FOLDERS: Final = frozenset(
    {"_util", "admin", "api", "cgi-bin", "documents", "media", "phpmyadmin", "static", "vendor"}
)
# Below it, two names are different things; "electrician" and "electritian" share 0.91.
SIMILAR_NAME: Final = 0.75
# Comparing takes longer the longer both are.
LONGEST: Final = 80


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Return the page of results for ``q``; without it, the page that invites to search."""
    found = results_for(request)
    context = {"found": found, "no_results": None if found.results else no_results()}
    response = render(request, "search/search_page.html", context)
    # Looking through the results, or at some of them, is no further search.
    if found.page_obj.number == 1 and not found.narrowed and is_reader(request):
        count_search(found.query, found.count)
    return response


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """Return the same results as the search page, for the same address, as JSON."""
    return JsonResponse(as_json(results_for(request)))


def as_json(found: SearchResults) -> dict[str, Any]:
    """Return the results in the form that programs rely on."""
    return {
        "query": found.query,
        "corrected": found.corrected or None,
        "count": found.count,
        "results": [asdict(result) for result in found.results],
        "facets": [_facet(facet) for facet in found.facets],
    }


def _facet(facet: Facet) -> dict[str, Any]:
    names = ("value", "label", "count", "chosen", "query")
    choices = [{name: getattr(one, name) for name in names} for one in facet.choices]
    return {"name": facet.name, "label": facet.label, "choices": choices}


def results_for(request: HttpRequest) -> SearchResults:
    """Return the results for ``q``, narrowed to ``area`` and ``in``, of which ``page`` is shown.

    With ``exact`` they are those of the words as typed.
    """
    asked = request.GET
    return search(
        asked.get("q", ""),
        asked.get("page"),
        area=asked.get("area", ""),
        section=asked.get("in", ""),
        exact=bool(asked.get("exact")),
    )


@require_safe
def suggest_api(request: HttpRequest) -> JsonResponse:
    """Return what a reader who has typed ``q`` may mean, best first, as JSON.

    ``announcement`` tells those who hear the page how many suggestions there are.
    """
    typed = clean(request.GET.get("q", "")[:200])
    found = suggestions(typed)
    response = JsonResponse(
        {
            "query": typed,
            "announcement": _announcement(len(found)),
            "suggestions": [asdict(one) for one in found],
        }
    )
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def _announcement(count: int) -> str:
    if not count:
        return _("No suggestions.")
    return ngettext("%(count)s suggestion.", "%(count)s suggestions.", count) % {"count": count}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page that says so, with the pages that may have been meant, if it was a person."""
    names = asked_for(request.path_info) if request.method in {"GET", "HEAD"} else []
    context = {"near": similar_pages(names, MOST), "words": " ".join(names)}
    return render(request, "404.html", context, status=404)


def asked_for(path: str) -> list[str]:
    """Return the words of the last parts of the path, a text for each, in order.

    There are none in an address of which no person would read the answer, and a part without a
    letter is left out. What stands before other parts is only where they are, such as "jobs".
    """
    parts = [part for part in path.strip("/").split("/")[-MOST_PARTS - 1 :] if part]
    if is_of_machines(path, parts):
        return []
    texts = [" ".join(WORD.findall(clean(PAGE.sub("", part)[:LONGEST_PART]))) for part in parts]
    told = [text for text in texts if any(char.isalpha() for char in text)]
    return told[1:] or told


def is_of_machines(path: str, parts: list[str]) -> bool:
    """Say whether the path, of these last parts, is one that people neither type nor follow."""
    in_folder = path.strip("/").partition("/")[0].lower() in FOLDERS
    return in_folder or not path.isprintable() or any(map(FILE.search, parts))


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """A page that every reader may see; ``slug`` is "" for one that is no role."""

    title: str
    url: str
    slug: str = ""


def similar_pages(names: Sequence[str], most: int) -> list[SimilarPage]:
    """Return at most so many pages that the names may mean together, the likeliest first.

    Roles whose own names are spelled nearly as one of them come before what a search finds.
    """
    wanted = [slug for name in names if (slug := slugify(name[:LONGEST], allow_unicode=True))]
    if not wanted:
        return []
    rows = visible(RolePage.objects.order_by("title", "pk"))
    roles = {slug: row for slug, *row in rows.values_list("slug", "title", "url_path")}
    spelled = [
        slug
        for name in wanted
        for slug in get_close_matches(name, roles, n=most, cutoff=SIMILAR_NAME)
    ]
    text = " ".join(wanted).replace("-", " ")
    results = search(text).results
    named = [(slug, *roles[slug]) for slug in spelled]
    urls = addresses(url_path for _, _, url_path in named)
    found: dict[str, SimilarPage] = {}
    for page in [
        *(SimilarPage(title, urls[url_path], slug) for slug, title, url_path in named),
        *(_page(result) for result in results),
    ]:
        found.setdefault(page.url, page)
    return list(found.values())[:most]


def _page(result: Result) -> SimilarPage:
    is_role = result.kind == str(RolePage._meta.verbose_name)
    slug = unquote(result.url.rstrip("/").rpartition("/")[2]) if is_role else ""
    return SimilarPage(result.title, result.url, slug)


def similar_roles(name: str, most: int) -> list[tuple[str, str]]:
    """Return the titles and slugs of the roles among at most so many pages that a name may mean."""
    return [(page.title, page.slug) for page in similar_pages([name], most) if page.slug]
