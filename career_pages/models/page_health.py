"""What the checks say of the newest version of a page."""

from django.db import models


class PageHealth(models.Model):
    """How far a page is: a row for each role and chapter, updated with its newest revision.

    ``score`` is how complete it is, from 0 to 100; ``findings`` are those of the editorial checks
    as `Finding.as_json` gives them, and ``todo`` is what is missing to 100, each a dictionary of
    ``name``, ``label`` and ``field``.
    """

    # It belongs to the page: nobody asks where the page is used because of it.
    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="health", primary_key=True
    )
    revision_number = models.PositiveBigIntegerField(null=True)
    score = models.PositiveSmallIntegerField(default=0, db_index=True)
    errors = models.PositiveIntegerField(default=0, db_index=True)
    warnings = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list)
    todo = models.JSONField(default=list)
    checked_on = models.DateField()

    class Meta:
        verbose_name = "health of a page"
        verbose_name_plural = "health of pages"

    def __str__(self) -> str:
        return f"{self.score}%, {self.errors} errors, {self.warnings} warnings"
