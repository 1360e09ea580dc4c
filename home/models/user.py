"""The people who work on the guide."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor, reviewer, publisher or administrator."""
