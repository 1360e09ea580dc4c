"""All rules on one page."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from career_pages.checks import Guide, findings
from career_pages.models import OtherTitle, RelatedRole, RolePage, RoleSkill, Skill, Source
from tests.made_once import made_once
from tests.new_pages import new_role

MakeRole = Callable[..., Any]
Block = dict[str, Any]


def block(name: str, value: Any) -> Block:
    return {"type": name, "value": value, "id": str(uuid.uuid4())}


def text(number: int, html: str) -> Block:
    content = [block("rich_text", html)]
    return block("text", {"heading": f"Part {number}", "anchor": f"p-{number}", "content": content})


def long_role(others: list[Any], sections: int) -> Any:
    """Return a live role of so many sections, each with a link of every kind, and its records."""
    page = new_role(f"Role of {sections} Parts", live=False)
    body = list(page.body.raw_data)
    for number in range(sections):
        other = others[number % len(others)]
        html = (
            f'<p><a linktype="page" id="{other.pk}">a</a> <a linktype="document" '
            f'id="{number}">b</a> <a href="{other.url}#overview">c</a> <a href="#p-0">d</a> '
            f'<a href="/careers/gone-{number}/">e</a> <a href="https://x.org">f</a></p>'
        )
        body.append(text(number, html))
    page.body = page.body.stream_block.to_python(body)
    many = min(sections, len(others))
    page.related_roles = [RelatedRole(related=other) for other in others[:many]]
    page.other_titles = [OtherTitle(title=f"Title {number}") for number in range(sections)]
    page.sources = [Source(title=f"Source {number}") for number in range(sections)]
    page.role_skills = [
        RoleSkill(skill=Skill.objects.create(name=f"{sections}-{n}", is_confirmed=False))
        for n in range(sections)
    ]
    page.live = True
    page.save()
    return RolePage.objects.get(pk=page.pk)


@made_once
def made() -> dict[str, Any]:
    """A short role and a long one, and a draft."""
    others = [new_role(f"Other Role {number}") for number in range(12)]
    short, long = long_role(others, 3), long_role(others, 60)
    return {"short": short, "long": long, "draft": new_role(live=False)}


def queries(page: Any, guide: Guide | None = None) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        findings(page, guide)
    return len(counted)


@pytest.mark.once
def test_a_longer_page_takes_no_more_queries(guide: dict[str, Any]) -> None:
    short, long = guide["short"], guide["long"]
    queries(RolePage.objects.get(pk=short.pk))  # What is asked once in a process.
    few, many = (queries(RolePage.objects.get(pk=page.pk)) for page in (short, long))
    assert len(list(long.body)) > 60
    assert many == few <= 20


@pytest.mark.once
def test_a_chapter_takes_no_more_either(
    guide: dict[str, Any], make_chapter: Callable[..., Any]
) -> None:
    counts = []
    for role in (guide["short"], guide["long"]):
        chapter = make_chapter(role)
        data = [one for one in role.body.raw_data if one["type"] == "text"]
        chapter.body = chapter.body.stream_block.to_python(data)
        chapter.save()
        queries(type(chapter).objects.get(pk=chapter.pk))
        counts.append(queries(type(chapter).objects.get(pk=chapter.pk)))
    assert counts[0] == counts[1] <= 20


def test_the_same_is_found_within_a_run_over_many(guide: dict[str, Any]) -> None:
    page = guide["short"]
    alone = findings(RolePage.objects.get(pk=page.pk))
    whole = Guide(whole=True)
    assert findings(RolePage.objects.get(pk=page.pk), whole) == alone
    again = queries(RolePage.objects.get(pk=page.pk), whole)
    assert again < queries(RolePage.objects.get(pk=page.pk))


def test_facts_are_those_of_the_runs_beginning_and_new_ones_afterwards(
    make_role: MakeRole,
) -> None:
    page = make_role(live=False, lede="What a Baker does.")
    guide = Guide(whole=True)
    before = findings(page, guide)
    baker = make_role("Baker", live=False)
    assert findings(page, guide) == before
    assert "other-role-name" in {one.rule for one in findings(page)}
    baker.delete()
    assert findings(page) == before


def test_a_new_page_that_is_not_stored_yet_is_checked(db: None) -> None:
    assert {one.field for one in findings(RolePage(title="Baker", body=[]))} >= {"body"}


def test_errors_come_first(make_role: MakeRole, stopped_clock: date) -> None:
    page = make_role(live=False, lede="TODO", next_review=date(2020, 1, 1), body=[])
    severities = [str(one.severity) for one in findings(page)]
    assert severities == sorted(severities)
    assert set(severities) == {"error", "warning"}


@pytest.mark.parametrize("field", ["lede", "headline", "search_description", "seo_title"])
@pytest.mark.parametrize("text", ["\0", "{" * 400, "(" * 400, "☃" * 400, "a." * 4000, " " * 4000])
def test_nothing_that_can_be_typed_fails(guide: dict[str, Any], field: str, text: str) -> None:
    page = guide["draft"]
    setattr(page, field, text)
    content = [{"type": "rich_text", "value": f"<p>{text}</p><a href='{text}'>x</a>", "id": "r"}]
    body = [{"type": "text", "value": {"heading": text, "content": content}, "id": "t"}]
    page.body = page.body.stream_block.to_python(body)
    assert all(one.message for one in findings(page))
