"""What one publication works out: everything once, and again only what has become different."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from career_pages.checks import findings, registry
from career_pages.models import CallToAction, RolePage
from career_pages.sections import projection
from career_pages.sections.projection import Section, projected, top_sections
from search.models import Passage
from tests.new_pages import prose, small_body

MakeRole = Callable[..., Any]
OnCommit = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Begin as a process does; what it returns forgets again what was worked out."""

    def forget() -> None:
        for memo in (registry._known, projection._projected, projection._complete):
            memo.clear()

    forget()
    return forget


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each check looked, a body was projected, and ids and anchors were given."""
    counts: Counter[str] = Counter()

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            counts[name] += 1
            return real(*args)

        return call

    monkeypatch.setattr(projection, "top_sections", counted("projection", top_sections))
    given = counted("ids and anchors", projection.give_ids_and_anchors)
    monkeypatch.setattr(projection, "give_ids_and_anchors", given)
    for name, check in registry._checks.items():
        monkeypatch.setitem(registry._checks, name, replace(check, look=counted(name, check.look)))
    return counts


ONCE = {"projection": 1, "ids and anchors": 1, **dict.fromkeys(registry._checks, 1)}


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def passages(page: Any) -> str:
    return "\n".join(Passage.objects.filter(page=page.pk).values_list("text", flat=True))


@pytest.mark.parametrize("is_live", [True, False])
def test_a_publication_from_the_editor_works_everything_out_once(
    admin_client: Client,
    make_role: MakeRole,
    role_form: Callable[..., dict[str, Any]],
    worked_out: Counter[str],
    django_capture_on_commit_callbacks: OnCommit,
    is_live: bool,
) -> None:
    page = make_role(live=is_live)
    worked_out.clear()
    with django_capture_on_commit_callbacks(execute=True):
        posted = role_form(definition="A person with good ears.") | {"action-publish": "1"}
        admin_client.post(edit_url(page), posted)
    assert RolePage.objects.get(pk=page.pk).live
    assert worked_out == ONCE
    assert "A person with good ears." in passages(page)


def test_a_publication_of_many_works_everything_out_once_for_each(
    admin_client: Client,
    make_role: MakeRole,
    nothing_is_known: Callable[[], None],
    worked_out: Counter[str],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    pages = [make_role(name, live=False) for name in ("Sound Engineer", "Rigger")]
    nothing_is_known()
    worked_out.clear()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"{url}?{chosen}")
    assert RolePage.objects.live().count() == 2
    assert worked_out == dict.fromkeys(ONCE, 2)
    assert all(passages(page) for page in pages)


def test_an_approval_works_everything_out_once(
    make_role: MakeRole,
    administrator: Any,
    nothing_is_known: Callable[[], None],
    worked_out: Counter[str],
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    task = GroupApprovalTask.objects.create(name="Check")
    task.groups.add(Group.objects.create(name="Reviewers"))
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    page = make_role(live=False)
    workflow.start(page, administrator)
    nothing_is_known()
    worked_out.clear()
    with django_capture_on_commit_callbacks(execute=True):
        page.current_workflow_task_state.approve(user=administrator)
    assert RolePage.objects.get(pk=page.pk).live
    assert worked_out == ONCE


def test_a_rule_looks_again_when_another_page_is_another(make_role: MakeRole) -> None:
    other = make_role("Rigger")
    link = f'<a linktype="page" id="{other.pk}">Riggers</a> hang what is heavy.'
    body = [*small_body(), ("text", {"heading": "Others", "content": prose(link)})]
    page = make_role(body=body)
    assert "unpublished-link" not in {one.rule for one in findings(page)}
    other.unpublish()
    assert "unpublished-link" in {one.rule for one in findings(page)}


def test_a_projection_is_made_anew_when_what_it_shows_of_others_is_another(
    make_role: MakeRole, site_image: Any
) -> None:
    shared = CallToAction.objects.create(name="Start", heading="Start now", link="/careers/")
    site_image.contextual_alt_text, site_image.decorative = "An oven", False
    page = make_role(
        body=[
            ("text", {"heading": "Tools", "content": [("figure", {"image": site_image})]}),
            ("call_to_action", {"shared": shared}),
        ]
    )

    def shown() -> list[tuple[str, str]]:
        return [(one.heading, one.text) for one in projected(RolePage.objects.get(pk=page.pk))]

    assert shown() == [("Tools", "An oven"), ("Start now", "")]
    CallToAction.objects.filter(pk=shared.pk).update(heading="Begin now")
    assert shown() == [("Tools", "An oven"), ("Begin now", "")]
    type(site_image).objects.filter(pk=site_image.pk).delete()
    assert shown() == [("Tools", ""), ("Begin now", "")]


def test_nothing_that_becomes_of_a_page_changes_what_was_worked_out_of_it(
    make_role: MakeRole,
) -> None:
    page = make_role()
    draft = RolePage.objects.get(pk=page.pk)
    projected(draft)
    (levels,) = draft.body.blocks_by_name("levels")
    levels.value["levels"][0]["level"] = "Beginner"
    assert all_names(projected(page)) == ["Assistant", "Senior"]
    assert all_names(projected(draft)) == ["Beginner", "Senior"]


def all_names(tops: list[Section]) -> list[str]:
    return [one.name for top in tops for one in (top, *top.subsections) if one.name]
