"""The editors' handbook."""

from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def handbook_urls() -> list[URLResolver]:
    """Return the addresses of the handbook."""
    return [path("handbook/", include("career_pages.admin.handbook.urls"))]


@hooks.register("register_help_menu_item")
def handbook_in_the_help_menu() -> MenuItem:
    """Return the menu item of the handbook, above Wagtail's own help."""
    contents = reverse("handbook:contents")
    return MenuItem("Handbook", contents, name="handbook", icon_name="help", order=100)
