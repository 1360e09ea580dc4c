"""Names of other roles."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import Finding, findings
from career_pages.models import OtherTitle, RelatedRole
from tests.made_once import made_once, read_again
from tests.new_pages import new_role

MakeRole = Callable[..., Any]
Body = list[tuple[str, dict[str, Any]]]


def text(heading: str, words: str = "Words.") -> Body:
    return [("text", {"heading": heading, "content": [("rich_text", f"<p>{words}</p>")]})]


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


@pytest.fixture
def guide(made: dict[str, Any], db: None) -> dict[str, Any]:
    """The same for one test, which may change it."""
    return read_again(made)


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("fields", "field", "name"),
    [
        ({"lede": "What a Product Manager does all day."}, "lede", "Product Manager"),
        ({"headline": "Who are Product Managers?"}, "headline", "Product Managers"),
        ({"seo_title": "Product Manager: the job"}, "seo_title", "Product Manager"),
        ({"search_description": "Become a Baker."}, "search_description", "Baker"),
        ({"body": text("Types of Bakers")}, "body.heading", "Bakers"),
        (
            {"body": text("A Day With Music, Film, and Stage Directors")},
            "body.heading",
            "Music, Film",
        ),
        ({"body": text("The Product Manager’s Day")}, "body.heading", "Product Manager"),
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
        {"body": text("Pay", "A Product Manager is told of it.")},
        {"body": text("The Non-Product Manager")},
        {"body": text("Bakersfield and Co-Baker")},
        {"body": text("Product Managerial Work")},
        {"body": text("Sales. Product. Manager.")},
    ],
)
def test_other_words_and_running_text_pass(make_role: MakeRole, fields: dict[str, Any]) -> None:
    assert found(make_role(live=False, **fields)) == []


@pytest.mark.usefixtures("guide")
def test_a_word_that_the_page_uses_is_no_name(make_role: MakeRole) -> None:
    body = text("Types of Models", "Engineers build models of rooms.")
    assert found(make_role(live=False, body=body)) == []
    (finding,) = found(make_role("Foley Artist", live=False, body=text("Types of Models")))
    assert finding.excerpt == "Types of Models"
    assert found(make_role("Rigger", live=False, lede="Models of rooms. Models of halls.")) == []


@pytest.mark.usefixtures("guide")
def test_a_name_within_the_roles_own_passes_and_one_around_it(make_role: MakeRole) -> None:
    make_role("Engineer", live=False)
    make_role("Live Sound Engineer", live=False)
    body = text("What Engineers Hear") + text("Live Sound Engineers")
    assert found(make_role(live=False, body=body)) == []


@pytest.mark.usefixtures("guide")
def test_other_titles_levels_and_types_are_names_of_the_role(make_role: MakeRole) -> None:
    levels = [{"level": "Chief Engineer", "heading": "Days of a Chief Engineer", "duties": ["x"]}]
    kinds = [{"name": "Product Manager", "description": [("rich_text", "<p>So.</p>")]}]
    body = [("levels", {"levels": levels}), ("specializations", {"specializations": kinds})]
    page = make_role(live=False, body=body + text("A Baker’s Night"))
    page.other_titles = [OtherTitle(title="Baker")]
    assert found(page) == []


def test_related_roles_pass(make_role: MakeRole, guide: dict[str, Any]) -> None:
    page = make_role(live=False, body=text("Working With Product Managers"))
    assert len(found(page)) == 1
    page.related_roles = [RelatedRole(related=guide["Product Manager"])]
    assert found(page) == []


def test_a_role_to_which_the_section_links_passes(
    make_role: MakeRole, guide: dict[str, Any]
) -> None:
    link = f'<a linktype="page" id="{guide["Product Manager"].pk}">them</a>'
    assert found(make_role(live=False, body=text("Product Managers", f"Ask {link}."))) == []
    kinds = [{"name": "Planner", "role": guide["Product Manager"], "description": []}]
    body = [("specializations", {"specializations": kinds}), *text("Product Managers")]
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
    page = make_role(live=False, body=text("Sound Engineers at Night"))
    assert found(page) == []


def test_names_are_compared_as_headings_write_them(make_role: MakeRole) -> None:
    make_role("web developer", live=False)
    page = make_role(live=False, lede="A web developer is not meant.", body=text("Web Developers"))
    assert [one.excerpt for one in found(page)] == ["Web Developers"]
