"""The app of the home page and of what the whole site shares."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    """Home and text pages, site-wide settings, navigation, and how pages are served."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep frames in step with what is in them, and the site's address with its setting."""
        from home import signals

        signals.connect()
        post_migrate.connect(adopt_address, sender=self)


def adopt_address(sender: AppConfig, **kwargs: Any) -> None:
    """Give the default site the address that BASE_URL says, once all migrations are applied."""
    from career_pages.site_address import adopt_base_url
    from search.first_index import all_migrations_applied

    if all_migrations_applied(kwargs["using"]):
        adopt_base_url()
