"""What an editor sets once for the whole site."""

from typing import Self

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Brand, footer, and the call to action of pages that have none of their own."""

    select_related = ["default_call_to_action", "default_call_to_action__page"]

    brand = models.CharField(
        max_length=80, default="Career guide", help_text="The name in every page's header."
    )
    tagline = models.CharField(max_length=160, blank=True)
    footer = models.TextField(blank=True, help_text="A sentence or two at the end of every page.")
    default_call_to_action = models.ForeignKey(
        "career_pages.CallToAction",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown on roles that have no call to action of their own.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("brand"), FieldPanel("tagline")], heading="Brand"),
        FieldPanel("footer"),
        FieldPanel("default_call_to_action"),
    ]

    class Meta:
        verbose_name = "brand and footer"

    @classmethod
    def of(cls, site: Site | None) -> Self:
        """Return what is set for the site, or what holds where nothing is; it is not saved then.

        Wagtail's own way writes to the database when a reader comes first.
        """
        return cls.base_queryset().filter(site=site).first() or cls()
