"""Roles as documents."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from career_pages.admin.export_buttons import export_buttons
from career_pages.admin.export_view import export_view


@hooks.register("register_admin_urls")
def export_of_roles() -> list[URLPattern]:
    """Return the address under which a role is a document."""
    address = "roles/<int:page_id>/export/<str:file_format>/"
    return [path(address, export_view, name="export_role")]


@hooks.register("register_page_header_buttons")
def export_from_the_editor(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer a role as a document in the menu above its form."""
    return export_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def export_from_the_list(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer a role as a document in the menu of its row."""
    return export_buttons(page, user)
