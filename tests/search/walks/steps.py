"""What editors do, step by step: with pages, with their tree, and with what roles refer to."""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, PageViewRestriction, Site

from career_pages.models import (
    CareerArea,
    ChapterPage,
    OtherTitle,
    RoleIndexPage,
    RolePage,
    RoleSkill,
    Skill,
    SuggestedTitle,
)
from career_pages.publishing.changes import Change, apply_change, publish_pages
from career_pages.publishing.records import accept_titles, dismiss_titles, merge_skills
from home.models import GuideImage, HomePage, TextPage
from search.models import Synonym
from tests.new_pages import prose
from tests.search.conftest import body_with
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


class RecordSteps(Walk):
    """Changes areas, skills, titles and synonyms, and pages by the small changes of many."""

    @rule(number=NUMBERS, is_another=st.booleans())
    def set_the_area(self, number: int, is_another: bool) -> None:
        """Put a role into the area that there is, into a new one, or into none."""
        area = _one_of(CareerArea, number)
        if is_another:
            name = self.word()
            area = CareerArea.objects.create(name=name.capitalize(), slug=name)
        self._change_a_role(number, lambda role: setattr(role, "area", area))

    @rule(number=NUMBERS)
    def add_a_skill(self, number: int) -> None:
        """Let a role need one skill more."""
        skill = Skill.objects.create(name=self.word().capitalize())
        self._change_a_role(number, lambda role: role.role_skills.add(RoleSkill(skill=skill)))

    @rule(number=NUMBERS)
    def share_a_skill(self, number: int) -> None:
        """Let a role need a skill that others may need already, and no other."""
        if skill := _one_of(Skill, number):
            shared = [RoleSkill(skill=skill)]
            self._change_a_role(number, lambda role: setattr(role, "role_skills", shared))

    @rule(number=NUMBERS, model=st.sampled_from([CareerArea, Skill]))
    def rename_a_record(self, number: int, model: type) -> None:
        """Rename an area or a skill."""
        if record := _one_of(model, number):
            record.name = self.word().capitalize()
            with self.change():
                record.save()

    @rule(number=NUMBERS, model=st.sampled_from([CareerArea, Skill]))
    def delete_a_record(self, number: int, model: type) -> None:
        """Delete an area or a skill."""
        if record := _one_of(model, number):
            with self.change():
                record.delete()

    @precondition(lambda self: Skill.objects.count() > 1)
    @rule(number=NUMBERS, other=NUMBERS)
    def merge_two_skills(self, number: int, other: int) -> None:
        """Make two skills one."""
        source, target = _one_of(Skill, number), _one_of(Skill, other)
        if source and target and source != target:
            with self.change():
                merge_skills(source, target)

    @rule(number=NUMBERS)
    def add_a_title(self, number: int) -> None:
        """Give a role another title."""
        title = self.word().capitalize()
        self._change_a_role(number, lambda role: role.other_titles.add(OtherTitle(title=title)))

    @rule(number=NUMBERS)
    def take_the_titles_away(self, number: int) -> None:
        """Leave a role no other title."""
        self._change_a_role(number, lambda role: setattr(role, "other_titles", []))

    @rule(number=NUMBERS, is_ambiguous=st.booleans())
    def suggest_a_title(self, number: int, is_ambiguous: bool) -> None:
        """Suggest a title for a role."""
        if role := self.page(number, RolePage):
            title = self.word().capitalize()
            with self.change():
                SuggestedTitle.objects.create(role=role, title=title, is_ambiguous=is_ambiguous)

    @precondition(lambda self: SuggestedTitle.objects.exists())
    @rule(number=NUMBERS, is_accepted=st.booleans())
    def answer_a_suggestion(self, number: int, is_accepted: bool) -> None:
        """Accept a suggested title, or dismiss it."""
        row = _one_of(SuggestedTitle, number)
        if row and not row.role.alias_of_id:
            with self.change():
                if is_accepted:
                    accept_titles(row.role, [row], self.editor)
                else:
                    dismiss_titles([row])

    @precondition(lambda self: not self.words_meant.issuperset(self.words))
    @rule(number=NUMBERS)
    def add_a_synonym(self, number: int) -> None:
        """Let a word that is on no page mean one that may be on some."""
        without = [word for word in self.words if word not in self.words_meant]
        other = next(self.more_words)
        self.synonyms[other] = without[number % len(without)]
        with self.change():
            Synonym.objects.create(words=f"{other}\n{self.synonyms[other]}")

    @precondition(lambda self: self.synonyms)
    @rule()
    def delete_a_synonym(self) -> None:
        """Let a word mean nothing anymore."""
        other, _ = self.synonyms.popitem()
        with self.change():
            Synonym.objects.get(words__startswith=f"{other}\n").delete()

    @rule(number=NUMBERS)
    def show_a_picture(self, number: int) -> None:
        """Put a new picture on a role, with words that stand for it."""
        alt = self.word()
        picture = GuideImage.objects.create(title=alt, file=get_test_image_file())
        picture.contextual_alt_text, picture.decorative = alt, False
        figure = ("figure", {"image": picture, "caption": ""})
        section = ("definition", {"content": [*prose("In the field."), figure]})
        body = [section, *body_with("")[1:]]
        self._change_a_role(number, lambda role: setattr(role, "body", body))

    @precondition(lambda self: GuideImage.objects.exists())
    @rule(number=NUMBERS)
    def delete_a_picture(self, number: int) -> None:
        """Delete a picture, whatever shows it."""
        picture = _one_of(GuideImage, number)
        self.lost.add(picture.title)
        with self.change():
            picture.delete()

    def _change_a_role(self, number: int, change: Change) -> None:
        if role := self.page(number, RolePage):
            with self.change():
                apply_change(Page.objects.get(pk=role.pk), self.editor, change)


def _one_of(model: Any, number: int) -> Any:
    rows = list(model.objects.order_by("pk"))
    return rows[number % len(rows)] if rows else None
