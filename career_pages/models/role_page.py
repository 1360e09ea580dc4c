"""The overview page of a role."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.search import index

from career_pages.admin.body_panel import BodyPanel
from career_pages.admin.suggested_titles_panel import SuggestedTitlesPanel
from career_pages.api import ROLE_DETAILS, ROLE_FIELDS
from career_pages.blocks import BodyField, RoleBody, standard_sections
from career_pages.child_route import route_to_child
from career_pages.heading_patterns import HEADLINE
from career_pages.models.chapter_page import ChapterPage
from career_pages.models.guide_page import GuidePage
from career_pages.models.preparation import Preparation
from career_pages.neighbors import next_in_area, related_roles
from career_pages.reserved_slug_errors import refuse_reserved_slug
from career_pages.reserved_slugs import RESERVED_SLUGS
from career_pages.role_copy_form import RoleCopyForm
from career_pages.role_name import NO_ARTICLE, RoleName
from career_pages.role_page_form import RolePageForm
from career_pages.sections import Section, subsections_of
from career_pages.visibility import open_to_all


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
    api_fields = [*ROLE_FIELDS, *ROLE_DETAILS]

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
        return related_roles(self)

    @property
    def shown_levels(self) -> list[Section]:
        """The levels that readers see, lowest first."""
        return subsections_of("LevelSection", self.contents)

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
        return related or next_in_area(self) or self.get_parent()

    @cached_property
    def needed_skills(self) -> list[Any]:
        """What the role needs, in order of importance, each with its skill and examples of it."""
        return list(self.role_skills.select_related("skill"))

    @property
    def skills(self) -> list[Any]:
        """The skills that the role needs, in order of importance."""
        return [needed.skill for needed in self.needed_skills]

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
