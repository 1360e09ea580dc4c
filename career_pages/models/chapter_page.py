"""A chapter of a role."""

from functools import cached_property
from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel

from career_pages.admin.body_panel import BodyPanel
from career_pages.api import CHAPTER_FIELDS
from career_pages.blocks import BodyField, ChapterBody
from career_pages.models.guide_page import GuidePage
from career_pages.role_name import RoleName


class ChapterPage(GuidePage):
    """A page below a role, about one side of it: how to get in, skills, interview questions."""

    lede = models.TextField(
        blank=True, help_text="One or two sentences below the title: why read on?"
    )
    body: Any = BodyField(ChapterBody(), blank=True)

    parent_page_types = ["career_pages.RolePage"]
    subpage_types: list[str] = []
    template = "career_pages/chapter_page.html"

    content_panels = [*GuidePage.content_panels, FieldPanel("lede"), BodyPanel("body")]
    api_fields = CHAPTER_FIELDS

    class Meta:
        verbose_name = "chapter"

    @cached_property
    def role(self) -> Any:
        """The role page above, as its own class; None for a chapter that is not in a tree yet."""
        parent = self.get_parent() if self.path else None
        return parent.specific if parent else None

    @property
    def role_name(self) -> RoleName:
        """The name of the role above."""
        return self.role.role_name if self.role else RoleName.suggest(self.title or "")

    @cached_property
    def siblings(self) -> list["ChapterPage"]:
        """The role's chapters that every reader may see, this one among them, in order."""
        return list(self.role.chapters) if self.role else []

    @cached_property
    def position(self) -> int | None:
        """This chapter's place among its siblings, from 0; None for one not shown to readers."""
        return next((i for i, other in enumerate(self.siblings) if other.pk == self.pk), None)

    @property
    def previous_chapter(self) -> "ChapterPage | None":
        """The chapter before this one, or None."""
        return self.siblings[self.position - 1] if self.position else None

    @property
    def next_chapter(self) -> "ChapterPage | None":
        """The chapter behind this one, or None."""
        following = self.siblings[self.position + 1 :] if self.position is not None else []
        return following[0] if following else None

    @property
    def reading_next(self) -> Any:
        """The page to offer a reader who has finished this one."""
        return self.next_chapter or self.role.leading_on
