"""What bodies refer to: pages, documents, pictures and shared calls to action."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from bs4.element import Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from career_pages.importing.links import allowed_address
from career_pages.models import CallToAction

_LINK: Final = re.compile(r"<a\b[^>]*>")
_ATTRIBUTE: Final = re.compile(r'\b(linktype|id)="([^"]*)"')
# The fields of blocks that hold the id of something.
_FIELDS: Final = {"page": "page", "role": "page", "image": "image", "shared": "shared"}


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A page's title, and its address on its site ("/careers/electrician/") or ""."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class References:
    """What bodies refer to, by id: pages, the paths of documents, and the others themselves."""

    pages: Mapping[int, LinkedPage]
    documents: Mapping[int, str]
    images: Mapping[int, Any]
    shared: Mapping[int, CallToAction]

    def address(self, link: Tag) -> str:
        """Return where a link of stored rich text leads, or "" if it may not, or to nothing."""
        number = int(str(link.get("id"))) if str(link.get("id")).isdigit() else 0
        match link.get("linktype"):
            case "page":
                return self.pages[number].path if number in self.pages else ""
            case "document":
                return self.documents.get(number, "")
        return allowed_address(str(link.get("href") or ""))


def references_of(bodies: Iterable[Any]) -> References:
    """Return what bodies, as stream data, refer to; in one query for each kind of thing."""
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for kind, number in _found(list(bodies)):
        ids[kind].add(number)
    pages = Page.objects.filter(pk__in=ids["page"])
    documents = get_document_model().objects.filter(pk__in=ids["document"])
    return References(
        pages={page.pk: LinkedPage(page.title, path_of(page)) for page in pages},
        documents={one.pk: str(one.url) for one in documents},
        images=get_image_model().objects.in_bulk(ids["image"]),
        shared=CallToAction.objects.in_bulk(ids["shared"]),
    )


def path_of(page: Any) -> str:
    """Return a page's address on its site ("/careers/electrician/"), live or not; "" if none."""
    parts = page.get_url_parts()
    return str(parts[2]) if parts and parts[2] else ""


def picture_path(image: Any) -> str:
    """Return the path under which a document names one of the site's pictures."""
    return f"/media/{quote(image.file.name)}"


def _found(data: Any) -> Iterable[tuple[str, int]]:
    if isinstance(data, str):
        for link in _LINK.findall(data):
            attributes = dict(_ATTRIBUTE.findall(link))
            if attributes.get("id", "").isdigit():
                yield attributes.get("linktype", ""), int(attributes["id"])
    elif isinstance(data, dict):
        for name, value in data.items():
            if name in _FIELDS and isinstance(value, int):
                yield _FIELDS[name], value
            else:
                yield from _found(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _found(value)
