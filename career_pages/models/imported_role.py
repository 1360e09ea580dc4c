"""What the import of O*NET last wrote."""

from django.db import models


class ImportedRole(models.Model):
    """The role of one occupation, and what the import last offered to it.

    It is how the next import tells what editors have changed. ``page`` is None when editors have
    deleted the role. ``offered`` holds fields by name, digests of sections by type, and records by
    what names them; ``digest`` tells whether a release offers anything else. ``revision_number``
    is the id of the revision that the import wrote last.
    """

    # It belongs to the role: nobody asks where the role is used because of it.
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
