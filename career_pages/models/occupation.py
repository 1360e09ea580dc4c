"""The occupations of the O*NET release that was loaded last."""

from django.db import models


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
