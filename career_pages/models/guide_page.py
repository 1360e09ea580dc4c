"""What role and chapter pages have in common."""

from functools import cached_property
from typing import Any

from django.dispatch import Signal
from wagtail.models import Page

from career_pages.guide_page_form import GuidePageForm, found_publication_errors
from career_pages.models.page_permissions import GuidePagePermissions
from career_pages.reading_time import reading_minutes
from career_pages.role_name import RoleName
from career_pages.sections import Section, top_sections
from career_pages.sections.numbering import give_ids_and_anchors

# Sent with ``page`` and ``revision`` when a version of a role or chapter has been stored.
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
        return any(section.kind == "UpNextBlock" for section in self.contents)

    @property
    def is_published(self) -> bool:
        """Whether readers see the newest version."""
        return bool(self.live and not self.has_unpublished_changes)

    def permissions_for_user(self, user: Any) -> GuidePagePermissions:
        """Return what the user may do with the page."""
        return GuidePagePermissions(user, self)

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        """Complete what the page can say by itself, then save it."""
        if clean:
            self.complete()
        super().save(clean=clean, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Complete what the page can say by itself, then save and return a revision."""
        self.complete()
        revision = super().save_revision(*args, **kwargs)
        revision_saved.send(type(self), page=self, revision=revision)
        return revision

    def complete(self) -> None:
        """Give every block that has none its id, and every section its anchor.

        A draft is saved without being checked, so that this is no part of `full_clean`.
        """
        give_ids_and_anchors(self.body, self.role_name)

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
