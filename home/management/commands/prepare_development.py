"""A guide to work with, and people to sign in as."""

from typing import Any, Final

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.checks import Tags
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS

from config.env import env

NAME: Final = "admin"
# Who does what in the review of a page, by the group that each is in.
MEMBERS: Final = {"author": "Author", "reviewer": "Reviewer", "publisher": "Publisher"}
PASSWORD: Final = "career-guide"  # noqa: S105 - for development alone, which the command checks


class Command(BaseCommand):
    """Migrates, loads the sample guide into an empty guide, and makes people, once each."""

    help = "Prepare a development database: tables, the sample guide if it is empty, people."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare what is missing and say how to sign in.

        Raises CommandError in production, and for a database that must be made anew.
        """
        if not settings.DEBUG:
            raise CommandError("This is for development only: use createsuperuser.")
        self.check(tags=[Tags.database], databases=[DEFAULT_DB_ALIAS])
        call_command("migrate", verbosity=0)
        call_command("load_sample_guide", stdout=self.stdout)
        users: Any = get_user_model().objects
        if not users.filter(is_superuser=True).exists():
            users.create_superuser(NAME, _address(NAME), PASSWORD)
        for name, group in MEMBERS.items():
            if not users.filter(username=name).exists():
                member = users.create_user(name, _address(name), PASSWORD)
                member.groups.set(Group.objects.filter(name=group))
        port = env.str("PORT", default="8000")
        known = users.filter(username__in=[NAME, *MEMBERS]).order_by("pk")
        if names := [f"“{one.username}”" for one in known if one.check_password(PASSWORD)]:
            self.stdout.write(
                f"Sign in at http://127.0.0.1:{port}/admin/ as {' or '.join(names)}, "
                f"password “{PASSWORD}”."
            )


def _address(name: str) -> str:
    return f"{name}@localhost.localdomain"
