"""The overview page of a role, and the index under which all roles live."""

from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Max
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page
from wagtail.search import index

from career_pages.api_fields import ROLE_API_FIELDS, ROLE_DETAILS
from career_pages.blocks import BodyField, RoleBody, standard_sections
from career_pages.forms import RoleCopyForm, RolePageForm, refuse_reserved_slug
from career_pages.models.pages import ChapterPage, GuidePage, open_to_all, route_to_child
from career_pages.models.records import skills_of
from career_pages.names import COMPARE, HEADLINE, NO_ARTICLE, RESERVED_SLUGS, SKILLS, RoleName
from career_pages.panels import BodyPanel, SuggestedTitlesPanel
from career_pages.role_fields import ROLE_FIELDS
from career_pages.sections.projection import Section, subsections_of


class Preparation(models.IntegerChoices):
    """O*NET's job zones."""

    LITTLE = 1, gettext_lazy("Little or none")
    SOME = 2, gettext_lazy("Some")
    MEDIUM = 3, gettext_lazy("Medium")
    CONSIDERABLE = 4, gettext_lazy("Considerable")
    EXTENSIVE = 5, gettext_lazy("Extensive")


class Fact(NamedTuple):
    """What is known of a role in a word or two; ``compared`` says whether it is of two roles."""

    label: str
    value: str
    compared: bool


class RolePage(GuidePage):
    """A job: what it is, what people do at each level, and where it can lead.

    Its title is the role's name in the singular.
    """

    plural = models.CharField(
        max_length=255, blank=True, help_text="Suggested from the name when left blank."
    )
    article = models.CharField(
        max_length=2,
        blank=True,
        choices=[("a", "a"), ("an", "an"), (NO_ARTICLE, "none")],
        help_text=(
            "Suggested from the name when left blank: correct it for names such as UX Designer. "
            "Choose none for a name that is a plural, such as Clergy."
        ),
    )
    headline = models.CharField(
        max_length=255,
        blank=True,
        help_text="Leave it blank to have it made from the role's name: “What is an Electrician?”.",
    )
    lede = models.TextField(
        blank=True, help_text="One or two sentences below the headline: why read on?"
    )
    area = models.ForeignKey(
        "career_pages.CareerArea",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="roles",
        verbose_name="career area",
    )
    occupation_code = models.CharField(
        max_length=20,
        blank=True,
        db_index=True,
        validators=[
            RegexValidator(
                r"^(\d{2}-\d{4}(\.\d{2})?|\d{1,4})$",
                "Write an O*NET-SOC code such as 47-2111.00, or an ISCO code such as 7411.",
            )
        ],
        help_text="O*NET-SOC (47-2111.00) or ISCO (7411).",
    )
    job_zone = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        choices=Preparation.choices,
        verbose_name="preparation",
        help_text="How much people need before they can do the work (O*NET's job zone).",
    )
    hero_image = models.ForeignKey(
        "home.GuideImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    author = models.CharField(max_length=120, blank=True, help_text="As readers see it.")
    reviewer = models.CharField(
        max_length=120, blank=True, help_text="Who checked the page, as readers see it."
    )
    last_reviewed = models.DateField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)
    review_editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="who is reminded",
        help_text=(
            "Gets an e-mail when the next review is due. "
            "If nobody is chosen, it goes to the owner of the page."
        ),
    )
    body: Any = BodyField(RoleBody(), blank=True, default=standard_sections)

    parent_page_types = ["career_pages.RoleIndexPage"]
    subpage_types = ["career_pages.ChapterPage"]
    template = "career_pages/role_page.html"
    base_form_class = RolePageForm
    copy_form_class = RoleCopyForm

    content_panels = [
        TitleFieldPanel(
            "title",
            heading="Name of the role",
            placeholder="Electrician",
            help_text="In the singular. Headings and links are made from it.",
        ),
        FieldRowPanel([FieldPanel("plural"), FieldPanel("article")], heading="Forms of the name"),
        FieldPanel("headline"),
        FieldPanel("lede"),
        BodyPanel("body"),
    ]
    promote_panels = [
        FieldPanel("area"),
        InlinePanel("other_titles", heading="Other titles", label="Title"),
        SuggestedTitlesPanel(heading="Suggested titles"),
        InlinePanel("role_skills", heading="Skills", label="Skill"),
        InlinePanel("related_roles", heading="Related roles", label="Role"),
        FieldRowPanel([FieldPanel("occupation_code"), FieldPanel("job_zone")]),
        FieldPanel("hero_image"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("author"), FieldPanel("reviewer")]),
                FieldRowPanel([FieldPanel("last_reviewed"), FieldPanel("next_review")]),
                FieldPanel("review_editor"),
            ],
            heading="Who stands for it",
        ),
        InlinePanel("sources", heading="Sources", label="Source"),
        *GuidePage.promote_panels,
    ]
    search_fields = [*GuidePage.search_fields, index.FilterField("area")]
    api_fields = [*ROLE_API_FIELDS, *ROLE_DETAILS]

    class Meta:
        verbose_name = "role"

    @property
    def role_name(self) -> RoleName:
        """The name as stored; what is missing of it is suggested."""
        return RoleName.suggest(self.title or "", self.plural, self.article)

    def complete(self) -> None:
        """Store the suggested plural and article where an editor gave none, ids and anchors."""
        name = self.role_name
        self.plural, self.article = name.plural, name.stored_article
        super().complete()

    @staticmethod
    def _slug_is_available(slug: str, parent_page: Any, page: Any = None) -> bool:
        # Wagtail counts on from here when it makes a slug from the title.
        if slug in RESERVED_SLUGS:
            return False
        return bool(GuidePage._slug_is_available(slug, parent_page, page))

    def _check_slug_is_unique(self) -> None:
        refuse_reserved_slug(self.slug)
        super()._check_slug_is_unique()

    @property
    def shown_headline(self) -> str:
        """The headline as readers see it: the editor's own, or the generated one."""
        return self.role_name.fill(self.headline or HEADLINE)

    @property
    def facts(self) -> list[Fact]:
        """The plain fields that readers see at the top of the page, as far as they are filled."""
        values = ((field, getattr(self, field.name)) for field in ROLE_FIELDS if field.fact)
        return [Fact(_(field.fact), str(value), field.compared) for field, value in values if value]

    @cached_property
    def titles(self) -> list[str]:
        """The other titles of the role, in the editors' order."""
        return [other.title for other in self.other_titles.all()]

    @cached_property
    def chapters(self) -> list[ChapterPage]:
        """The chapters that every reader may see, in the editors' order."""
        chapters = list(open_to_all(ChapterPage.objects.child_of(self)).defer_streamfields())
        for chapter in chapters:
            chapter.role = self
        return chapters

    @cached_property
    def visible_related_roles(self) -> list["RolePage"]:
        """The related roles that every reader may see, in the editors' order."""
        chosen = self.related_roles.all()
        roles = open_to_all(RolePage.objects.select_related("area").defer_streamfields())
        if isinstance(chosen, models.QuerySet):
            return list(roles.filter(related_from__in=chosen).order_by("related_from__sort_order"))
        # In a preview, the choice is only in memory yet.
        ids = [one.related_id for one in chosen]
        return sorted(roles.filter(pk__in=ids), key=lambda one: ids.index(one.pk))

    @property
    def roles_leading_here(self) -> list["RolePage"]:
        """The roles that name this one as related without being named by it, by name."""
        named = [one.pk for one in self.visible_related_roles]
        naming = RolePage.objects.filter(related_roles__related=self.pk).exclude(pk__in=named)
        return list(open_to_all(naming).defer_streamfields().order_by("title", "pk").distinct())

    @property
    def shown_levels(self) -> list[Section]:
        """The levels that readers see, lowest first."""
        return subsections_of("level", self.contents)

    @property
    def reading_next(self) -> Any:
        """The page to offer a reader who has finished this one: there is always one."""
        return next(iter(self.chapters), None) or self.leading_on

    @property
    def leading_on(self) -> Any:
        """The page to offer a reader who has finished the role and its chapters.

        It is a related role, else another of the area, else the list of all roles.
        """
        related = next(iter(self.visible_related_roles), None)
        return related or self._next_in_area() or self.get_parent()

    def _next_in_area(self) -> "RolePage | None":
        """Return the role that follows by name in its area, behind the last the first."""
        if not self.area_id:
            return None
        others = open_to_all(RolePage.objects.filter(area=self.area_id).exclude(pk=self.pk))
        in_order = others.defer_streamfields().order_by("title", "pk")
        found: RolePage | None = in_order.filter(title__gt=self.title).first() or in_order.first()
        return found

    @cached_property
    def shown_role_skills(self) -> list[Any]:
        """What the role needs, in order of importance, each with its skill and examples of it."""
        return list(self.role_skills.select_related("skill"))

    @property
    def skills(self) -> list[Any]:
        """The skills that the role needs, in order of importance."""
        return [row.skill for row in self.shown_role_skills]

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Return where the address leads: to the role or to one of its chapters."""
        chapters = ChapterPage.objects
        below = path_components and route_to_child(self, chapters, request, path_components)
        return below or super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with all that stands around the body."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["titles"] = self.titles
        context["sources"] = list(self.sources.all())
        context["chapters"] = self.chapters
        context["related"] = self.visible_related_roles
        return context


class RoleIndexPage(RoutablePageMixin, Page):
    """The page under which all roles live, and where readers look through them."""

    introduction = models.TextField(blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["career_pages.RolePage"]
    template = "career_pages/role_index_page.html"

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    api_fields = [APIField("introduction")]

    class Meta:
        verbose_name = "roles index"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Return where the address leads: to the list, to a role or below it, or beside it."""
        if path_components and path_components[0] not in RESERVED_SLUGS:
            roles = RolePage.objects.select_related("area")
            if below := route_to_child(self, roles, request, path_components):
                return below
        return super().route(request, path_components)

    @classmethod
    def get_subpage_urls(cls) -> tuple[Any, ...]:
        """Return the patterns of what stands beside the roles, and of the list itself.

        They are what the functions return that are registered for ``register_role_index_urls``. A
        view gets the index and the request.
        """
        registered = (urls() for urls in hooks.get_hooks("register_role_index_urls"))
        return (*chain.from_iterable(registered), *super().get_subpage_urls())

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return the addresses of the list, of comparing, and of the skills.

        The list changes with what it lists, a skill's page with the roles that need it.
        """
        (own,) = super().get_sitemap_urls(request)
        addresses: list[dict[str, Any]] = [own | {"lastmod": self.newest_change()}]
        changed = Max("role_skills__role__last_published_at")
        skills = skills_of(self.visible_roles()).annotate(changed=changed)
        index = self.get_full_url(request)
        below = [(skill_address(index, skill), skill.changed) for skill in skills]
        dates = [date for _address, date in below if date]
        if below:
            newest = max(dates, default=None)
            addresses.append({"location": skills_address(index), "lastmod": newest})
            addresses.append({"location": compare_address(index)})
        addresses += [{"location": address, "lastmod": date} for address, date in below]
        return addresses

    def for_adding(self) -> "RoleIndexPage":
        """Return the page as it is now, once no other import adds roles below it.

        Others wait until the transaction ends: two imports of one role would else make two pages.
        """
        return RoleIndexPage.objects.select_for_update(of=("self",)).get(pk=self.pk)

    def newest_change(self) -> datetime | None:
        """Return when the page, or a role that it lists, was last published."""
        newest = self.visible_roles().aggregate(newest=Max("last_published_at"))["newest"]
        return max(filter(None, [self.last_published_at, newest]), default=None)

    def visible_roles(self) -> Any:
        """Return the roles that every reader may see, by name, as a queryset."""
        return open_to_all(RolePage.objects.child_of(self)).order_by("title", "pk")


def index_address(role: Any, request: Any = None) -> str:
    """Return the address of the roles index above the role, without a query; "" if it has none."""
    address = role.get_url(request) if role else None
    return address.rstrip("/").rpartition("/")[0] + "/" if address else ""


def skills_address(index: str) -> str:
    """Return the address of the list of skills below the index's address."""
    return f"{index}{SKILLS}/"


def skill_address(index: str, skill: Any) -> str:
    """Return the address of the skill's page below the index's address.

    It is "" for a skill that has none, since no editor has confirmed it.
    """
    return f"{index}{SKILLS}/{quote(skill.slug)}/" if skill.is_confirmed else ""


def compare_address(index: str, *slugs: str) -> str:
    """Return the address that compares the roles of those slugs, below the index's address."""
    query = ",".join(map(quote, slugs))
    return f"{index}{COMPARE}/" + (f"?roles={query}" if query else "")


def absolute(address: str) -> str:
    """Return the address with the site's own host before it, if it is only a path."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{address}" if address.startswith("/") else address
