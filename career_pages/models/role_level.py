"""The levels of roles, as readers choose roles by them."""

from django.db import models


class RoleLevel(models.Model):
    """A level on the live page of a role: a row for each, lowest first, in step with the page.

    ``key`` is what all spellings of its name share.
    """

    # It belongs to the role: nobody asks where the role is used because of it.
    wagtail_reference_index_ignore = True

    role = models.ForeignKey(
        "career_pages.RolePage", on_delete=models.CASCADE, related_name="levels"
    )
    key = models.CharField(max_length=255, db_index=True)
    name = models.CharField(max_length=255)
    sort_order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["role", "sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["role", "key"], name="a_level_once_in_a_role")
        ]

    def __str__(self) -> str:
        return self.name
