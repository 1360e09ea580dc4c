"""The pages that somebody may have meant by a name that none has."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final
from urllib.parse import unquote

from django.utils.text import slugify

from career_pages.models import RolePage
from search.addresses import addresses
from search.results import Result
from search.service import search
from search.visibility import visible

# Below it, two names are different things; "electrician" and "electritian" share 0.91.
NEAR_NAME: Final = 0.75
# Comparing takes longer the longer both are.
LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class NearPage:
    """A page that every reader may see; ``slug`` is "" for one that is no role."""

    title: str
    url: str
    slug: str = ""


def near_pages(names: Sequence[str], most: int) -> list[NearPage]:
    """Return at most so many pages that the names may mean together, the likeliest first.

    Roles whose own names are spelled nearly as one of them come before what a search finds.
    """
    wanted = [slug for name in names if (slug := slugify(name[:LONGEST], allow_unicode=True))]
    if not wanted:
        return []
    rows = visible(RolePage.objects.order_by("title", "pk"))
    roles = {slug: row for slug, *row in rows.values_list("slug", "title", "url_path")}
    spelled = [
        slug for name in wanted for slug in get_close_matches(name, roles, n=most, cutoff=NEAR_NAME)
    ]
    text = " ".join(wanted).replace("-", " ")
    results = search(text).results
    named = [(slug, *roles[slug]) for slug in spelled]
    urls = addresses(url_path for _, _, url_path in named)
    found: dict[str, NearPage] = {}
    for page in [
        *(NearPage(title, urls[url_path], slug) for slug, title, url_path in named),
        *(_page(result) for result in results),
    ]:
        found.setdefault(page.url, page)
    return list(found.values())[:most]


def _page(result: Result) -> NearPage:
    is_role = result.kind == str(RolePage._meta.verbose_name)
    slug = unquote(result.url.rstrip("/").rpartition("/")[2]) if is_role else ""
    return NearPage(result.title, result.url, slug)


def similar_roles(name: str, most: int) -> list[tuple[str, str]]:
    """Return the titles and slugs of the roles among at most so many pages that a name may mean."""
    return [(page.title, page.slug) for page in near_pages([name], most) if page.slug]
