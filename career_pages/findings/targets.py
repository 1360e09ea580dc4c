"""What the links of a page lead to inside the site."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from wagtail.documents import get_document_model
from wagtail.models import Page

from career_pages.findings.site_addresses import reachable, site_addresses
from career_pages.sections import Link, LinkKind
from career_pages.sections.numbering import RESERVED
from career_pages.site_pages import pages_at

GUIDE_PAGES: Final = ("RolePage", "ChapterPage")

LinkKey = tuple[LinkKind, str]


@dataclass(frozen=True, slots=True)
class Target:
    """What a link inside the site leads to.

    ``exists`` is False where nothing is there. ``title`` and ``place`` are those of a page, ""
    for anything else; a page that is not ``live`` is not shown to readers. ``anchor`` is what
    stands behind the "#", and ``lacks_anchor`` says that the page does not have it.
    """

    exists: bool = True
    live: bool = True
    title: str = ""
    place: str = ""
    anchor: str = ""
    lacks_anchor: bool = False


def targets_of(
    links: Iterable[Link], own_id: int | None, own_anchors: Collection[str]
) -> dict[LinkKey, Target]:
    """Return what each of the links inside the site leads to, in a fixed number of queries.

    Links to other sites are left out, and those to places on the page that has ``own_id``, which
    needs none. A link that leads to this page itself is live, whether readers see it or not.
    """
    keys = {(link.kind, link.target) for link in links if not link.is_gone}
    pages = _pages(_ids(keys, LinkKind.PAGE))
    addresses = dict(site_addresses({target for kind, target in keys if kind is LinkKind.ADDRESS}))
    at = pages_at({one.path for one in addresses.values()}) if addresses else {}
    documents = _documents(_ids(keys, LinkKind.DOCUMENT))
    others = reachable({one.path for one in addresses.values()} - at.keys())
    wanted = [at[one.path] for one in addresses.values() if one.anchor and one.path in at]
    anchors = _anchors({page.pk for page in wanted if page.live and page.pk != own_id})
    found: dict[LinkKey, Target] = {}
    for kind, target in keys:
        if kind is LinkKind.DOCUMENT:
            found[kind, target] = Target(exists=target in documents)
        elif kind is LinkKind.PAGE:
            found[kind, target] = _page_target(pages.get(target), own_id)
        elif address := addresses.get(target):
            page = at.get(address.path)
            if page is None:
                found[kind, target] = Target(exists=address.path in others)
                continue
            known = own_anchors if page.pk == own_id else anchors.get(page.pk)
            lacks = bool(address.anchor) and known is not None and address.anchor not in known
            found[kind, target] = _page_target(page, own_id, address.anchor, lacks)
    return found


def _page_target(
    page: Any, own_id: int | None, anchor: str = "", lacks_anchor: bool = False
) -> Target:
    if page is None:
        return Target(exists=False)
    live = page.live or page.pk == own_id
    return Target(True, live, page.title, page.path, anchor, lacks_anchor)


def _ids(keys: Iterable[LinkKey], kind: LinkKind) -> set[str]:
    # A number longer than these is no id, and some databases refuse to look for it.
    return {key for kind_, key in keys if kind_ is kind and key.isdecimal() and len(key) < 19}


def _pages(ids: set[str]) -> dict[str, Page]:
    return {str(page.pk): page for page in Page.objects.filter(pk__in=ids)} if ids else {}


def _documents(ids: set[str]) -> set[str]:
    documents = get_document_model().objects.filter(pk__in=ids) if ids else ()
    return {str(document.pk) for document in documents}


def _anchors(ids: set[int]) -> dict[int, frozenset[str]]:
    """Return the anchors of those of the pages that are made of sections, as readers see them."""
    found: dict[int, frozenset[str]] = {}
    for name in GUIDE_PAGES if ids else ():
        pages = apps.get_model("career_pages", name).objects.filter(pk__in=ids)
        for pk, body in pages.values_list("pk", "body"):
            found[pk] = RESERVED | set(_anchors_in(list(body.raw_data)))
    return found


def _anchors_in(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(anchor := data.get("anchor"), str):
            yield anchor
        for value in data.values():
            yield from _anchors_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from _anchors_in(value)
