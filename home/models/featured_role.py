"""A role that the home page shows first."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable


class FeaturedRole(Orderable):
    """A role that editors have chosen for the home page."""

    home = ParentalKey("home.HomePage", related_name="featured_roles")
    role = models.ForeignKey(
        "career_pages.RolePage", on_delete=models.CASCADE, related_name="featured_on"
    )

    panels = [PageChooserPanel("role")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["home", "role"], name="a_role_featured_once")
        ]

    def __str__(self) -> str:
        return str(self.role)
