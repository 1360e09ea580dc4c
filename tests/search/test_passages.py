"""A page's passages hold what its readers see, and nothing else."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client

from career_pages.models import CareerArea, RoleSkill, Skill
from home.models import HomePage, TextPage
from search.models import PAGE, Passage
from search.passages import LONGEST_TEXT, passages_of
from tests.new_pages import prose
from tests.search.conftest import AddRole


def _texts(page: Any) -> str:
    return "\n".join(f"{one.heading}\n{one.text}" for one in passages_of(page))


def test_a_role_has_its_own_passage_and_one_for_every_section(
    make_role: Callable[..., Any],
) -> None:
    passages = passages_of(make_role("Sound Engineer"))
    assert [(one.kind, one.anchor) for one in passages[:5]] == [
        (PAGE, ""),
        ("DefinitionSection", "definition"),
        ("OverviewSection", "overview"),
        ("ResponsibilitiesSection", "responsibilities"),
        ("LevelsSection", "levels"),
    ]
    assert [one.position for one in passages] == list(range(len(passages)))
    assert {one.title for one in passages} == {"Sound Engineer"}
    assert passages[3].text == "Placing microphones\nMixing"


def test_a_roles_own_passage_holds_what_stands_above_its_sections(add_role: AddRole) -> None:
    area = CareerArea.objects.create(name="Stage and Screen", slug="stage")
    role = add_role("Sound Engineer", titles=("Audio Engineer",), area=area, lede="Mixes bands.")
    skill = Skill.objects.create(name="Signal flow")
    RoleSkill.objects.create(role=role, skill=skill, examples="Patchbay; Splitter")
    role.refresh_from_db()
    own = passages_of(role)[0]
    assert own.heading == "What is a Sound Engineer?"
    assert own.text == "Mixes bands.\nStage and Screen\nSignal flow Patchbay; Splitter"
    assert own.other_titles == "Audio Engineer"


def test_what_is_withheld_from_readers_is_in_no_passage(add_role: AddRole) -> None:
    told = {"quote": "I love the quiet aisles.", "person": "Ada", "job": "", "organisation": ""}
    agreed = told | {"quote": "Shelves never answer back.", "consent_date": date(2026, 1, 31)}
    testimonials = [told | {"consent_date": None}, agreed]
    role = add_role("Librarian", body=[("experience", {"testimonials": testimonials})])
    assert "quiet aisles" not in _texts(role)
    assert "Shelves never answer back." in _texts(role)


def test_an_empty_section_has_no_passage(add_role: AddRole) -> None:
    role = add_role("Librarian", body=[("definition", {}), ("keywords", {"keywords": ["MARC"]})])
    assert [one.kind for one in passages_of(role)] == [PAGE, "KeywordsSection"]


def test_invitations_to_go_elsewhere_are_not_searched(add_role: AddRole) -> None:
    body = [
        ("up_next", {"teaser": "The training, step by step."}),
        ("call_to_action", {"text": "See what is near you.", "button": "Look", "link": "/"}),
    ]
    assert [one.kind for one in passages_of(add_role("Librarian", body=body))] == [PAGE]


def test_a_chapter_is_named_after_its_role(
    add_role: AddRole, make_chapter: Callable[..., Any]
) -> None:
    role = add_role("Librarian")
    plain = make_chapter(role, "Interview Questions")
    named = make_chapter(role, "How to Become a Librarian")
    assert passages_of(plain)[0].title == "Librarian: Interview Questions"
    assert passages_of(named)[0].title == "How to Become a Librarian"


def test_a_chapter_does_not_tell_the_name_of_a_role_that_is_not_live(
    add_role: AddRole, make_chapter: Callable[..., Any]
) -> None:
    role = add_role("Librarian", live=False)
    chapter = make_chapter(role, "Interview Questions", body=[])
    assert "Librarian" not in passages_of(chapter)[0].title


def test_other_pages_are_one_passage(db: None) -> None:
    home = HomePage.objects.get()
    about = home.add_child(
        instance=TextPage(title="About", introduction="Who we are.", body=prose("Old hands."))
    )
    [passage] = passages_of(about)
    assert (passage.kind, passage.anchor, passage.title) == (PAGE, "", "About")
    assert passage.text == "Who we are.\nOld hands."
    [of_home] = passages_of(home)
    assert of_home.heading == home.headline
    assert of_home.text == home.introduction


def test_a_page_that_nobody_searches_has_none(db: None) -> None:
    assert passages_of(HomePage.objects.get().get_parent().specific) == []


def test_endless_text_is_cut(add_role: AddRole) -> None:
    role = add_role("Librarian", "Shelves and more shelves. " * 10_000)
    assert len(Passage.objects.get(page=role, position=1).text) == LONGEST_TEXT


def test_every_anchor_is_on_the_page(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], client: Client
) -> None:
    role = make_role()
    for page in (role, make_chapter(role)):
        html = client.get(page.url).content.decode()
        anchors = [one.anchor for one in passages_of(page)[1:]]
        assert anchors
        for anchor in anchors:
            assert f'id="{anchor}"' in html
