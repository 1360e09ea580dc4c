"""One call of the import screen: files that somebody gave it together."""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils import timezone

# After this long, an import, its files and the possibility to undo it are forgotten.
KEPT_FOR: Final = timedelta(days=90)


class GuideImport(models.Model):
    """Files that somebody gave to the import screen together, and how far their import is.

    ``queued_at`` is when it was last put in line for the worker, ``alive_at`` when the worker last
    did something for it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="guide_imports"
    )
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    queued_at = models.DateTimeField(null=True, blank=True)
    alive_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        names = [file.name for file in self.files.all()]
        return names[0] if len(names) == 1 else f"{len(names)} documents"

    @classmethod
    def visible_to(cls, user: Any) -> models.QuerySet["GuideImport"]:
        """Return the imports that a person may see: their own; an administrator sees all."""
        imports = cls.objects.all()
        return imports if user.is_superuser else imports.filter(user=user)
