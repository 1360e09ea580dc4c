"""Pages of this site, by their paths."""

from typing import Any
from urllib.parse import unquote

from wagtail.models import Page, Site


def page_at(path: str) -> Any:
    """Return the page whose address on a site of this guide is ``path``, live or not, or None."""
    if not path.startswith("/"):
        return None
    below = unquote(path).strip("/")
    for site in Site.get_site_root_paths():
        found = Page.objects.filter(url_path=f"{site.root_path}{below}/".replace("//", "/"))
        if page := found.first():
            return page
    return None
