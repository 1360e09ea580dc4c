"""An invitation that many pages share."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet

from career_pages.link_target import is_allowed_target
from career_pages.role_name import RoleName


@register_snippet
class CallToAction(models.Model):
    """A heading, a sentence and a button. {role}, {roles} and {a_role} stand for the role."""

    name = models.CharField(max_length=120, unique=True, help_text="What editors call it.")
    heading = models.CharField(
        max_length=200, help_text="{role}, {roles} and {a_role} stand for the role's name."
    )
    text = models.TextField(blank=True)
    button = models.CharField(max_length=80, verbose_name="button text")
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="button leads to a page",
    )
    link = models.CharField(
        max_length=500,
        blank=True,
        validators=[is_allowed_target],
        verbose_name="or to a web address",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("heading"),
        FieldPanel("text"),
        FieldPanel("button"),
        FieldRowPanel([FieldPanel("page"), FieldPanel("link")]),
    ]

    class Meta:
        verbose_name = "call to action"
        verbose_name_plural = "calls to action"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Check that the button leads somewhere; raises ValidationError if it does not."""
        super().clean()
        if not self.page and not self.link:
            raise ValidationError("Say where the button leads: choose a page or write an address.")

    def filled(self, role: RoleName) -> dict[str, str]:
        """Return its heading, text, button and href as a page about the role shows them."""
        return {
            "heading": role.fill(self.heading),
            "text": role.fill(self.text),
            "button": role.fill(self.button),
            "href": self.href,
        }

    @property
    def href(self) -> str:
        """Where the button leads; "" when its page is not live."""
        if self.page and self.page.live:
            return self.page.url or ""
        return self.link
