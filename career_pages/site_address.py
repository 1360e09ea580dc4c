"""The site's public address."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site


def absolute(address: str) -> str:
    """Return the address with the site's own host before it, if it is only a path."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{address}" if address.startswith("/") else address


def adopt_base_url() -> None:
    """Store the host and port of the configured address in the default site's record.

    Links in e-mails, the sitemap and canonical addresses are made from that record.
    """
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save(update_fields=["hostname", "port"])
        Site.clear_site_root_paths_cache()
