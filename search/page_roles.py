"""The roles that found pages are about."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from career_pages.models import RolePage
from search.listed_page import ListedPage
from search.visibility import in_its_time


@dataclass(frozen=True, slots=True)
class Area:
    """A career area."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class PageRole:
    """What is to be known of a role that every reader may see."""

    occupation_code: str
    area: Area | None


def roles_of(pages: Iterable[ListedPage]) -> dict[int, PageRole]:
    """Return, by the page's id, the roles of those pages that are roles, or chapters of one.

    The pages are such as every reader may see, so that none above them is private.
    """
    paths = {page.pk: page.path for page in pages}
    wanted = {one for path in paths.values() for one in (path, path[: -Page.steplen])}
    rows = RolePage.objects.order_by().filter(in_its_time(), path__in=wanted, live=True)
    roles = {
        path: PageRole(code, Area(slug, name) if slug else None)
        for path, code, slug, name in rows.values_list(
            "path", "occupation_code", "area__slug", "area__name"
        )
    }
    about = {pk: roles.get(path) or roles.get(path[: -Page.steplen]) for pk, path in paths.items()}
    return {pk: role for pk, role in about.items() if role}
