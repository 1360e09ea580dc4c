"""Something that people in a role know or can do."""

from typing import Any

from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from career_pages.anchors import unused_anchor


class Skill(index.Indexed, models.Model):
    """A skill, shared by all roles that need it.

    One that an imported document named is not confirmed until an editor says that the guide is to
    have it: it may be another spelling of one that is there.
    """

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=140, unique=True, allow_unicode=True, editable=False)
    description = models.TextField(blank=True, help_text="What it covers, in one or two sentences.")
    is_confirmed = models.BooleanField(default=True, editable=False, verbose_name="confirmed")

    panels = [FieldPanel("name"), FieldPanel("description")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, with a slug made from its name when it has none."""
        if not self.slug:
            wanted = slugify(self.name, allow_unicode=True) or "skill"
            alike = Skill.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
            self.slug = unused_anchor(wanted, set(alike))
        super().save(*args, **kwargs)

    def role_names(self) -> str:
        """Return the names of the live roles that need it, by the alphabet."""
        return ", ".join(
            self.role_skills.filter(role__live=True)
            .order_by("role__title")
            .values_list("role__title", flat=True)
        )

    role_names.short_description = "Needed by"  # type: ignore[attr-defined]
