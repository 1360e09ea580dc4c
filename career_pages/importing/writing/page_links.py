"""Links to pages of this site, which go on working when a page moves."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from html import unescape
from typing import Any, TypeVar

from career_pages.importing.draft import RichText, SectionDraft, Table
from career_pages.site_pages import pages_at

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
    pages = pages_at({unescape(address) for address in addresses})
    if not pages:
        return sections

    def linked(link: re.Match[str]) -> str:
        page = pages.get(unescape(link[1]))
        return f'<a linktype="page" id="{page.pk}">' if page else link[0]

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
