"""Words that mean the same."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from career_pages.editions import renew
from search.editions import SYNONYMS
from search.synonyms.rules import LONGEST_NAME, name_of, phrases_in, problems


class Synonym(models.Model):
    """Words and phrases, one on each line, for which search looks when one of them is asked for.

    ``name`` is by what the group is known: its first line, folded. No two groups have the same.
    """

    class Direction(models.TextChoices):
        """Which of the lines find which."""

        BOTH = "both", _("Each line finds all the others")
        FIRST = "first", _("Only the first line finds the others")

    words = models.TextField(
        _("words"),
        help_text=_(
            "Words or short phrases, one on each line. Other forms of a word, such as the plural,"
            " are found by themselves."
        ),
    )
    direction = models.CharField(
        _("direction"),
        max_length=10,
        choices=Direction.choices,
        default=Direction.BOTH,
        help_text=_(
            "The second is for an abbreviation that has several meanings: “PA” finds “personal"
            " assistant”, and “personal assistant” does not find “PA”."
        ),
    )
    name = models.CharField(max_length=LONGEST_NAME, unique=True, editable=False)

    panels = [FieldPanel("words"), FieldPanel("direction", widget=RadioSelect)]

    class Meta:
        ordering = ["name"]
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return self.phrases[0] if self.phrases else ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; every process looks for it from then on."""
        self.name = name_of(self.phrases)
        with transaction.atomic():
            super().save(*args, **kwargs)
            renew(SYNONYMS)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete it; no process looks for it from then on."""
        with transaction.atomic():
            deleted = super().delete(*args, **kwargs)
            renew(SYNONYMS)
        return deleted

    @property
    def phrases(self) -> tuple[str, ...]:
        """The lines without blank ones."""
        return phrases_in(self.words)

    def clean(self) -> None:
        """Tidy the lines; raises ValidationError with everything that is wrong with them."""
        self.words = "\n".join(self.phrases)
        self.name = name_of(self.phrases)
        found = problems(self.phrases)
        if not found and Synonym.objects.filter(name=self.name).exclude(pk=self.pk).exists():
            found = [
                _("There is a group already that begins with “%(word)s”: add these to it.")
                % {"word": self}
            ]
        if found:
            raise ValidationError({"words": found})
