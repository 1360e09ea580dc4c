"""What a screen says of pages that are about to go."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from career_pages.admin.edit_address import edit_address
from career_pages.admin.redirect_form import RedirectForm
from career_pages.change_barriers import editable_ids
from career_pages.departure import Departure
from career_pages.incoming_links import IncomingLink


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A row of the table of links: ``edit`` is "" for what the user cannot edit."""

    title: str
    edit: str
    kinds: str
    seen: str
    targets: str


def departure_context(departure: Departure, form: RedirectForm, user: Any) -> dict[str, Any]:
    """Return what a template needs to show the links to pages and to ask for a redirect."""
    pages = [link.source.pk for link in departure.links if isinstance(link.source, Page)]
    editable, finder = editable_ids(user, pages), AdminURLFinder(user)
    return {
        "links": [_row(link, editable, finder) for link in departure.links],
        "has_several_targets": len(departure.ids) > 1,
        "redirects_here": departure.redirects_here,
        "redirects_away": departure.redirects_away,
        "redirect_form": form if departure.addresses else None,
        "redirect_media": form.media,
    }


def _row(link: IncomingLink, editable: set[int], finder: AdminURLFinder) -> LinkRow:
    source: Any = link.source
    targets = ", ".join(link.targets)
    kinds = ", ".join(link.kinds)
    if isinstance(source, Page):
        edit = edit_address(source.pk, link.field) if source.pk in editable else ""
        seen = "Live" if link.is_live else "Draft"
        return LinkRow(source.draft_title, edit, kinds, seen, targets)
    title = f"{source._meta.verbose_name.capitalize()} “{source}”"
    return LinkRow(title, finder.get_edit_url(source) or "", kinds, "", targets)


def tell_of_redirects(request: HttpRequest, count: int) -> None:
    """Say how many old addresses lead elsewhere now."""
    if count:
        addresses = "1 old address leads" if count == 1 else f"{count} old addresses lead"
        messages.success(request, f"{addresses} to another page from now on.")
