"""What editors do with the tree of pages and the site."""

from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import Page, Site

from career_pages.models import ChapterPage, RoleIndexPage, RolePage
from home.models import HomePage, TextPage
from tests.search.walks.page_steps import NUMBERS
from tests.search.walks.walk import Walk

PARENTS = {
    RoleIndexPage: (HomePage,),
    RolePage: (RoleIndexPage,),
    ChapterPage: (RolePage,),
    TextPage: (HomePage, TextPage),
}


class TreeSteps(Walk):
    """Moves, copies and deletes pages, and what is below them."""

    @rule(number=NUMBERS, where=NUMBERS, stays_on_the_site=st.booleans())
    def move(self, number: int, where: int, stays_on_the_site: bool) -> None:
        """Move a page to where such a page may be, or off the site."""
        page = self.page(number, *PARENTS)
        if not page or _holds_the_site(page):
            return
        stays = stays_on_the_site or isinstance(page, ChapterPage)
        target = self.page(where, *PARENTS[type(page)]) if stays else None
        target = target or Page.get_first_root_node()
        if not target.path.startswith(page.path):
            slug = page.slug
            while not Page._slug_is_available(slug, target, page):
                slug += "-again"
            with self.change():
                if slug != page.slug:
                    page.slug = slug
                    page.save()
                page.move(Page.objects.get(pk=target.pk), pos="last-child")

    @rule()
    def take_all_careers_off_the_site_or_back(self) -> None:
        """Move the index of roles with all below it to where nobody sees it, or from there."""
        index, home = self.page(0, RoleIndexPage), Page.objects.get(pk=self.page(0, HomePage).pk)
        if not _holds_the_site(index):
            is_there = index.path.startswith(home.path)
            with self.change():
                index.move(Page.get_first_root_node() if is_there else home, pos="last-child")

    @rule(number=NUMBERS, with_all_below=st.booleans(), stays_live=st.booleans())
    def copy(self, number: int, with_all_below: bool, stays_live: bool) -> None:
        """Copy a role or a page of text, perhaps with all below it."""
        if page := self.page(number, RolePage, TextPage):
            name = self.word()
            with self.change():
                page.copy(
                    recursive=with_all_below,
                    keep_live=stays_live,
                    update_attrs={"title": name.capitalize(), "slug": name},
                )

    @rule(number=NUMBERS, with_all_below=st.booleans())
    def follow(self, number: int, with_all_below: bool) -> None:
        """Make a page that follows another."""
        page = self.page(number, RolePage, TextPage)
        if page and Page.objects.count() < 25:
            with self.change():
                page.create_alias(recursive=with_all_below, update_slug=next(self.more_words))

    @rule(number=NUMBERS)
    def delete(self, number: int) -> None:
        """Delete a page with all below it."""
        page = self.page(number, RolePage, ChapterPage, TextPage)
        if page and not _holds_the_site(page):
            with self.change():
                Page.objects.get(pk=page.pk).delete()

    @rule(number=NUMBERS)
    def begin_the_site_elsewhere(self, number: int) -> None:
        """Let the site begin at another page."""
        with self.change():
            site = Site.objects.get()
            site.root_page = Page.objects.get(pk=self.page(number).pk)
            site.save()


def _holds_the_site(page: Page) -> bool:
    """Say whether the site begins at the page or below it, where Wagtail loses its address."""
    return Site.objects.filter(root_page__path__startswith=page.path).exists()
