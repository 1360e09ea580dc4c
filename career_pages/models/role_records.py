"""What belongs to one role and is not part of its body."""

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Textarea
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable


class OtherTitle(Orderable):
    """Another name for the same role."""

    role = ParentalKey("career_pages.RolePage", related_name="other_titles")
    title = models.CharField(max_length=200)

    panels = [FieldPanel("title")]

    def __str__(self) -> str:
        return self.title


class RoleSkill(Orderable):
    """A skill that the role needs, in the order of importance."""

    role = ParentalKey("career_pages.RolePage", related_name="role_skills")
    skill = models.ForeignKey(
        "career_pages.Skill", on_delete=models.CASCADE, related_name="role_skills"
    )

    examples = models.TextField(
        blank=True,
        help_text="Programs or tools that the skill stands for, such as “Boxlist; Crate”.",
    )

    panels = [FieldPanel("skill"), FieldPanel("examples", widget=Textarea(attrs={"rows": 1}))]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["role", "skill"], name="a_skill_once_in_a_role")
        ]

    def __str__(self) -> str:
        return str(self.skill)


class RelatedRole(Orderable):
    """Another role that a reader of this one should know."""

    role = ParentalKey("career_pages.RolePage", related_name="related_roles")
    related = models.ForeignKey(
        "career_pages.RolePage", on_delete=models.CASCADE, related_name="related_from"
    )

    panels = [PageChooserPanel("related")]

    def __str__(self) -> str:
        return str(self.related)

    def clean(self) -> None:
        """Check that a role is not related to itself; raises ValidationError if it is."""
        super().clean()
        if self.related_id and self.related_id == self.role_id:
            raise ValidationError({"related": "Choose another role: this is the role itself."})


class Source(Orderable):
    """Where something on the page can be checked."""

    role = ParentalKey("career_pages.RolePage", related_name="sources")
    title = models.CharField(max_length=250)
    url = models.URLField(max_length=500, blank=True, verbose_name="web address")

    panels = [FieldPanel("title"), FieldPanel("url")]

    def __str__(self) -> str:
        return self.title
