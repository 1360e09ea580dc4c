"""Titles that may be other titles of a role."""

from django.db import models
from django.dispatch import Signal

# Sent with the ``role_ids`` of roles whose suggested titles were written without a signal each.
titles_suggested = Signal()


class SuggestedTitle(models.Model):
    """A title that an import offers for a role; readers do not see it until an editor accepts it.

    It ``is_ambiguous`` when it names other occupations as well.
    """

    # It belongs to the role: nobody asks where the role is used because of it.
    wagtail_reference_index_ignore = True

    class Status(models.TextChoices):
        """What editors have made of it."""

        WAITING = "waiting", "Waiting"
        ACCEPTED = "accepted", "Accepted"
        DISMISSED = "dismissed", "Dismissed"

    role = models.ForeignKey(
        "career_pages.RolePage", on_delete=models.CASCADE, related_name="suggested_titles"
    )
    title = models.CharField(max_length=200)
    is_ambiguous = models.BooleanField(
        default=False, help_text="Other occupations are called so as well."
    )
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["role", "title"], name="a_title_suggested_once")
        ]

    def __str__(self) -> str:
        return self.title
