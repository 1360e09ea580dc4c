"""What editors do with pages."""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction

from career_pages.models import ChapterPage, RoleIndexPage, RolePage
from career_pages.publishing.changes import publish_pages
from home.models import HomePage, TextPage
from tests.search.conftest import body_with, prose
from tests.search.walks.walk import Walk

NUMBERS = st.integers(min_value=0, max_value=11)
KINDS = st.sampled_from(["login", "groups", "password"])
SOON = timedelta(hours=1)


class PageSteps(Walk):
    """Writes, publishes and withdraws pages."""

    @rule(number=NUMBERS, is_live=st.booleans())
    def add_a_role(self, number: int, is_live: bool) -> None:
        """Add a role below the index."""
        if index := self.page(0, RoleIndexPage):
            role = RolePage(title=self.word().capitalize(), body=body_with(self.word()))
            self._add(index, role, is_live)

    @rule(number=NUMBERS, is_live=st.booleans())
    def add_a_chapter(self, number: int, is_live: bool) -> None:
        """Add a chapter below a role."""
        if role := self.page(number, RolePage):
            chapter = ChapterPage(title=self.word().capitalize())
            self._add(role, self.written(chapter), is_live)

    @rule(number=NUMBERS, is_live=st.booleans())
    def add_a_text_page(self, number: int, is_live: bool) -> None:
        """Add a page of text below the home page or another."""
        if above := self.page(number, HomePage, TextPage):
            self._add(above, self.written(TextPage(title=self.word().capitalize())), is_live)

    @rule(number=NUMBERS)
    def write_and_publish(self, number: int) -> None:
        """Write something else on a page that nobody follows, and publish it."""
        self._save(self.written(self.own_page(number)), publishes=True)

    @rule(number=NUMBERS)
    def save_a_draft(self, number: int) -> None:
        """Write something else on a page, with another name, and show nobody."""
        page = self.written(self.own_page(number))
        page.title = self.word().capitalize()
        self._save(page, publishes=False)

    @rule(number=NUMBERS, keeps_the_address=st.booleans())
    def rename(self, number: int, keeps_the_address: bool) -> None:
        """Publish a page with another name, and with an address of that name."""
        page = self.own_page(number)
        page.title = self.word().capitalize()
        if isinstance(page, RolePage):
            page.plural = page.article = ""
        if not keeps_the_address and not isinstance(page, HomePage):
            page.slug = page.title.lower()
        self._save(page, publishes=True)

    @rule(number=NUMBERS, in_menu=st.booleans(), in_footer=st.booleans())
    def link(self, number: int, in_menu: bool, in_footer: bool) -> None:
        """Publish a page with or without a link to it in the menu and the footer."""
        page = self.own_page(number)
        page.show_in_menus = in_menu
        if isinstance(page, TextPage):
            page.in_footer = in_footer
        self._save(page, publishes=True)

    @rule(number=NUMBERS, with_all_below=st.booleans())
    def unpublish(self, number: int, with_all_below: bool) -> None:
        """Withdraw a page, perhaps with all below it."""
        page = self.page(number)
        if page.permissions_for_user(self.editor).can_unpublish():
            with self.change():
                UnpublishPageAction(
                    page, user=self.editor, include_descendants=with_all_below
                ).execute()

    @rule(number=NUMBERS, others=NUMBERS)
    def publish_several(self, number: int, others: int) -> None:
        """Publish the newest version of two pages at once."""
        pages = [self.page(number), self.page(others)]
        with self.change():
            publish_pages([Page.objects.get(pk=page.pk) for page in pages], self.editor)

    @rule(number=NUMBERS, back=NUMBERS, publishes=st.booleans())
    def take_an_older_version(self, number: int, back: int, publishes: bool) -> None:
        """Go back to what was saved before."""
        page = self.own_page(number)
        versions = list(page.revisions.order_by("pk"))
        if versions:
            older = versions[back % len(versions)]
            content = older.as_object()
            # Another page may have taken its address.
            if not Page._slug_is_available(content.slug, page.get_parent(), page):
                return
            with self.change():
                again = content.save_revision(previous_revision=older)
                if publishes:
                    again.publish()

    @rule(number=NUMBERS, expires=st.booleans(), is_written=st.booleans())
    def schedule(self, number: int, expires: bool, is_written: bool) -> None:
        """Let a page go live, or expire, in an hour."""
        page = self.own_page(number)
        if is_written:
            self.written(page)
        page.go_live_at = None if expires else self.now() + SOON
        page.expire_at = self.now() + SOON if expires else None
        self._save(page, publishes=True)

    @rule()
    def let_time_pass(self) -> None:
        """Look at the guide two hours later, and then let the schedule run."""
        self.passed += 2 * SOON
        self.no_hidden_page_is_found()
        with self.change():
            call_command("publish_scheduled", verbosity=0)

    @rule(number=NUMBERS)
    def lock_or_unlock(self, number: int) -> None:
        """Lock a page, or unlock it."""
        page = self.page(number)
        page.locked = not page.locked
        with self.change():
            page.save(update_fields=["locked"])

    @rule(number=NUMBERS, kind=KINDS)
    def keep_private(self, number: int, kind: str) -> None:
        """Keep a page, with all below it and what follows it, for some.

        An alias is left out: to Wagtail it is just as private as the page that it follows.
        """
        with self.change():
            PageViewRestriction.objects.update_or_create(
                page=Page.objects.get(pk=self.own_page(number).pk),
                defaults={"restriction_type": kind, "password": "open"},
            )

    @rule(number=NUMBERS)
    def show_to_all(self, number: int) -> None:
        """Let everybody see what was private."""
        private = list(PageViewRestriction.objects.order_by("pk"))
        if private:
            with self.change():
                private[number % len(private)].delete()

    def own_page(self, number: int) -> Any:
        """Return the newest version of a page that is not an alias of another."""
        pages = Page.objects.filter(depth__gt=1, alias_of=None).order_by("path").specific()
        return pages[number % len(pages)].get_latest_revision_as_object()

    def written(self, page: Any) -> Any:
        """Return the page with another text."""
        if isinstance(page, RolePage):
            page.body = body_with(self.word())
        elif isinstance(page, ChapterPage):
            page.body = [("text", {"heading": "Training", "content": prose(self.word())})]
        else:
            page.introduction = self.word()
        return page

    def _add(self, above: Any, page: Any, is_live: bool) -> None:
        with self.change():
            page.live = False
            above.add_child(instance=page)
            revision = page.save_revision()
            if is_live:
                revision.publish()

    def _save(self, page: Any, *, publishes: bool) -> None:
        with self.change():
            revision = page.save_revision()
            if publishes:
                revision.publish()
