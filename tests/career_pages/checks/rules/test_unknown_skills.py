"""Skills that no editor has confirmed."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import Finding, findings
from career_pages.models import RoleSkill, Skill

MakeRole = Callable[..., Any]


@pytest.fixture
def known(db: None) -> list[Skill]:
    """Skills that editors know."""
    names = ("Audio mixing", "Python", "Communication", "Welding")
    return [Skill.objects.create(name=name) for name in names]


def found(page: Any) -> list[Finding]:
    return [one for one in findings(page) if one.rule == "unknown-skill"]


def role_with(make_role: MakeRole, *skills: Skill) -> Any:
    page = make_role(live=False)
    page.role_skills = [RoleSkill(skill=skill) for skill in skills]
    page.save()
    return page


@pytest.mark.parametrize(
    ("name", "closest"),
    [
        ("Audio-mixing", "Audio mixing"),
        ("AUDIO MIXNG", "Audio mixing"),
        ("Pyhton", "Python"),
        ("Pythn", "Python"),
        ("Comunication", "Communication"),
        ("Juggling", ""),
        ("Programming in Python", ""),
    ],
)
def test_a_skill_that_waits_is_found_with_the_nearest(
    make_role: MakeRole, known: list[Skill], name: str, closest: str
) -> None:
    waiting = Skill.objects.create(name=name, is_confirmed=False)
    page = role_with(make_role, known[0], waiting)
    (finding,) = found(page)
    assert finding.field == f"role_skills.{page.role_skills.get(skill=waiting).pk}.skill"
    assert finding.excerpt == name
    assert (f"Did you mean “{closest}”?" in finding.message) is bool(closest)
    assert ("Did you mean" in finding.message) is bool(closest)


def test_known_skills_pass_and_a_confirmed_one(make_role: MakeRole, known: list[Skill]) -> None:
    page = role_with(make_role, *known)
    assert found(page) == []
    waiting = Skill.objects.create(name="Juggling", is_confirmed=False)
    page = role_with(make_role, waiting)
    assert len(found(page)) == 1
    Skill.objects.filter(pk=waiting.pk).update(is_confirmed=True)
    assert found(page) == []


def test_a_row_that_is_not_saved_yet_is_found_at_its_list(
    make_role: MakeRole, known: list[Skill]
) -> None:
    page = make_role(live=False)
    page.role_skills = [RoleSkill(skill=Skill.objects.create(name="X", is_confirmed=False))]
    assert [one.field for one in found(page)] == ["role_skills"]
