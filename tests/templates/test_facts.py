"""What a role's page says at a glance."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.models import RolePage, RoleSkill, Skill


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
    skills = parsed(role).find(id="needed-skills")
    more = skills.details.extract()
    assert [item.get_text() for item in skills.find_all("li")][-1] == "Skill 12"
    assert more.summary.get_text() == "2 more skills"
    assert [item.get_text() for item in more.find_all("li")] == [
        "Skill 13",
        "Skill 14 (Boxlist; Crate)",
    ]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (300, 1), (2375, 10)])
def test_the_time_to_read_counts_the_words_that_readers_see(words: int, minutes: int) -> None:
    prose = [("rich_text", f"<p>{'word ' * words}</p>")]
    quotes = [{"quote": "unseen " * 2000, "person": "P. Private"}]
    body = [("experience", {"testimonials": quotes, "content": prose})]
    assert RolePage(title="Reader", body=body).reading_minutes == minutes
