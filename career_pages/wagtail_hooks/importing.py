"""The import screen."""

from django.urls import URLResolver, include, path, reverse
from wagtail import hooks

from career_pages.admin.imports.import_menu_item import ImportMenuItem


@hooks.register("register_admin_urls")
def import_screen() -> list[URLResolver]:
    """Return the addresses of the import screen."""
    return [path("import/", include("career_pages.admin.imports.urls"))]


@hooks.register("register_admin_menu_item")
def import_a_guide() -> ImportMenuItem:
    """Return the menu item of the import screen."""
    start = reverse("guide_imports:start")
    return ImportMenuItem("Import a guide", start, icon_name="upload", order=150)
