"""How a page names its skills, its levels and roles."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import Finding, findings
from career_pages.checks.naming import RoleNames, as_written, names_in
from career_pages.models import OtherTitle, RelatedRole, RoleSkill, Skill
from tests.made_once import made_once
from tests.new_pages import new_role

MakeRole = Callable[..., Any]
Remarks = Callable[..., list[tuple[str, str]]]
Body = list[tuple[str, dict[str, Any]]]


# Skills that no editor has confirmed.


@pytest.fixture
def known(db: None) -> list[Skill]:
    """Skills that editors know."""
    names = ("Audio mixing", "Python", "Communication", "Welding")
    return [Skill.objects.create(name=name) for name in names]


def unknown(page: Any) -> list[Finding]:
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
    (finding,) = unknown(page)
    assert finding.field == f"role_skills.{page.role_skills.get(skill=waiting).pk}.skill"
    assert finding.excerpt == name
    assert (f"Did you mean “{closest}”?" in finding.message) is bool(closest)
    assert ("Did you mean" in finding.message) is bool(closest)


def test_known_skills_pass_and_a_confirmed_one(make_role: MakeRole, known: list[Skill]) -> None:
    page = role_with(make_role, *known)
    assert unknown(page) == []
    waiting = Skill.objects.create(name="Juggling", is_confirmed=False)
    page = role_with(make_role, waiting)
    assert len(unknown(page)) == 1
    Skill.objects.filter(pk=waiting.pk).update(is_confirmed=True)
    assert unknown(page) == []


def test_a_row_that_is_not_saved_yet_is_found_at_its_list(
    make_role: MakeRole, known: list[Skill]
) -> None:
    page = make_role(live=False)
    page.role_skills = [RoleSkill(skill=Skill.objects.create(name="X", is_confirmed=False))]
    assert [one.field for one in unknown(page)] == ["role_skills"]


# Names of levels.


LEVEL_NAME = "level-name"


def levels(*named: tuple[str, str]) -> Body:
    made = [{"level": level, "heading": heading, "duties": ["x"]} for level, heading in named]
    return [("levels", {"levels": made})]


LEVELS = levels(("Entry-Level", ""), ("Midlevel", ""), ("Senior", ""))


def section(heading: str, html: str = "<p>Words.</p>") -> Body:
    return [("text", {"heading": heading, "content": [("rich_text", html)]})]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (section("From Entry Level to Senior"), "body.heading"),
        (section("The entry level"), "body.heading"),
        (section("Work", "<h3>Entry Level Work</h3>"), "body.content"),
        (section("Work", "<p>For Entry Level jobs.</p>"), "body.content"),
        (section("Mid-Level Work"), "body.heading"),
        (section("Mid Level Work"), "body.heading"),
    ],
)
def test_another_spelling_is_found(remarks: Remarks, body: Body, field: str) -> None:
    assert [one for one, _ in remarks(LEVEL_NAME, body=LEVELS + body)] == [field]


@pytest.mark.parametrize(
    "body",
    [
        section("From Entry-Level to Senior"),
        section("Entry-level work"),
        section("Midlevel Work"),
        section("Work", "<p>At the entry level, seniors help. Entry level is easy.</p>"),
        section("Work", "<p>The Entry-Level desk and an entry-level job.</p>"),
        section("Sentry Levels"),
    ],
)
def test_the_same_spelling_and_plain_english_pass(remarks: Remarks, body: Body) -> None:
    assert remarks(LEVEL_NAME, body=LEVELS + body) == []


def test_the_message_says_how_the_level_is_called(messages: Callable[..., list[str]]) -> None:
    (message,) = messages(LEVEL_NAME, body=LEVELS, lede="Work at Entry Level.")
    assert message == "Write “Entry-Level”, as the level is called, for “Entry Level”."


def test_a_heading_that_names_another_level_is_found(remarks: Remarks) -> None:
    body = levels(("Assistant", "Days of an Assistant"), ("Senior", "Days of an Assistant"))
    assert remarks(LEVEL_NAME, body=body) == [("body.levels.heading", "Days of an Assistant")]


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Days of a Senior Engineer",
        "From Assistant to Senior",
        "Those who assistant mix",
        "Days",
    ],
)
def test_a_heading_that_names_its_own_level_or_none_passes(remarks: Remarks, heading: str) -> None:
    assert remarks(LEVEL_NAME, body=levels(("Assistant", ""), ("Senior", heading))) == []


def test_somebody_elses_words_stay_as_they_are(remarks: Remarks) -> None:
    said = {"quote": "I was Entry Level.", "person": "P", "consent_date": "2026-01-05"}
    assert remarks(LEVEL_NAME, body=[*LEVELS, ("experience", {"testimonials": [said]})]) == []


def test_chapters_use_the_names_of_their_role(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role(body=LEVELS)
    wrong = make_chapter(role, lede="Why.", body=section("Entry Level Work"))
    assert [(one.rule, one.field.split(".")[-1]) for one in findings(wrong)] == [
        (LEVEL_NAME, "heading")
    ]
    right = make_chapter(role, title="Skills", lede="Why.", body=section("Entry-Level Work"))
    assert findings(right) == []


def test_names_with_signs_are_left_alone(remarks: Remarks) -> None:
    body = levels(("C++ (Level 1)", ""), ("***", ""), ("", "x")) + section("C++ Level 1 and ***")
    assert remarks(LEVEL_NAME, body=body) == []


# Names of roles in a text.


NAMES = RoleNames.of(
    [
        (1, "Nurse"),
        (2, "Registered Nurse"),
        (3, "Nurse"),
        (4, "C++ Developer"),
        (5, "Women's Health Nurse"),
        (6, "Buyers and Purchasing Agents, Farm Products"),
        (7, "3D artist"),
        (8, ""),
        (9, "***"),
    ]
)


def names_found(text: str) -> list[tuple[str, set[int]]]:
    return [(one.name, set(one.roles)) for one in names_in(text, NAMES)]


def test_the_longest_name_counts_and_one_name_may_be_that_of_two_roles() -> None:
    assert names_found("A Registered Nurse and a Nurse") == [
        ("Registered Nurse", {2}),
        ("Nurse", {1, 3}),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Days of a C++ Developer", "C++ Developer"),
        ("A Women’s Health Nurse", "Women's Health Nurse"),
        (
            "For Buyers and Purchasing  Agents, Farm Products!",
            "Buyers and Purchasing Agents, Farm Products",
        ),
        ("3D Artist: the Job", "3D Artist"),
        ("The Nurse's Day", "Nurse"),
        ("(Nurse)", "Nurse"),
    ],
)
def test_a_name_is_found_with_its_signs(text: str, name: str) -> None:
    assert [one for one, _ in names_found(text)] == [name]


@pytest.mark.parametrize(
    "text",
    ["", "Nurseries", "nurse", "NURSE", "Co-Nurse", "Nurse-Led Care", "Nurses_", "Registered"],
)
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert names_found(text) == []


def test_of_two_lists_of_names_the_longer_name_counts() -> None:
    own = RoleNames.of([(20, "Registered Nurse Educator"), (2, "Nurse")])
    names = [
        (one.name, set(one.roles))
        for one in names_in("Nurse, Registered Nurse Educator", own, NAMES)
    ]
    assert names == [("Nurse", {1, 2, 3}), ("Registered Nurse Educator", {20})]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("software developer", "Software Developer"),
        ("Director of Nursing", "Director of Nursing"),
        ("iOS developer", "iOS Developer"),
        ("UX Designer", "UX Designer"),
        ("  sound \n engineer ", "Sound Engineer"),
    ],
)
def test_names_are_looked_for_with_capitals(typed: str, written: str) -> None:
    assert as_written(typed) == written


# Names of other roles.


def found(page: Any) -> list[Finding]:
    return [one for one in findings(page) if one.rule == "other-role-name"]


@made_once
def made() -> dict[str, Any]:
    """Other roles of the guide."""
    names = (
        "Product Manager",
        "Baker",
        "Model",
        "Chief Engineer",
        "Music, Film, and Stage Directors",
    )
    return {name: new_role(name, live=False) for name in names}


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("fields", "field", "name"),
    [
        ({"lede": "What a Product Manager does all day."}, "lede", "Product Manager"),
        ({"headline": "Who are Product Managers?"}, "headline", "Product Managers"),
        ({"seo_title": "Product Manager: the job"}, "seo_title", "Product Manager"),
        ({"search_description": "Become a Baker."}, "search_description", "Baker"),
        ({"body": section("Types of Bakers")}, "body.heading", "Bakers"),
        (
            {"body": section("A Day With Music, Film, and Stage Directors")},
            "body.heading",
            "Music, Film",
        ),
        ({"body": section("The Product Manager’s Day")}, "body.heading", "Product Manager"),
    ],
)
def test_another_role_is_found_where_it_stands_out(
    make_role: MakeRole, fields: dict[str, Any], field: str, name: str
) -> None:
    (finding,) = found(make_role(live=False, **fields))
    assert ".".join(step for step in finding.field.split(".") if len(step) < 36) == field
    assert f"“{name}" in finding.message
    assert "Write “Sound Engineer” in its place" in finding.message


@pytest.mark.usefixtures("guide")
def test_a_heading_within_a_text_and_a_job_are_read(stored: Callable[..., Any]) -> None:
    rich = {"type": "rich_text", "value": "<h3>Product Managers at Work</h3><p>So.</p>", "id": "r"}
    said = {"quote": "It is loud.", "person": "P", "job": "Product Manager Company"}
    page = stored(
        [
            {"type": "text", "value": {"heading": "Work", "content": [rich]}, "id": "t"},
            {
                "type": "experience",
                "value": {"testimonials": [{"type": "item", "value": said, "id": "q"}]},
                "id": "e",
            },
        ]
    )
    assert [one.field for one in found(page)] == [
        "body.t.content.r",
        "body.e.testimonials.q.job",
    ]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    "fields",
    [
        {"lede": "They talk to a product manager every week."},
        {"body": section("Pay", "<p>A Product Manager is told of it.</p>")},
        {"body": section("The Non-Product Manager")},
        {"body": section("Bakersfield and Co-Baker")},
        {"body": section("Product Managerial Work")},
        {"body": section("Sales. Product. Manager.")},
    ],
)
def test_other_words_and_running_text_pass(make_role: MakeRole, fields: dict[str, Any]) -> None:
    assert found(make_role(live=False, **fields)) == []


@pytest.mark.usefixtures("guide")
def test_a_word_that_the_page_uses_is_no_name(make_role: MakeRole) -> None:
    body = section("Types of Models", "<p>Engineers build models of rooms.</p>")
    assert found(make_role(live=False, body=body)) == []
    (finding,) = found(make_role("Foley Artist", live=False, body=section("Types of Models")))
    assert finding.excerpt == "Types of Models"
    assert found(make_role("Rigger", live=False, lede="Models of rooms. Models of halls.")) == []


@pytest.mark.usefixtures("guide")
def test_a_name_within_the_roles_own_passes_and_one_around_it(make_role: MakeRole) -> None:
    make_role("Engineer", live=False)
    make_role("Live Sound Engineer", live=False)
    body = section("What Engineers Hear") + section("Live Sound Engineers")
    assert found(make_role(live=False, body=body)) == []


@pytest.mark.usefixtures("guide")
def test_other_titles_levels_and_types_are_names_of_the_role(make_role: MakeRole) -> None:
    levels = [{"level": "Chief Engineer", "heading": "Days of a Chief Engineer", "duties": ["x"]}]
    kinds = [{"name": "Product Manager", "description": [("rich_text", "<p>So.</p>")]}]
    body = [("levels", {"levels": levels}), ("specializations", {"specializations": kinds})]
    page = make_role(live=False, body=body + section("A Baker’s Night"))
    page.other_titles = [OtherTitle(title="Baker")]
    assert found(page) == []


def test_related_roles_pass(make_role: MakeRole, guide: dict[str, Any]) -> None:
    page = make_role(live=False, body=section("Working With Product Managers"))
    assert len(found(page)) == 1
    page.related_roles = [RelatedRole(related=guide["Product Manager"])]
    assert found(page) == []


def test_a_role_to_which_the_section_links_passes(
    make_role: MakeRole, guide: dict[str, Any]
) -> None:
    link = f'<a linktype="page" id="{guide["Product Manager"].pk}">them</a>'
    assert (
        found(make_role(live=False, body=section("Product Managers", f"<p>Ask {link}.</p>"))) == []
    )
    kinds = [{"name": "Planner", "role": guide["Product Manager"], "description": []}]
    body = [("specializations", {"specializations": kinds}), *section("Product Managers")]
    assert found(make_role("Stagehand", live=False, body=body)) == []
    up_next = [("up_next", {"title": "Become a Product Manager", "page": guide["Product Manager"]})]
    assert found(make_role("Rigger", live=False, body=up_next)) == []


@pytest.mark.usefixtures("guide")
def test_a_question_that_names_both_compares_them(make_role: MakeRole) -> None:
    def faq(question: str) -> Body:
        answer = [("rich_text", "<p>No.</p>")]
        return [("faqs", {"questions": [{"question": question, "answer": answer}]})]

    assert found(make_role(live=False, body=faq("Is a Sound Engineer a Product Manager?"))) == []
    (finding,) = found(make_role("Rigger", live=False, body=faq("What do Product Managers do?")))
    assert finding.field.endswith(".question")


def test_a_chapter_is_about_the_role_above(
    make_role: MakeRole, make_chapter: Callable[..., Any], guide: dict[str, Any]
) -> None:
    role = make_role()
    assert found(make_chapter(role)) == []
    (finding,) = found(make_chapter(role, title="How to Become a Product Manager"))
    assert finding.field == "title"


def test_a_role_of_the_same_name_is_none_other(make_role: MakeRole) -> None:
    make_role(live=False)
    page = make_role(live=False, body=section("Sound Engineers at Night"))
    assert found(page) == []


def test_names_are_compared_as_headings_write_them(make_role: MakeRole) -> None:
    make_role("web developer", live=False)
    page = make_role(
        live=False, lede="A web developer is not meant.", body=section("Web Developers")
    )
    assert [one.excerpt for one in found(page)] == ["Web Developers"]
