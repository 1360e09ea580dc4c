"""A page of running text."""

from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page

from career_pages.blocks import BodyField, ProseBlock
from career_pages.sections.parts import parts_of
from search.passages import Introduction, introduction


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
def _introduction(page: TextPage) -> Introduction:
    parts = parts_of(page.body.stream_block, page.body, "body")
    lines = [page.introduction, *(part.text for part in parts if part.shown)]
    return Introduction(page.title, (), page.title, tuple(lines))
