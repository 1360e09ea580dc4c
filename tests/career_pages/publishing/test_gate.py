"""The gate, on every way to a live page, and the levels that are stored of what is live."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowTask

from career_pages.models import RoleLevel, RolePage
from career_pages.models.reviews import ApprovalStoppedError
from career_pages.publishing.gate import REFUSED, publication_errors
from tests.new_pages import with_levels

MakeRole = Callable[..., Any]
RoleForm = Callable[..., dict[str, Any]]


FAULTY = {"lede": "TODO: say why"}


REASON = "Replace the placeholder “TODO” with real words."


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def refusals(page: Any) -> list[str]:
    entries = PageLogEntry.objects.filter(page=page.pk, action=REFUSED)
    return [reason for entry in entries for reason in entry.data["reasons"]]


def test_only_errors_stop_publication(make_role: MakeRole) -> None:
    body = make_role(title="Other", live=False).body
    said = {"testimonials": [{"quote": "It is loud.", "person": "P"}]}
    body.append(("experience", {**said, "content": [("rich_text", "<p>Loud.</p>")]}))
    assert publication_errors(make_role(live=False, body=body)) == []


def test_pages_of_other_kinds_pass(roles_index: Any) -> None:
    assert publication_errors(roles_index) == []


def test_a_faultless_role_is_published_from_the_editor(
    admin_client: Client, roles_index: Any, role_form: RoleForm
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["career_pages", "rolepage", roles_index.pk])
    admin_client.post(url, role_form() | {"action-publish": "1"})
    page = RolePage.objects.get(title="Sound Engineer")
    assert page.live
    assert (page.plural, page.article) == ("Sound Engineers", "a")


def test_the_editor_says_beside_the_field_why_not(
    admin_client: Client, make_role: MakeRole, role_form: RoleForm
) -> None:
    page = make_role(live=False)
    response = admin_client.post(
        edit_url(page),
        role_form(definition="Lorem ipsum dolor", lede="Ask XYZ") | {"action-publish": "1"},
    )
    form = response.context["form"]
    assert form.errors["lede"] == ["Replace the placeholder “XYZ” with real words."]
    shown = form.errors.as_data()["body"][0].as_json_data()
    message = "Replace the placeholder “Lorem ipsum” with real words."
    assert shown == {
        "blockErrors": {
            0: {"blockErrors": {"content": {"blockErrors": {0: {"messages": [message]}}}}}
        }
    }
    assert not RolePage.objects.get(pk=page.pk).live


def test_a_draft_is_saved_as_incomplete_as_it_is(
    admin_client: Client, make_role: MakeRole, role_form: RoleForm
) -> None:
    page = make_role(live=False)
    response = admin_client.post(edit_url(page), role_form(definition="", lede="TODO"))
    assert response.status_code == 302
    assert RolePage.objects.get(pk=page.pk).get_latest_revision_as_object().lede == "TODO"


def test_a_new_role_is_saved_with_nothing_but_its_name(
    admin_client: Client, roles_index: Any, role_form: RoleForm
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["career_pages", "rolepage", roles_index.pk])
    empty = role_form(definition="", lede="", body={"count": "0"})
    response = admin_client.post(url, empty)
    assert response.status_code == 302
    assert not RolePage.objects.get(title="Sound Engineer").live


def test_bulk_publication_publishes_what_it_may_and_explains_the_rest(
    admin_client: Client, make_role: MakeRole
) -> None:
    good, bad = make_role(live=False), make_role("Stagehand", live=False, **FAULTY)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin_client.post(f"{url}?id={good.pk}&id={bad.pk}", follow=True)
    assert RolePage.objects.get(pk=good.pk).live
    assert not RolePage.objects.get(pk=bad.pk).live
    refused, published = response.context["groups"]
    assert [(row.title, row.reasons[0][0]) for row in refused.rows] == [("Stagehand", REASON)]
    assert [row.title for row in published.rows] == ["Sound Engineer"]


def test_bulk_publication_of_an_index_holds_its_roles_to_the_gate(
    admin_client: Client, make_role: MakeRole, roles_index: Any
) -> None:
    good, bad = make_role(live=False), make_role("Stagehand", live=False, **FAULTY)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin_client.post(f"{url}?id={roles_index.pk}", {"include_descendants": "on"})
    live = set(RolePage.objects.live().values_list("pk", flat=True))
    assert good.pk in live
    assert bad.pk not in live


def schedule(page: Any) -> None:
    revision = page.get_latest_revision_as_object().save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()


def test_scheduled_publication_goes_past_what_it_refuses(make_role: MakeRole) -> None:
    bad, good = make_role("Stagehand", live=False, **FAULTY), make_role(live=False)
    schedule(bad)
    schedule(good)
    call_command("publish_scheduled")
    assert RolePage.objects.get(pk=good.pk).live
    assert not RolePage.objects.get(pk=bad.pk).live
    assert refusals(bad) == [REASON]
    call_command("publish_scheduled")
    assert refusals(bad) == [REASON]


def test_the_history_says_why(admin_client: Client, make_role: MakeRole) -> None:
    bad = make_role(live=False, **FAULTY)
    schedule(bad)
    call_command("publish_scheduled")
    response = admin_client.get(reverse("wagtailadmin_pages:history", args=[bad.pk]))
    assert "Not published. Replace the placeholder" in response.content.decode()


@pytest.fixture
def reviewed(make_role: MakeRole, administrator: Any) -> Callable[..., Any]:
    """Return a role whose last review step is open."""

    def start(**fields: Any) -> Any:
        task = GroupApprovalTask.objects.create(name="Check")
        task.groups.add(Group.objects.create(name="Reviewers"))
        workflow = Workflow.objects.create(name="Review")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        page = make_role(live=False, **fields)
        workflow.start(page, administrator)
        return page

    return start


def test_approval_publishes_a_faultless_role(reviewed: Any, administrator: Any) -> None:
    page = reviewed()
    page.current_workflow_task_state.approve(user=administrator)
    assert RolePage.objects.get(pk=page.pk).live


def test_what_the_gate_refuses_is_not_approved(reviewed: Any, administrator: Any) -> None:
    page = reviewed(**FAULTY)
    with pytest.raises(ApprovalStoppedError, match=REASON):
        page.current_workflow_task_state.approve(user=administrator)
    assert not RolePage.objects.get(pk=page.pk).live
    assert page.current_workflow_task_state.status == "in_progress"
    assert page.workflow_states.get().status == "in_progress"


def test_a_reviewer_can_reject_a_faulty_page(
    reviewed: Any, admin_client: Client, role_form: RoleForm
) -> None:
    page = reviewed(**FAULTY)
    action = {"action-workflow-action": "true", "workflow-action-name": "reject"}
    extra = {"workflow-action-extra-data": '{"comment": "Finish it"}'}
    response = admin_client.post(edit_url(page), role_form(lede="TODO") | action | extra)
    assert response.status_code == 302
    assert page.workflow_states.get().status == "needs_changes"


def test_an_approval_in_the_editor_shows_what_is_wrong(
    reviewed: Any, admin_client: Client, role_form: RoleForm
) -> None:
    page = reviewed(**FAULTY)
    action = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = admin_client.post(edit_url(page), role_form(lede="TODO") | action)
    assert response.context["form"].errors["lede"] == [REASON]
    assert page.workflow_states.get().status == "in_progress"


def test_the_forms_of_a_name_follow_its_change(
    admin_client: Client, make_role: MakeRole, role_form: RoleForm
) -> None:
    page = make_role(live=False)
    posted = role_form(title="Actor", plural="Sound Engineers", article="a")
    admin_client.post(edit_url(page), posted)
    draft = RolePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.plural, draft.article) == ("Actors", "an")


def test_a_plural_of_the_editors_own_stays(
    admin_client: Client, make_role: MakeRole, role_form: RoleForm
) -> None:
    page = make_role(live=False, plural="Sound People")
    admin_client.post(edit_url(page), role_form(title="Sound Person", plural="Sound People"))
    draft = RolePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.plural == "Sound People"


# The stored levels of roles follow what readers find on their pages.


def stored() -> list[tuple[str, str]]:
    rows = RoleLevel.objects.order_by("role__title", "sort_order")
    return list(rows.values_list("role__title", "name"))


def test_stored_levels_follow_what_is_published(make_role: Callable[..., Any]) -> None:
    role = make_role("Usher", body=with_levels("Entry-Level", "Senior", ""))
    assert stored() == [("Usher", "Entry-Level"), ("Usher", "Senior")]

    role.body = with_levels("Lead")
    draft = role.save_revision()
    assert stored() == [("Usher", "Entry-Level"), ("Usher", "Senior")]
    draft.publish()
    assert stored() == [("Usher", "Lead")]

    RolePage.objects.get(pk=role.pk).unpublish()
    assert stored() == []
    role.get_latest_revision().publish()
    assert stored() == [("Usher", "Lead")]
    RolePage.objects.get(pk=role.pk).delete()
    assert stored() == []


def test_drafts_and_levels_without_a_word_have_none(make_role: Callable[..., Any]) -> None:
    make_role("Usher", live=False)
    empty = with_levels("Senior")
    empty[-1][1]["levels"][0]["duties"] = []
    make_role("Porter", body=empty)
    assert stored() == []


def test_two_spellings_of_a_level_are_one(roles_index: Any) -> None:
    body = with_levels("Entry-Level", "Senior", "entry level")
    roles_index.add_child(instance=RolePage(title="Usher", body=body))
    assert stored() == [("Usher", "Entry-Level"), ("Usher", "Senior")]
