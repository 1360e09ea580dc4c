"""Pages, people, images and settings of the site as a whole."""

from typing import Any, Final, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.models import Orderable, Page, Site

from career_pages.blocks import BodyField, ProseBlock
from career_pages.models import RoleIndexPage
from career_pages.models.pages import route_to_child
from career_pages.reading.browsing import featured
from career_pages.sections.parts import Node, parts_of
from search.passages import Introduction, introduction


class User(AbstractUser):
    """An editor, reviewer, publisher or administrator."""


class GuideImage(AbstractImage):
    """An image of the guide, with the credit that its license asks for."""

    credit = models.CharField(
        max_length=250, blank=True, help_text="Who made it and under which license, if asked for."
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        permissions = [("choose_image", "Can choose image")]


class GuideRendition(AbstractRendition):
    """One size of an image."""

    image = models.ForeignKey(GuideImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.image}, {self.filter_spec}"


# The formats and widths in which readers get an image: as wide as the text column, which on a small
# screen is the screen.
FORMATS: Final = ("avif", "webp")
WIDTHS: Final = (1440, 960, 480)
SIZES: Final = "(min-width: 48rem) 42rem, 100vw"


def picture_in_text(image: Any, **attributes: str) -> Picture:
    """Return the image as AVIF and WebP in up to three widths, none larger than the original.

    The widest WebP comes first: its width and height are those that the page reserves.
    """
    specs = [f"width-{width}|format-{name}" for name in FORMATS for width in WIDTHS]
    renditions = get_renditions_or_not_found(image, [Filter(spec=spec) for spec in specs])
    # A small original is the same in several widths.
    once = {
        (spec.rpartition("-")[2], one.width): spec for spec, one in reversed(renditions.items())
    }
    kept = {spec: one for spec, one in renditions.items() if spec in once.values()}
    return Picture(kept, {"sizes": SIZES, **attributes})


class HomePage(Page):
    """The page at "/"."""

    headline = models.CharField(max_length=255, blank=True)
    introduction = models.TextField(blank=True)

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["career_pages.RoleIndexPage", "home.TextPage"]
    template = "home/home_page.html"

    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        InlinePanel(
            "featured_roles",
            heading=_("Featured roles"),
            label=_("Role"),
            help_text=_("Readers see those that are published, in this order."),
        ),
    ]
    api_fields = [APIField("headline"), APIField("introduction")]

    class Meta:
        verbose_name = "home page"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Return where the address leads, by the shortest way if it is below the roles index."""
        below = path_components and route_to_child(
            self, RoleIndexPage.objects, request, path_components
        )
        return below or super().route(request, path_components)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return its entry in the sitemap: it changes with the roles that it shows."""
        (entry,) = super().get_sitemap_urls(request)
        index = RoleIndexPage.objects.child_of(self).live().first()
        moments = [self.last_published_at, index and index.newest_change()]
        return [entry | {"lastmod": max(filter(None, moments), default=None)}]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with ``guide``: what there is to begin with."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["guide"] = featured(self)
        return context


@introduction.register
def _introduction_of_home(page: HomePage) -> Introduction:
    return Introduction(page.title, (), page.headline or page.title, (page.introduction,))


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


class TextPage(Page):
    """A page about the site itself: about, privacy, accessibility."""

    introduction = models.TextField(blank=True)
    body: Any = BodyField(ProseBlock(heading="h2"), blank=True)
    in_footer = models.BooleanField(default=True, verbose_name="link in the footer of every page")

    parent_page_types = ["home.HomePage", "home.TextPage"]
    subpage_types = ["home.TextPage"]
    template = "home/text_page.html"

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    api_fields = [APIField("introduction")]
    promote_panels = [FieldPanel("in_footer"), *Page.promote_panels]

    class Meta:
        verbose_name = "text page"


@introduction.register
def _introduction_of_text(page: TextPage) -> Introduction:
    parts = parts_of(Node(page.body.stream_block, page.body, path="body"))
    lines = [page.introduction, *(part.text for part in parts if part.shown)]
    return Introduction(page.title, (), page.title, tuple(lines))


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
