"""Pages of this site, by their addresses."""

from collections.abc import Collection, Iterator
from urllib.parse import unquote

from wagtail.models import Page, Site


def page_at(address: str) -> Page | None:
    """Return the page at an address of a site of this guide, live or not, or None."""
    return pages_at([address]).get(address)


def pages_at(addresses: Collection[str]) -> dict[str, Page]:
    """Return the page at each address that has one, in one query.

    An address is a path ("/careers/"), or a whole web address. One that leads to a place within a
    page has none.
    """
    paths = {address: list(_paths(address)) for address in addresses}
    wanted = {path for found in paths.values() for path in found}
    pages = {page.url_path: page for page in Page.objects.filter(url_path__in=wanted)}
    found = {
        address: next((pages[path] for path in tree_paths if path in pages), None)
        for address, tree_paths in paths.items()
    }
    return {address: page for address, page in found.items() if page}


def _paths(address: str) -> Iterator[str]:
    """Yield the paths in the tree of pages that an address may mean, one for each site."""
    for site in Site.get_site_root_paths():
        path = address.removeprefix(site.root_url)
        if path.startswith("/") and "?" not in path and "#" not in path:
            below = unquote(path).strip("/")
            yield f"{site.root_path}{below}/" if below else site.root_path
