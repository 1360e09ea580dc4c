"""Chapters, and what they have in common with role pages."""

from functools import cached_property
from typing import Any

from django.db import models
from django.dispatch import Signal
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PagePermissionTester

from career_pages.api_fields import CHAPTER_FIELDS
from career_pages.blocks import BodyField, ChapterBody, PageLinks
from career_pages.forms import GuidePageForm, found_publication_errors
from career_pages.names import RoleName
from career_pages.panels import BodyPanel
from career_pages.sections.projection import Section, complete_body, reading_minutes, top_sections


class Preparation(models.IntegerChoices):
    """O*NET's job zones."""

    LITTLE = 1, _("Little or none")
    SOME = 2, _("Some")
    MEDIUM = 3, _("Medium")
    CONSIDERABLE = 4, _("Considerable")
    EXTENSIVE = 5, _("Extensive")


class GuidePagePermissions(PagePermissionTester):
    """Wagtail's rules, and one more: nobody deletes the drafts of others without publishing.

    Wagtail lets everybody who may change a page delete it while it is a draft. A deleted draft is
    lost, so that a reviewer sends it back instead.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Say whether the user may delete the page, and so move it."""
        if not super().can_delete(ignore_bulk):
            return False
        return bool(
            self.user.is_superuser
            or "publish" in self.permissions
            or self.page.owner_id == self.user.pk
        )


# Sent with ``page``, ``revision`` and ``guide`` when a version of a role or chapter was stored.
revision_saved = Signal()


# Sent with ``page``, ``revision``, ``errors`` and ``user`` instead of publishing the revision.
publication_stopped = Signal()


class GuidePage(Page):
    """A page with one body of sections, which goes live only through the gate."""

    body: Any
    base_form_class = GuidePageForm

    class Meta:
        abstract = True

    @property
    def role_name(self) -> RoleName:
        """The name of the role that the page is about."""
        raise NotImplementedError

    @cached_property
    def contents(self) -> list[Section]:
        """The sections that readers see, in order, each with its sub-sections."""
        return [section for section in top_sections(self) if section.shown]

    @property
    def reading_minutes(self) -> int:
        """How many minutes the page takes to read."""
        return reading_minutes(self.contents)

    @property
    def has_up_next(self) -> bool:
        """Whether a section of the page says where to go next."""
        return any(section.is_a("up_next") for section in self.contents)

    @property
    def is_published(self) -> bool:
        """Whether readers see the newest version."""
        return bool(self.live and not self.has_unpublished_changes)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with where the links in the page's texts lead."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "page_links": PageLinks.of(self.body)}

    def permissions_for_user(self, user: Any) -> GuidePagePermissions:
        """Return what the user may do with the page."""
        return GuidePagePermissions(user, self)

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        """Complete what the page can say by itself, then save it."""
        if clean:
            self.complete()
        super().save(clean=clean, **kwargs)

    def save_revision(self, *args: Any, guide: Any = None, **kwargs: Any) -> Any:
        """Complete what the page can say by itself, then save and return a revision.

        ``guide`` is what is known of the guide, for those who save many revisions in a row.
        """
        self.complete()
        revision = super().save_revision(*args, **kwargs)
        revision_saved.send(type(self), page=self, revision=revision, guide=guide)
        return revision

    def complete(self) -> None:
        """Give every block that has none its id, and every section its anchor.

        A draft is saved without being checked, so that this is no part of `full_clean`.
        """
        complete_body(self.body, self.role_name)

    def publish(
        self, revision: Any, user: Any = None, changed: bool = True, **options: Any
    ) -> None:
        """Publish the revision if nothing keeps it from readers."""
        if errors := found_publication_errors(revision.as_object()):
            publication_stopped.send(
                type(self), page=self, revision=revision, errors=errors, user=user
            )
            return
        super().publish(revision, user=user, changed=changed, **options)


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
