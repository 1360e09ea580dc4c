"""The app of the home page and of what the whole site shares."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    """Home and text pages, site-wide settings, navigation, and how pages are served."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep frames in step with what is in them, and the site's address with its setting."""
        from home.frame import connect

        connect()
        register(refuse_older_databases, Tags.database)
        post_migrate.connect(adopt_address, sender=self)


def refuse_older_databases(databases: Sequence[str] | None = None, **kwargs: Any) -> list[Error]:
    """Return an error for each database whose migrations began before the present ones did.

    Every database begins with the users, which are the first migration of this app.
    """
    found = []
    for alias in databases or ():
        loader = MigrationLoader(connections[alias])
        [first] = loader.graph.root_nodes(HomeConfig.name)
        applied = loader.applied_migrations
        if first not in applied and any(app == HomeConfig.name for app, _ in applied):
            again = (
                "delete that file"
                if connections[alias].vendor == "sqlite"
                else "drop and create it"
            )
            sentence = (
                f"The database {connections[alias].settings_dict['NAME']} was made by an earlier"
                f" version of this code and must be made anew: {again} and start again, or let"
                " DATABASE_URL name another."
            )
            found.append(Error(sentence, id="home.E001"))
    return found


def adopt_address(sender: AppConfig, **kwargs: Any) -> None:
    """Give the default site the address that BASE_URL says, once all migrations are applied."""
    from wagtail.models import Site

    from search.indexing import all_migrations_applied

    if not all_migrations_applied(kwargs["using"]):
        return
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (address.hostname, port):
        # Links in e-mails, the sitemap and canonical addresses are made from this record.
        site.hostname, site.port = address.hostname, port
        site.save(update_fields=["hostname", "port"])
        Site.clear_site_root_paths_cache()
