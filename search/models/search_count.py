"""How often readers searched for something."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchCount(models.Model):
    """How many times on one day readers searched for a query and found so many pages.

    That is all that is kept of a search: not who searched, from where, at what time, or what for
    before and after.
    """

    day = models.DateField()
    query = models.CharField(max_length=60)
    results = models.PositiveIntegerField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "query", "results"], name="one_count_of_a_search_on_a_day"
            )
        ]
        indexes = [models.Index(fields=["query", "-day"], name="counts_of_a_search")]

    def __str__(self) -> str:
        return self.query
