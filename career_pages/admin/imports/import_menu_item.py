"""The menu item of the import screen."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from career_pages.importing.uploads.permission import may_import


class ImportMenuItem(MenuItem):
    """Is shown to whoever may add roles."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user may import."""
        return may_import(request.user)
