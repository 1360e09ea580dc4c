"""What a role's page says at a glance."""

from collections.abc import Callable
from typing import Any

from career_pages.models import RoleSkill, Skill


def test_the_preparation_is_told_in_words_and_as_a_job_zone(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    facts = parsed(make_role(job_zone=4)).find(id="facts").get_text()
    assert "Preparation needed" in facts
    assert "Considerable (job zone 4 of 5)" in facts


def test_the_first_twelve_skills_are_open_and_the_others_behind_one_line(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    role = make_role()
    for number in range(1, 15):
        skill = Skill.objects.create(name=f"Skill {number}")
        examples = "Boxlist; Crate" if number == 14 else ""
        role.role_skills.add(RoleSkill(skill=skill, examples=examples))
    role.save_revision().publish()
    facts = parsed(role).find(id="facts")
    more = facts.details.extract()
    assert [item.get_text() for item in facts.find_all("li")][-1] == "Skill 12"
    assert more.summary.get_text() == "2 more skills"
    assert [item.get_text() for item in more.find_all("li")] == [
        "Skill 13",
        "Skill 14 (Boxlist; Crate)",
    ]
