"""Addresses of this site, as links write them."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

# What stands behind it is a text to scroll to, which no page declares.
_TEXT_FRAGMENT: Final = ":~:"


class SiteAddress(NamedTuple):
    """An address of this site: the path, and the anchor behind it or ""."""

    path: str
    anchor: str


def site_addresses(addresses: Iterable[str]) -> Iterator[tuple[str, SiteAddress]]:
    """Yield those of the addresses that lead to a path of this site, each with that path."""
    addresses = list(addresses)
    sites = Site.get_site_root_paths() if addresses else ()
    hosts = {urlsplit(site.root_url).netloc for site in sites}
    for address in addresses:
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        is_path = address.startswith("/") and not parts.netloc
        if is_path or (parts.scheme in {"http", "https"} and parts.netloc.lower() in hosts):
            yield address, SiteAddress(parts.path or "/", _fragment(parts.fragment))


def own_anchor(address: str) -> str:
    """Return the place on its own page to which an address leads; "" for any other address."""
    return _fragment(address[1:]) if address.startswith("#") else ""


def reachable(paths: set[str]) -> set[str]:
    """Return those of the paths that lead somewhere although no page is there.

    They are files, views that are no pages, and paths that are redirected, for which it asks the
    database once.
    """
    files = (settings.STATIC_URL, settings.MEDIA_URL)
    found = {path for path in paths if path.startswith(files) or _is_view(path)}
    old = {path: Redirect.normalise_path(path) for path in paths - found}
    redirects = Redirect.objects.filter(old_path__in=old.values())
    known = set(redirects.values_list("old_path", flat=True)) if old else set()
    return found | {path for path, normalized in old.items() if normalized in known}


def _is_view(path: str) -> bool:
    for one in (unquote(path), f"{unquote(path)}/"):
        try:
            if resolve(one).url_name != "wagtail_serve":
                return True
        except Resolver404:
            continue
    return False


def _fragment(text: str) -> str:
    return unquote(text.partition(_TEXT_FRAGMENT)[0])
