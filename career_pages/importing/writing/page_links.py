"""Links to pages of this site, which go on working when a page moves."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from html import unescape
from typing import Any, TypeVar
from urllib.parse import unquote

from wagtail.models import Page, Site

from career_pages.importing.draft import RichText, SectionDraft, Table

_LINK = re.compile(r'<a href="([^"]*)">')
_T = TypeVar("_T")


def with_page_links(sections: Iterable[SectionDraft]) -> tuple[SectionDraft, ...]:
    """Return the sections with links to pages of this site as links to those pages.

    A link to a place within a page, or to a path that no page has, stays an address.
    """
    sections = tuple(sections)
    addresses: list[str] = []

    def collected(html: str) -> str:
        addresses.extend(_LINK.findall(html))
        return html

    _with_html(sections, collected)
    pages = _pages(addresses)
    if not pages:
        return sections

    def linked(link: re.Match[str]) -> str:
        page = pages.get(link[1])
        return f'<a linktype="page" id="{page}">' if page else link[0]

    return _with_html(sections, lambda html: _LINK.sub(linked, html))


def _with_html(value: _T, change: Callable[[str], str]) -> _T:
    """Return nested tuples and dataclasses with everything in them that is HTML changed."""
    result: Any = value
    match value:
        case RichText():
            result = replace(value, html=change(value.html))
        case Table():
            rows = tuple(tuple(change(cell) for cell in row) for row in value.rows)
            result = replace(value, rows=rows)
        case tuple():
            result = tuple(_with_html(one, change) for one in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            parts: dict[str, Any] = {
                field.name: _with_html(getattr(value, field.name), change)
                for field in fields(value)
            }
            if "items" in parts:
                parts["items"] = tuple(map(change, parts["items"]))
            result = replace(value, **parts)
    return result


def _pages(addresses: Sequence[str]) -> dict[str, int]:
    """Return the id of the page at each address that has one."""
    if not addresses:
        return {}
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    paths = {address: _path(unescape(address), site) for address in addresses} if site else {}
    wanted = {path for path in paths.values() if path}
    ids = dict(Page.objects.filter(url_path__in=wanted).values_list("url_path", "pk"))
    return {address: ids[path] for address, path in paths.items() if path in ids}


def _path(address: str, site: Site) -> str:
    """Return the path in the tree of pages that an address means, or ""."""
    path = address.removeprefix(site.root_url)
    if not path.startswith("/") or "?" in path or "#" in path:
        return ""
    below = unquote(path).strip("/")
    return f"{site.root_page.url_path}{below}/" if below else str(site.root_page.url_path)
