"""The records beside the pages: areas, skills, titles, sources, calls to action, health, jobs."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.dispatch import Signal
from django.forms import Textarea
from django.utils import timezone
from django.utils.text import slugify
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from career_pages.blocks.invitations import is_allowed_target
from career_pages.names import RoleName
from career_pages.sections.projection import unused_anchor


@register_snippet
class CareerArea(index.Indexed, models.Model):
    """A family of roles, such as health and care."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text="How the area is named in web addresses.",
    )
    description = models.TextField(
        blank=True, help_text="One sentence: what the roles of this area have in common."
    )

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


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
        live = self.role_skills.filter(role__live=True).order_by("role__title")
        return ", ".join(live.values_list("role__title", flat=True))

    role_names.short_description = "Needed by"  # type: ignore[attr-defined]


def unused_slug(name: str, taken: Collection[str], fallback: str) -> str:
    """Return a slug for the name, or ``fallback`` where it has no letters, that is not taken."""
    return unused_anchor(slugify(name, allow_unicode=True) or fallback, taken)


def skills_of(roles: Any) -> Any:
    """Return the confirmed skills that the roles need, as a queryset; ``role_count`` says how many.

    Others may be another spelling of one that is there, and go when an editor merges them.
    """
    needed = Skill.objects.filter(is_confirmed=True, role_skills__role__in=roles.order_by())
    return needed.annotate(role_count=Count("role_skills"))


def popular_skills(roles: Any, most: int) -> tuple[Skill, ...]:
    """Return the skills that most of the roles, a queryset, need, at most so many."""
    return tuple(skills_of(roles).order_by("-role_count", "name")[:most])


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


class OtherTitle(Orderable):
    """Another name for the same role."""

    role = ParentalKey("career_pages.RolePage", related_name="other_titles")
    title = models.CharField(max_length=200)

    panels = [FieldPanel("title")]

    def __str__(self) -> str:
        return self.title


# Sent with the ``role_ids`` of roles whose suggested titles were written without a signal each.
titles_suggested = Signal()


class SuggestedTitle(models.Model):
    """A title that an import offers for a role; readers do not see it until an editor accepts it.

    It ``is_ambiguous`` when it names other occupations as well.
    """

    # Wagtail's list of where a role is used has no need of these rows.
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


class RoleLevel(models.Model):
    """A level on the live page of a role: a row for each, lowest first, in step with the page.

    ``key`` is what all spellings of its name share.
    """

    # Wagtail's list of where a role is used has no need of these rows.
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


class PageHealth(models.Model):
    """How far a page is: a row for each role and chapter, updated with its newest revision.

    ``score`` is how complete it is, from 0 to 100; ``findings`` are those of the editorial checks
    as `Finding.as_json` gives them, and ``todo`` is what is missing to 100, each a dictionary of
    ``name``, ``label`` and ``field``. ``checks_digest`` tells with which checks it was made.
    """

    # Wagtail's list of where a page is used has no need of these rows.
    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="health", primary_key=True
    )
    revision_number = models.PositiveBigIntegerField(null=True)
    score = models.PositiveSmallIntegerField(default=0, db_index=True)
    errors = models.PositiveIntegerField(default=0, db_index=True)
    warnings = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list)
    todo = models.JSONField(default=list)
    checked_on = models.DateField()
    checks_digest = models.CharField(max_length=32)

    class Meta:
        verbose_name = "health of a page"
        verbose_name_plural = "health of pages"

    def __str__(self) -> str:
        return f"{self.score}%, {self.errors} errors, {self.warnings} warnings"


class ScheduledJob(models.Model):
    """The record of one job: when it last started, succeeded and failed.

    ``failures`` counts those since the last success, and ``error`` is what the last one said.
    While the job runs, ``claimed_until`` keeps a second run from doing it too; a run that was
    killed loses its claim at that moment.
    """

    name = models.CharField(max_length=60, unique=True)
    known_since = models.DateTimeField(default=timezone.now)
    claimed_until = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
