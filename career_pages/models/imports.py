"""What imports keep: documents, occupations, and what they last wrote."""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils import timezone


class Occupation(models.Model):
    """One occupation, from which a role can be started.

    ``names`` are its title and other titles, a line each. ``facts`` are all that the release says
    of it, as `OccupationFacts.as_json` gives them; ``digest`` tells whether that has changed.
    """

    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=250)
    description = models.TextField(blank=True)
    names = models.TextField(blank=True)
    release = models.CharField(max_length=20)
    facts = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class ImportedRole(models.Model):
    """The role of one occupation, and what the import last offered to it.

    It is how the next import tells what editors have changed. ``page`` is None when editors have
    deleted the role. ``offered`` holds fields by name, digests of sections by type, and records by
    what names them; ``digest`` tells whether a release offers anything else. ``revision_number``
    is the id of the revision that the import wrote last.
    """

    # Wagtail's list of where a role is used has no need of these rows.
    wagtail_reference_index_ignore = True

    occupation_code = models.CharField(max_length=20, unique=True)
    page = models.OneToOneField(
        "career_pages.RolePage",
        null=True,
        on_delete=models.SET_NULL,
        related_name="imported_role",
    )
    offered = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    revision_number = models.PositiveBigIntegerField(null=True)

    def __str__(self) -> str:
        return self.occupation_code


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
        large = ("corrections", "changes", "reading", "draft", "preview", "page__body")
        return self.without_files().select_related("page").defer(*large)

    def without_files(self) -> "ImportFileQuerySet":
        """Return the documents, their files to be loaded only when they are asked for."""
        return self.defer("data", "companions", "pictures")


class ImportFile(models.Model):
    """A document of an import: what was uploaded, what an editor says of it, what became of it.

    ``companions`` is a zip of the files that came with it in an archive, or empty; ``digest``
    tells its bytes and theirs from all others. ``role`` and ``corrections`` are the editor's;
    ``changes`` is what the import changed, so that it can be undone; ``report`` is that of
    `import_guide --json`; ``to_relate`` are the names of its related roles while the guide has not
    got all of them. ``reading``, ``draft`` and ``preview`` are what was worked out of it, and
    ``pictures`` a zip of the pictures that it shows by their digests, as
    `career_pages.documents.preparation` keeps them until the document is imported.
    """

    guide_import = models.ForeignKey(GuideImport, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    data = models.BinaryField()
    companions = models.BinaryField(default=bytes)
    digest = models.CharField(max_length=128, blank=True)
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
    reading = models.JSONField(default=dict)
    draft = models.JSONField(default=dict)
    preview = models.JSONField(default=dict)
    pictures = models.BinaryField(default=bytes)

    objects = ImportFileQuerySet.as_manager()

    # Wagtail's list of where a page is used has no need of these rows.
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
    def visible_to(cls, user: Any) -> ImportFileQuerySet:
        """Return the documents of the imports that a person may see."""
        return cls.objects.filter(guide_import__in=GuideImport.visible_to(user))
