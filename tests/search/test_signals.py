"""Passages follow what changes around a page: the tree, who may see it, the records it names."""

from collections.abc import Iterator

import pytest
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page, PageViewRestriction, Site

from career_pages.models import CareerArea, RoleIndexPage, RoleSkill, Skill
from career_pages.publishing.records import merge_skills
from home.models import GuideImage, HomePage, TextPage
from search.models import Passage
from search.results import search
from tests.search.conftest import AddRole, Committed, body_with, found_in_step


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_restriction_hides_what_is_below_until_it_goes(
    add_role: AddRole, committed: Committed, roles_index: RoleIndexPage, kind: str
) -> None:
    add_role("Librarian", "They catalog incunabula.")
    with committed():
        restriction = PageViewRestriction.objects.create(
            page=roles_index, restriction_type=kind, password="open"
        )
    assert found_in_step("incunabula") == []
    assert not Passage.objects.filter(title="Librarian").exists()
    with committed():
        restriction.delete()
    assert found_in_step("incunabula") == ["Librarian"]


def test_a_restriction_hides_what_follows_the_page_until_that_is_gone(
    committed: Committed, db: None
) -> None:
    home = HomePage.objects.get()
    with committed():
        source = home.add_child(instance=TextPage(title="Statutes", introduction="Bylaws."))
        follower = source.create_alias(update_slug="again")
        follower.add_child(instance=TextPage(title="Schedule", introduction="Incunabula."))
    assert found_in_step("bylaws incunabula") == ["Schedule", "Statutes", "Statutes"]
    with committed():
        PageViewRestriction.objects.create(page=source, restriction_type="login")
    assert found_in_step("bylaws incunabula") == []
    with committed():
        source.delete()
    assert found_in_step("bylaws incunabula") == ["Schedule"]


def test_what_no_longer_follows_a_private_page_is_found(committed: Committed, db: None) -> None:
    home = HomePage.objects.get()
    with committed():
        source = home.add_child(instance=TextPage(title="Statutes"))
        follower = source.create_alias(update_slug="again")
        follower.add_child(instance=TextPage(title="Schedule", introduction="Incunabula."))
        PageViewRestriction.objects.create(page=source, restriction_type="login")
    assert found_in_step("incunabula") == []
    with committed():
        ConvertAliasPageAction(follower).execute()
    assert found_in_step("incunabula") == ["Schedule"]


def test_moving_below_a_private_page_hides_the_whole_tree(committed: Committed, db: None) -> None:
    home = HomePage.objects.get()
    with committed():
        about = home.add_child(instance=TextPage(title="About"))
        below = about.add_child(instance=TextPage(title="Statutes", introduction="Bylaws."))
        private = home.add_child(instance=TextPage(title="Staff"))
        PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert found_in_step("bylaws") == ["Statutes"]
    with committed():
        Page.objects.get(pk=about.pk).move(Page.objects.get(pk=private.pk), pos="last-child")
    assert found_in_step("bylaws") == []
    with committed():
        Page.objects.get(pk=about.pk).move(Page.objects.get(pk=home.pk), pos="last-child")
    assert found_in_step("bylaws") == ["Statutes"]
    assert search("bylaws").results[0].url == Page.objects.get(pk=below.pk).url


@pytest.fixture
def roots_forgotten() -> Iterator[None]:
    """Let no later test meet the roots of sites as this process remembers them."""
    yield
    Site.clear_site_root_paths_cache()


def test_only_what_is_below_the_root_of_a_site_is_found(
    roots_forgotten: None, add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        home = HomePage.objects.get()
        below = home.add_child(instance=TextPage(title="Statutes", introduction="Bylaws."))
        site = Site.objects.get()
    assert (found_in_step("bylaws"), found_in_step("incunabula")) == (["Statutes"], ["Librarian"])
    with committed():
        site.root_page = below
        site.save()
    assert (found_in_step("bylaws"), found_in_step("incunabula")) == (["Statutes"], [])
    with committed():
        Site.objects.create(hostname="careers.example", root_page=role)
    assert (found_in_step("bylaws"), found_in_step("incunabula")) == (["Statutes"], ["Librarian"])
    with committed():
        site.delete()
    assert (found_in_step("bylaws"), found_in_step("incunabula")) == ([], ["Librarian"])


def test_an_areas_new_name_is_found(add_role: AddRole, committed: Committed) -> None:
    area = CareerArea.objects.create(name="Books", slug="books")
    add_role("Librarian", area=area)
    assert "Librarian" in found_in_step("books")
    area.name = "Incunabula"
    with committed():
        area.save()
    assert found_in_step("incunabula") == ["Librarian"]
    with committed():
        area.delete()
    assert found_in_step("incunabula") == []


def test_a_skills_new_name_is_found(add_role: AddRole, committed: Committed) -> None:
    skill = Skill.objects.create(name="Cataloging")
    role = add_role("Librarian")
    with committed():
        RoleSkill.objects.create(role=role, skill=skill)
        role.save()
    assert found_in_step("cataloging") == ["Librarian"]
    skill.name = "Palaeography"
    with committed():
        skill.save()
    assert (found_in_step("palaeography"), found_in_step("cataloging")) == (["Librarian"], [])
    with committed():
        skill.delete()
    assert found_in_step("palaeography") == []


def test_what_stands_for_a_picture_goes_with_it(
    add_role: AddRole, committed: Committed, site_image: GuideImage
) -> None:
    site_image.contextual_alt_text, site_image.decorative = "Incunabula on a shelf", False
    figure = ("figure", {"image": site_image, "caption": ""})
    add_role("Librarian", body=[("definition", {"content": [figure]}), *body_with("")[1:]])
    assert found_in_step("incunabula") == ["Librarian"]
    with committed():
        GuideImage.objects.get().delete()
    assert found_in_step("incunabula") == []


def test_merging_a_skill_into_another_changes_what_its_roles_are_found_by(
    add_role: AddRole, committed: Committed
) -> None:
    source, target = Skill.objects.create(name="Cataloging"), Skill.objects.create(name="Indexing")
    role = add_role("Librarian")
    with committed():
        RoleSkill.objects.create(role=role, skill=source)
        role.save()
    with committed():
        merge_skills(source, target)
    assert (found_in_step("indexing"), found_in_step("cataloging")) == (["Librarian"], [])
