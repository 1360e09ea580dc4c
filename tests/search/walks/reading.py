"""What readers can read, found out without asking search."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from career_pages.models import ChapterPage, RolePage, SuggestedTitle


@dataclass(frozen=True, slots=True)
class Readable:
    """A page: whether every reader may read it, the words in it, and those it is known by.

    One that is ``is_half_open`` is kept private by an alias alone, or was published again behind
    its time and is not withdrawn yet: Wagtail shows it to everybody.
    """

    name: str
    url: str
    is_role: bool
    is_open: bool
    is_half_open: bool
    inside: frozenset[str]
    around: frozenset[str]

    def has(self, word: str) -> bool:
        """Say whether a reader who looks for the word is to find the page."""
        return self.is_open and (word in self.inside or word in self.around)


def all_pages(words: Collection[str]) -> list[Readable]:
    """Return every page as it is now, with those of the words that it has."""
    closed = tuple(_closed_paths())
    sites = tuple(Site.objects.values_list("root_page__path", flat=True))
    private = Page.objects.exclude(alias_of=None).exclude(view_restrictions=None)
    aliases = tuple(private.values_list("path", flat=True))
    return [
        Readable(
            name=page.title,
            url=page.url or "",
            is_role=isinstance(page, RolePage),
            is_open=page.live
            and _is_in_time(page)
            and page.path.startswith(sites)
            and not page.path.startswith(closed),
            is_half_open=page.path.startswith(aliases) or (page.live and _has_ended(page)),
            inside=_those_in(_inside(page), words),
            around=_those_in(_around(page), words),
        )
        for page in Page.objects.filter(depth__gt=1).order_by("path").specific()
    ]


def _closed_paths() -> Iterator[str]:
    """Yield the paths of pages that are private, or follow one that is."""
    pages = [one.page for one in PageViewRestriction.objects.select_related("page")]
    while pages:
        page = pages.pop()
        yield page.path
        pages += page.aliases.all()


def served(page: Readable) -> str:
    """Return what a reader whom nobody knows gets at the page's address, in small letters."""
    return Client().get(page.url).content.decode().lower() if page.url else ""


def _those_in(texts: Iterator[str], words: Collection[str]) -> frozenset[str]:
    text = "\n".join(texts).lower()
    return frozenset(word for word in words if word in text)


def _is_in_time(page: Page) -> bool:
    has_begun = not page.go_live_at or page.go_live_at <= timezone.now()
    return has_begun and not _has_ended(page)


def _has_ended(page: Page) -> bool:
    return bool(page.expire_at and page.expire_at <= timezone.now())


def _inside(page: Any) -> Iterator[str]:
    yield getattr(page, "introduction", "")
    if hasattr(page, "body"):
        yield json.dumps(page.body.get_prep_value())


def _around(page: Any) -> Iterator[str]:
    yield page.title
    if isinstance(page, RolePage):
        yield from (other.title for other in page.other_titles.all())
        yield from (needed.skill.name for needed in page.role_skills.all())
        dismissed = SuggestedTitle.Status.DISMISSED
        yield from (row.title for row in page.suggested_titles.all() if row.status != dismissed)
        yield page.area.name if page.area else ""
    if isinstance(page, ChapterPage):
        role = page.get_parent()
        yield role.title if role.live else ""
