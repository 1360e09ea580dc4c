"""Redirects from addresses at which there is no page any more."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


class Address(NamedTuple):
    """An address of the site as redirects have it."""

    site_id: int | None
    path: str


def address_of(page: Page) -> Address | None:
    """Return the address of the page; None for a page that no site has."""
    parts = page.get_url_parts()
    if parts is None or parts[2] is None:
        return None
    return Address(parts[0], Redirect.normalise_path(parts[2]))


def redirects_from(addresses: Collection[Address]) -> Any:
    """Return the redirects from any of the addresses, as a queryset."""
    sites = {address.site_id for address in addresses}
    return Redirect.objects.filter(
        Q(site__in=sites) | Q(site=None), old_path__in={address.path for address in addresses}
    )


def send_readers(addresses: Iterable[Address], target: Page, is_permanent: bool) -> set[Address]:
    """Make a redirect from each address to the page, or change the one that is there.

    Return the addresses that lead there now: its own is none of them, nor is one that is longer
    than a redirect can hold.
    """
    longest = Redirect._meta.get_field("old_path").max_length
    own = address_of(target)
    wanted = {one for one in addresses if one != own and len(one.path) <= longest}
    known = list(redirects_from(wanted))
    for redirect in known:
        redirect.redirect_page, redirect.redirect_page_route_path = target, ""
        redirect.redirect_link, redirect.is_permanent = "", is_permanent
    Redirect.objects.bulk_update(
        known, ["redirect_page", "redirect_page_route_path", "redirect_link", "is_permanent"]
    )
    paths = {(redirect.site_id, redirect.old_path) for redirect in known}
    Redirect.objects.bulk_create(
        Redirect(
            old_path=path,
            site_id=site_id,
            redirect_page=target,
            is_permanent=is_permanent,
            automatically_created=True,
        )
        for site_id, path in sorted(wanted, key=str)
        if (site_id, path) not in paths and (None, path) not in paths
    )
    return wanted


def page_is_back(page: Page) -> None:
    """Delete the redirects from the page's address that were made when it went.

    Those that people made stay: they do nothing while the address has a page.
    """
    if address := address_of(page):
        redirects_from([address]).filter(automatically_created=True).delete()
