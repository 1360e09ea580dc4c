"""What search looks through."""

from typing import Final

from django.db import models

# The kind of the passage that a page has for itself, besides those of its sections.
PAGE: Final = "Page"


class Passage(models.Model):
    """One section of one live, public page, or the page's own introduction (kind "Page").

    It holds what readers see, as plain text, and is made anew whenever that changes. Besides, the
    page's own has ``suggested_titles``, which readers do not see: a line for each that names only
    this role, and behind a blank line one for each that names others as well. The database keeps
    its full-text index of these five columns in step by itself: the migrations say how. The last
    two columns are for the ranking.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=80)
    title = models.TextField()
    other_titles = models.TextField(blank=True)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    suggested_titles = models.TextField(blank=True, default="")
    folded_text = models.TextField(blank=True, default="")
    folded_suggested_titles = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["page", "position"]
        constraints = [
            models.UniqueConstraint(fields=["page", "position"], name="one_passage_at_a_position")
        ]

    def __str__(self) -> str:
        return self.heading
