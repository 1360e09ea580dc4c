"""What editors have changed stays theirs when a newer release is imported."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Revision

from career_pages.models import RelatedRole, RolePage, RoleSkill, Skill, Source
from career_pages.onet.role_state import merged_items, merged_value
from career_pages.sections.projection import top_sections
from tests.career_pages.onet.conftest import CARRIERS, CLERGY, SORTERS, import_new_release
from tests.career_pages.onet.synthetic_release import SyntheticRelease
from tests.made_once import made_once

Run = Callable[..., str]
Newest = Callable[..., Any]


@made_once
def made() -> str:
    """What the command prints that imports the release."""
    return import_new_release()


@pytest.fixture
def newer(imported: str, release: SyntheticRelease, run_import: Run) -> Callable[[], str]:
    """Import a newer release, in which everything of the sorters is different."""

    def run() -> str:
        sorters = release.occupations[0]
        release.version = "99.2"
        sorters.description = "Sort parcels by machine. May repair it."
        sorters.core = ("Feed the machine.",)
        sorters.hot = ("Sheetmaster", "Gridmaster")
        sorters.technologies = (("Boxlist", "Inventory software"), ("Crate", "Inventory software"))
        sorters.related = (CARRIERS, CLERGY)
        sorters.zone = 3
        return run_import()

    return run


def save_draft(page: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()


def sections_of(page: Any) -> dict[str, str]:
    return {section.kind.removesuffix("Section"): section.text for section in top_sections(page)}


def skills_of(page: Any) -> dict[str, str]:
    return {row.skill.name: row.examples for row in page.role_skills.all()}


def test_what_nobody_changed_follows_the_release(newer: Callable[[], str], newest: Newest) -> None:
    newer()
    page = newest()
    assert (page.lede, page.job_zone) == ("Sort parcels by machine.", 3)
    assert sections_of(page)["Overview"] == "Sort parcels by machine. May repair it."
    assert sections_of(page)["Responsibilities"] == "Feed the machine\nTeach beginners"
    assert skills_of(page) == {
        "Sheetmaster": "",
        "Gridmaster": "",
        "Inventory software": "Boxlist; Crate",
    }
    assert [row.related.title for row in page.related_roles.all()] == [
        "Couriers, Porters, and Messengers",
        "Clergy",
    ]
    assert "O*NET 99.2 Database" in page.sources.get().title


def test_a_changed_field_stays_and_the_others_follow(
    newer: Callable[[], str], newest: Newest
) -> None:
    save_draft(newest(), lede="My own words.", job_zone=None)
    newer()
    page = newest()
    assert (page.lede, page.job_zone) == ("My own words.", None)
    assert page.search_description == "Sort parcels by machine. May repair it."


def test_a_new_name_of_the_role_stays(
    newer: Callable[[], str], newest: Newest, release: SyntheticRelease
) -> None:
    save_draft(newest(), title="Parcel Wrangler", plural="", article="")
    release.occupations[0].title = "Parcel Handlers"
    newer()
    assert newest().role_name.plural == "Parcel Wranglers"


def test_a_new_name_of_the_occupation_is_followed(
    newer: Callable[[], str], newest: Newest, release: SyntheticRelease
) -> None:
    release.occupations[0].title = "Item Handlers"
    newer()
    name = newest().role_name
    assert (name.singular, name.plural, name.article) == ("Item Handler", "Item Handlers", "an")


def test_a_changed_section_stays_and_the_others_follow(
    newer: Callable[[], str], newest: Newest
) -> None:
    page = newest()
    page.body[1].value["content"][0].value.source = "<p>They sort.</p>"
    save_draft(page)
    newer()
    sections = sections_of(newest())
    assert sections["Overview"] == "They sort."
    assert sections["Responsibilities"] == "Feed the machine\nTeach beginners"


def test_a_section_that_was_saved_unchanged_follows(
    newer: Callable[[], str], newest: Newest
) -> None:
    page = newest()
    data = list(page.body.get_prep_value())
    for block in data[1]["value"]["content"]:
        block["value"] = block["value"].replace("<p>", '<p data-block-key="a1b2c">')
        block["id"] = "another"
    page.body = page.body.stream_block.to_python(data)
    save_draft(page)
    newer()
    assert sections_of(newest())["Overview"] == "Sort parcels by machine. May repair it."


def test_a_section_that_follows_keeps_its_id_and_its_link_name(
    newer: Callable[[], str], newest: Newest
) -> None:
    page = newest()
    page.body[1].value["anchor"] = "what-they-do"
    save_draft(page)
    newer()
    assert newest().body[1].id == page.body[1].id
    assert newest().body[1].value["anchor"] == "what-they-do"


def test_a_deleted_section_stays_deleted(newer: Callable[[], str], newest: Newest) -> None:
    page = newest()
    del page.body[1]
    save_draft(page)
    newer()
    assert list(sections_of(newest())) == ["Definition", "Responsibilities"]


@pytest.mark.usefixtures("imported")
def test_a_section_that_the_release_has_only_now_is_added_in_its_place(
    run_import: Run, newest: Newest, release: SyntheticRelease
) -> None:
    page = newest(CLERGY)
    page.body.append(("text", {"heading": "Vows", "content": [("rich_text", "<p>Some.</p>")]}))
    save_draft(page)
    release.occupations[2].core = ("Lead services.",)
    run_import()
    assert list(sections_of(newest(CLERGY))) == [
        "Definition",
        "Overview",
        "Responsibilities",
        "Text",
    ]


def test_skills_and_related_roles_follow_one_by_one(
    newer: Callable[[], str], newest: Newest
) -> None:
    page = newest()
    page.role_skills = [
        *page.role_skills.all()[1:],
        RoleSkill(skill=Skill.objects.create(name="Patience")),
    ]
    page.related_roles = []
    save_draft(page)
    newer()
    page = newest()
    assert skills_of(page) == {
        "Inventory software": "Boxlist; Crate",
        "Patience": "",
        "Gridmaster": "",
    }
    assert [row.related.title for row in page.related_roles.all()] == ["Clergy"]


def test_changed_examples_of_a_skill_stay(newer: Callable[[], str], newest: Newest) -> None:
    page = newest()
    page.role_skills.all()[1].examples = "Paper lists"
    save_draft(page)
    newer()
    assert skills_of(newest())["Inventory software"] == "Paper lists"


def test_a_removed_source_stays_removed_and_an_own_one_stays(
    newer: Callable[[], str], newest: Newest
) -> None:
    save_draft(newest(), sources=[Source(title="A handbook")])
    newer()
    assert [source.title for source in newest().sources.all()] == ["A handbook"]


def test_a_related_role_of_an_editors_own_stays(
    newer: Callable[[], str], newest: Newest, make_role: Callable[..., Any]
) -> None:
    page, own = newest(), make_role("Philatelist")
    page.related_roles = [RelatedRole(related=own), *page.related_roles.all()]
    save_draft(page)
    newer()
    assert [row.related.title for row in newest().related_roles.all()] == [
        "Philatelist",
        "Couriers, Porters, and Messengers",
        "Clergy",
    ]


def test_what_only_an_editor_writes_survives(newer: Callable[[], str], newest: Newest) -> None:
    save_draft(newest(), author="The editors", headline="Who sorts parcels?")
    newer()
    assert (newest().author, newest().headline) == ("The editors", "Who sorts parcels?")


def test_readers_see_a_change_only_once_it_is_published(
    run_import: Run, newer: Callable[[], str], newest: Newest
) -> None:
    run_import(publish=True)
    newer()
    live = RolePage.objects.get(occupation_code=SORTERS)
    assert live.lede == "Keep things in order."
    assert live.has_unpublished_changes
    run_import(publish=True)
    live.refresh_from_db()
    assert live.lede == "Sort parcels by machine."


def test_unpublished_work_of_an_editor_is_not_published(
    run_import: Run, newer: Callable[[], str], newest: Newest
) -> None:
    run_import(publish=True)
    save_draft(newest(), author="Not yet")
    newer()
    assert "1 not published" in run_import(publish=True)
    live = RolePage.objects.get(occupation_code=SORTERS)
    assert (live.author, live.lede) == ("", "Keep things in order.")
    assert (newest().author, newest().lede) == ("Not yet", "Sort parcels by machine.")


def test_a_role_that_was_withdrawn_is_not_published_again(run_import: Run) -> None:
    run_import(publish=True)
    RolePage.objects.get(occupation_code=SORTERS).unpublish()
    assert "1 not published" in run_import(publish=True)
    assert not RolePage.objects.get(occupation_code=SORTERS).live


def test_a_deleted_role_stays_deleted(newer: Callable[[], str], newest: Newest) -> None:
    RolePage.objects.get(occupation_code=SORTERS).delete()
    assert "1 deleted by editors, left so" in newer()
    assert not RolePage.objects.filter(occupation_code=SORTERS).exists()


def test_a_locked_role_is_left_alone_and_follows_later(
    newer: Callable[[], str], run_import: Run, newest: Newest
) -> None:
    RolePage.objects.filter(occupation_code=SORTERS).update(locked=True)
    assert "1 locked by an editor, left alone" in newer()
    assert newest().lede == "Keep things in order."
    RolePage.objects.filter(occupation_code=SORTERS).update(locked=False)
    run_import()
    assert newest().lede == "Sort parcels by machine."


@pytest.mark.parametrize(
    ("title", "code"), [("Letter Sorter", SORTERS), ("Parcel Sorter", ""), ("parcel sorters", "")]
)
def test_a_role_of_an_editors_own_gets_only_what_it_lacks(
    run_import: Run, newest: Newest, make_role: Callable[..., Any], title: str, code: str
) -> None:
    page = make_role(title, occupation_code=code, plural="Own Plural")
    own = Skill.objects.create(name="Patience")
    page.role_skills = [RoleSkill(skill=own)]
    page.save_revision().publish()
    assert "1 changed, 2 made" in run_import()
    draft = RolePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.title, draft.plural, draft.lede) == (title, "Own Plural", page.lede)
    assert (draft.occupation_code, draft.job_zone) == (SORTERS, 2)
    assert skills_of(draft) == {"Patience": ""}
    assert sections_of(draft) == sections_of(page)
    assert "O*NET 99.1" in draft.sources.get().title
    assert RolePage.objects.count() == 3


def test_blank_sections_of_a_new_role_are_filled(
    run_import: Run, newest: Newest, roles_index: Any
) -> None:
    page = roles_index.add_child(instance=RolePage(title="Parcel Sorter", live=False))
    page.save_revision()
    run_import()
    draft = RolePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert sections_of(draft)["Overview"] == "Keep things in order. May train others."
    assert len(draft.body) == len(page.body)


def test_a_run_that_finds_only_editors_words_makes_no_revision(
    newer: Callable[[], str], run_import: Run, newest: Newest
) -> None:
    newer()
    page = newest()
    save_draft(page, lede="Mine.")
    revisions = Revision.objects.count()
    run_import()
    assert Revision.objects.count() == revisions


Items = dict[str, str]


@pytest.mark.parametrize(
    ("base", "current", "offered", "merged"),
    [
        ("old", "old", "new", "new"),
        ("old", "edited", "new", "edited"),
        ("old", "", "new", ""),
        ("old", "old", "old", "old"),
        ("old", "edited", "old", "edited"),
    ],
)
def test_a_field_follows_the_offer_until_an_editor_changes_it(
    base: str, current: str, offered: str, merged: str
) -> None:
    assert merged_value(base, current, offered) == merged


def items(text: str) -> Items:
    """Return items written as "a b:changed", without a value where none is given."""
    return {one.partition(":")[0]: one.partition(":")[2] for one in text.split()}


@pytest.mark.parametrize(
    ("base", "current", "offered", "merged"),
    [
        ("", "", "a b", "a b"),
        ("a b", "a b", "b c a", "b c a"),
        ("a b", "a", "a b", "a"),
        ("a b", "a", "a b c", "a c"),
        ("a b", "b a", "a b c", "b a c"),
        ("a b", "a b mine", "a c", "a mine c"),
        ("a:1 b:1", "a:1 b:mine", "a:2 b:2", "a:2 b:mine"),
        ("a:1 b:1", "a:1 b:mine", "a:1", "a:1 b:mine"),
        ("a b", "a b", "a", "a"),
        ("a b", "", "a b", ""),
        ("", "a:mine", "a:1", "a:mine"),
    ],
)
def test_a_list_follows_the_offer_item_by_item(
    base: str, current: str, offered: str, merged: str
) -> None:
    result = merged_items(items(base), items(current), items(offered))
    assert list(result.items()) == list(items(merged).items())
