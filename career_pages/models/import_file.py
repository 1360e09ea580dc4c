"""One document of an import."""

from typing import Any, Final

from django.db import models

from career_pages.models.guide_import import GuideImport


class ImportStatus(models.TextChoices):
    """Where a document of an import stands.

    What is refused cannot be read at all and is not kept; what failed can be tried again.
    """

    OPEN = "open", "To be looked through"
    WAITING = "waiting", "Waiting"
    IMPORTED = "imported", "Imported"
    FAILED = "failed", "Not imported"
    REFUSED = "refused", "Refused"
    UNDONE = "undone", "Undone"


# What an editor may still decide about.
UNDECIDED: Final = frozenset({ImportStatus.OPEN, ImportStatus.FAILED, ImportStatus.UNDONE})


class ImportFileQuerySet(models.QuerySet["ImportFile"]):
    """Documents of imports."""

    def listed(self) -> "ImportFileQuerySet":
        """Return the documents with their page, without what is large and no list shows."""
        large = ("data", "companions", "corrections", "changes")
        return self.select_related("page").defer(*large, "page__body")


class ImportFile(models.Model):
    """A document of an import: what was uploaded, what an editor says of it, what became of it.

    ``companions`` is a zip of the files that came with it in an archive, or empty. ``role`` and
    ``corrections`` are the editor's; ``changes`` is what the import changed, so that it can be
    undone; ``report`` is that of `import_guide --json`; ``to_relate`` are the
    names of its related roles while the guide has not got all of them.
    """

    guide_import = models.ForeignKey(GuideImport, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    data = models.BinaryField()
    companions = models.BinaryField(default=bytes)
    status = models.CharField(
        max_length=10, choices=ImportStatus.choices, default=ImportStatus.OPEN
    )
    role = models.CharField(max_length=255, blank=True)
    corrections = models.JSONField(default=list)
    error = models.TextField(blank=True)
    page = models.ForeignKey(
        "career_pages.RolePage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    report = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    to_relate = models.JSONField(default=list)

    objects = ImportFileQuerySet.as_manager()

    # References to pages are kept for the page's own sake, not for that of an old import.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def can_be_looked_through(self) -> bool:
        """Whether an editor may still decide what becomes of it."""
        return self.status in UNDECIDED

    def fail(self, error: str) -> None:
        """Record why the document was not imported."""
        self.status, self.error = ImportStatus.FAILED, error
        self.save(update_fields=["status", "error"])

    @classmethod
    def visible_to(cls, user: Any) -> models.QuerySet["ImportFile"]:
        """Return the documents of the imports that a person may see."""
        return cls.objects.filter(guide_import__in=GuideImport.visible_to(user))
