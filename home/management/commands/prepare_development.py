"""A guide to work with, and somebody to sign in as."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.env import env

NAME = "admin"
PASSWORD = "career-guide"  # noqa: S105 - for development alone, which the command checks


class Command(BaseCommand):
    """Migrates, loads the sample guide into an empty guide, and makes an administrator, once."""

    help = "Prepare a development database: tables, the sample guide if it is empty, a first user."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare what is missing and say how to sign in; raises CommandError in production."""
        if not settings.DEBUG:
            raise CommandError("This is for development only: use createsuperuser.")
        call_command("migrate", verbosity=0)
        call_command("load_sample_guide", stdout=self.stdout)
        users = get_user_model().objects
        if not users.filter(is_superuser=True).exists():
            users.create_superuser(NAME, f"{NAME}@localhost.localdomain", PASSWORD)
        port = env.str("PORT", default="8000")
        if (admin := users.filter(username=NAME).first()) and admin.check_password(PASSWORD):
            self.stdout.write(
                f"Sign in at http://127.0.0.1:{port}/admin/ as “{NAME}”, password “{PASSWORD}”."
            )
