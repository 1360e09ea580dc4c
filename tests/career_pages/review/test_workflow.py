"""A role on its way from its author to its readers, and what the gate stops on it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, TaskState, Workflow, WorkflowTask

from career_pages.models import RolePage
from career_pages.publishing.gate import REFUSED
from tests.career_pages.review.conftest import Review, said

Clients = dict[str, Client]
StartReview = Callable[..., Review]
RoleForm = Callable[..., dict[str, Any]]


APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


REJECT = APPROVE | {
    "workflow-action-name": "reject",
    "workflow-action-extra-data": '{"comment": "Say <b>who</b> mixes.\\nAnd why."}',
}


SUBMIT = {"action-submit": "1"}


def test_from_the_author_to_the_readers(
    clients: Clients, roles_index: Any, role_form: RoleForm, client: Client
) -> None:
    add = reverse("wagtailadmin_pages:add", args=["career_pages", "rolepage", roles_index.pk])
    clients["author"].post(add, role_form() | SUBMIT)
    review = Review(RolePage.objects.get())
    assert review.step == "Review"

    clients["reviewer"].post(review.editor, role_form() | REJECT)
    assert review.status == "needs_changes"
    shown = said(clients["author"].get(review.editor))
    assert "reviewer asks for changes" in shown
    assert "Say &lt;b&gt;who&lt;/b&gt; mixes.<br>And why." in shown
    assert "Resubmit to Review" in shown

    clients["author"].post(review.editor, role_form(definition="An engineer mixes.") | SUBMIT)
    assert (review.status, review.step) == ("in_progress", "Review")
    clients["reviewer"].post(review.editor, role_form(definition="An engineer mixes.") | APPROVE)
    assert review.step == "Publication"
    assert not review.newest().live
    clients["publisher"].post(review.editor, role_form(definition="An engineer mixes.") | APPROVE)
    assert review.status == "approved"
    assert "An engineer mixes." in client.get(review.newest().url).content.decode()


def test_the_author_is_locked_out_while_it_is_in_review(
    clients: Clients, review: StartReview, role_form: RoleForm
) -> None:
    one = review()
    opened = clients["author"].get(one.editor)
    assert opened.status_code == 200
    assert opened.context["locked_for_user"]
    shown = said(opened)
    assert "has been waiting for “Review”" in shown
    assert "An e-mail tells you what they decide" in shown
    assert "“Cancel workflow”" in shown
    menu = opened.context["action_menu"]
    assert menu.default_item.name == "action-page-locked"
    assert [item.name for item in menu.menu_items] == ["action-cancel-workflow"]
    clients["author"].post(one.editor, role_form(lede="Changed meanwhile."))
    assert one.newest().get_latest_revision_as_object().lede != "Changed meanwhile."
    autosaved = clients["author"].post(
        one.editor, role_form(lede="Changed."), HTTP_ACCEPT="application/json"
    )
    assert autosaved.json()["error_code"] == "locked"


def test_a_reviewer_is_told_what_there_is_to_decide(clients: Clients, review: StartReview) -> None:
    one = review()
    assert "“Approve” passes it on to “Publication”" in said(clients["reviewer"].get(one.editor))
    one.decide(clients["reviewer"], "approve")
    shown = said(clients["publisher"].get(one.editor))
    assert "“Approve and Publish” shows it to readers" in shown
    assert "author submitted it" in shown


def test_a_reviewer_changes_what_is_in_review(
    clients: Clients, review: StartReview, role_form: RoleForm
) -> None:
    one = review()
    clients["reviewer"].post(one.editor, role_form(lede="They mix what you hear."))
    assert one.newest().get_latest_revision_as_object().lede == "They mix what you hear."
    clients["reviewer"].post(one.editor, role_form(lede="They mix what you hear.") | APPROVE)
    one.decide(clients["publisher"], "approve")
    assert one.newest().lede == "They mix what you hear."


def test_a_reviewer_waits_while_a_publisher_decides(clients: Clients, review: StartReview) -> None:
    one = review()
    one.decide(clients["reviewer"], "approve")
    response = one.decide(clients["reviewer"], "approve")
    assert one.step == "Publication"
    assert "do not have permission" in said(response)


def test_the_author_takes_it_back_and_loses_nothing(
    clients: Clients, review: StartReview, role_form: RoleForm
) -> None:
    one = review()
    clients["author"].post(one.editor, role_form() | {"action-cancel-workflow": "1"})
    assert one.status == "cancelled"
    clients["author"].post(one.editor, role_form(lede="Free again."))
    assert one.newest().get_latest_revision_as_object().lede == "Free again."


def test_an_unfinished_draft_is_taken_back_too(
    clients: Clients, users: dict[str, Any], review: StartReview, role_form: RoleForm
) -> None:
    one = review()
    one.decide(clients["reviewer"], "reject", "Go on.")
    taken = {"action-cancel-workflow": "1"}
    response = clients["author"].post(one.editor, role_form(lede="TODO") | taken)
    assert response.status_code == 302
    assert one.newest().get_latest_revision_as_object().lede == "TODO"


def test_a_page_with_errors_is_not_submitted(
    clients: Clients, users: dict[str, Any], make_role: Callable[..., Any], role_form: RoleForm
) -> None:
    page = make_role(live=False, owner=users["author"])
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = clients["author"].post(editor, role_form(lede="TODO") | SUBMIT)
    assert "placeholder" in str(response.context["form"].errors["lede"])
    assert not page.workflow_states.exists()


def test_a_publisher_need_not_wait_for_the_review(
    clients: Clients, review: StartReview, role_form: RoleForm
) -> None:
    one = review()
    clients["publisher"].post(one.editor, role_form() | {"action-publish": "1"})
    assert one.newest().live
    assert one.status == "cancelled"


@pytest.mark.parametrize("smuggled", [{"action-cancel-workflow": "1"}, REJECT])
def test_no_second_action_carries_a_page_around_the_gate(
    clients: Clients, review: StartReview, role_form: RoleForm, smuggled: dict[str, str]
) -> None:
    one = review()
    both = smuggled | {"action-publish": "1"}
    clients["publisher"].post(one.editor, role_form(lede="TODO") | both)
    assert not one.newest().live


def test_nobody_reviews_their_own_work(
    clients: Clients, review: StartReview, another: Callable[..., Any], client: Client
) -> None:
    writer = another("writer", "Author", "Reviewer")
    one = review()
    one.page.current_workflow_state.cancel()
    one.page.get_workflow().start(one.page, writer)
    client.force_login(writer)
    assert TaskState.objects.reviewable_by(writer).count() == 0
    assert client.get(one.editor).context["locked_for_user"]
    one.decide(client, "approve")
    assert one.step == "Review"
    one.decide(clients["reviewer"], "approve")
    assert one.step == "Publication"


def test_no_page_is_approved_under_the_address_of_another(
    review: StartReview,
    another: Callable[..., Any],
    make_role: Callable[..., Any],
    client: Client,
) -> None:
    writer = another("writer", "Author", "Reviewer")
    other, own = review(), make_role("Stagehand", live=False, owner=writer)
    own.get_workflow().start(own, writer)
    client.force_login(writer)
    step = own.current_workflow_task_state
    args = [other.page.pk, "approve", step.pk]
    client.post(reverse("wagtailadmin_pages:workflow_action", args=args))
    step.refresh_from_db()
    assert step.status == "in_progress"


def test_who_publishes_anyway_decides_on_their_own_work_too(
    clients: Clients, users: dict[str, Any], review: StartReview
) -> None:
    one = review()
    one.page.current_workflow_state.cancel()
    one.page.get_workflow().start(one.page, users["publisher"])
    one.decide(clients["reviewer"], "approve")
    assert TaskState.objects.reviewable_by(users["publisher"]).count() == 1
    one.decide(clients["publisher"], "approve")
    assert one.newest().live


def test_an_administrator_takes_every_step(review: StartReview, admin_client: Client) -> None:
    one = review()
    one.decide(admin_client, "approve")
    one.decide(admin_client, "approve")
    assert one.newest().live


def test_a_second_decision_on_the_same_step_changes_nothing(
    clients: Clients, review: StartReview
) -> None:
    one = review()
    twice = one.address("approve")
    clients["publisher"].post(twice)
    response = clients["publisher"].post(twice)
    assert "Somebody has decided on this already." in said(response)
    assert one.step == "Publication"
    assert one.page.current_workflow_state.task_states.count() == 2


def test_what_waits_for_whom_stands_on_their_home_page(
    clients: Clients, review: StartReview
) -> None:
    review()
    home, waits = reverse("wagtailadmin_home"), "Waiting for your review"
    assert waits in clients["reviewer"].get(home).content.decode()
    assert waits not in clients["publisher"].get(home).content.decode()
    assert waits not in clients["author"].get(home).content.decode()


def test_a_page_may_vanish_or_be_withdrawn_while_it_is_in_review(
    clients: Clients, review: StartReview
) -> None:
    one = review(live=True)
    unpublish = reverse("wagtailadmin_pages:unpublish", args=[one.page.pk])
    clients["publisher"].post(unpublish)
    assert not one.newest().live
    assert one.step == "Review"
    address = one.address("approve")
    clients["publisher"].post(reverse("wagtailadmin_pages:delete", args=[one.page.pk]))
    assert not RolePage.objects.exists()
    assert clients["reviewer"].post(address).status_code == 404
    assert clients["reviewer"].get(reverse("wagtailadmin_home")).status_code == 200


# An approval that the gate stops leaves its step open, on every way there is to approve.


FAULTY = {"lede": "TODO: say why"}


REASON = "Replace the placeholder “TODO” with real words."


def refusals(review: Review) -> list[str]:
    entries = PageLogEntry.objects.filter(page=review.page.pk, action=REFUSED)
    return [reason for entry in entries for reason in entry.data["reasons"]]


def stands_still(review: Review, step: str) -> bool:
    return (review.status, review.step) == ("in_progress", step) and not review.newest().live


@pytest.fixture
def at_last_step(review: StartReview, clients: Clients) -> Review:
    """A role that becomes faulty when only the publisher's approval is missing."""
    one = review()
    one.decide(clients["reviewer"], "approve")
    page = one.newest().get_latest_revision_as_object()
    page.lede = FAULTY["lede"]
    page.save_revision()
    return one


def test_an_approval_is_stopped_from_the_dashboard_at_the_last_step(
    at_last_step: Review, clients: Clients
) -> None:
    response = at_last_step.decide(clients["publisher"], "approve")
    assert stands_still(at_last_step, "Publication")
    assert response["Location"] == at_last_step.editor
    response = clients["publisher"].get(at_last_step.editor)
    assert "was not approved, and still waits for your decision" in said(response)
    assert REASON in said(response)
    assert refusals(at_last_step) == [REASON]


def test_an_approval_is_stopped_from_the_dashboard_at_an_earlier_step(
    review: StartReview, clients: Clients
) -> None:
    one = review(**FAULTY)
    response = one.decide(clients["reviewer"], "approve")
    assert stands_still(one, "Review")
    assert REASON in said(response)


def test_an_approval_is_stopped_from_the_window_for_a_comment(
    at_last_step: Review, clients: Clients
) -> None:
    address = at_last_step.address("approve")
    headers = {"x-requested-with": "XMLHttpRequest"}
    window = clients["publisher"].get(address, headers=headers)
    assert "comment" in window.json()["html"]
    response = clients["publisher"].post(address, {"comment": "Fine."}, headers=headers)
    assert response.json() == {"step": "success", "redirect": at_last_step.editor}
    assert stands_still(at_last_step, "Publication")
    assert REASON in said(clients["publisher"].get(at_last_step.editor))


def test_an_approval_is_stopped_from_the_editor(
    at_last_step: Review, clients: Clients, role_form: Callable[..., dict[str, Any]]
) -> None:
    posted = role_form(lede=FAULTY["lede"]) | APPROVE
    response = clients["publisher"].post(at_last_step.editor, posted)
    assert response.context["form"].errors["lede"] == [REASON]
    assert stands_still(at_last_step, "Publication")


def test_an_approval_is_stopped_from_the_editor_when_the_checks_change_their_mind_behind_the_form(
    review: StartReview,
    clients: Clients,
    role_form: Callable[..., dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = review(**FAULTY)
    monkeypatch.setattr("career_pages.forms.found_publication_errors", lambda page: [])
    posted = role_form(lede=FAULTY["lede"]) | APPROVE
    response = clients["reviewer"].post(one.editor, posted)
    assert response["Location"] == one.editor
    assert REASON in said(response)
    assert stands_still(one, "Review")


def test_an_approval_is_stopped_by_bulk_publication(at_last_step: Review, clients: Clients) -> None:
    publish = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    address = f"{publish}?id={at_last_step.page.pk}&next={reverse('wagtailadmin_home')}"
    response = clients["publisher"].post(address, follow=True)
    assert "It is in review" in response.content.decode()
    assert stands_still(at_last_step, "Publication")


def test_an_approval_is_stopped_in_a_workflow_of_wagtails_own_steps(
    make_role: Callable[..., Any], clients: Clients
) -> None:
    task = GroupApprovalTask.objects.create(name="Check")
    task.groups.add(Group.objects.get(name="Publisher"))
    workflow = Workflow.objects.create(name="Short cut")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    one = Review(make_role(live=False, **FAULTY))
    workflow.start(one.page, None)
    assert REASON in said(one.decide(clients["publisher"], "approve"))
    assert stands_still(one, "Check")


def test_once_corrected_the_same_step_is_approved(at_last_step: Review, clients: Clients) -> None:
    refused = at_last_step.decide(clients["publisher"], "approve")
    page = at_last_step.newest().get_latest_revision_as_object()
    page.lede = "They decide what an audience hears."
    page.save_revision()
    response = at_last_step.decide(clients["publisher"], "approve")
    assert at_last_step.newest().live
    assert said(response).count("was not approved") == said(refused).count("was not approved") == 1


def test_a_faulty_page_can_be_sent_back(at_last_step: Review, clients: Clients) -> None:
    at_last_step.decide(clients["publisher"], "reject", "Finish it.")
    assert at_last_step.status == "needs_changes"


def test_what_is_approved_for_later_waits_for_its_time(
    review: StartReview, clients: Clients
) -> None:
    one = review(go_live_at=timezone.now() + timedelta(days=1))
    one.decide(clients["reviewer"], "approve")
    one.decide(clients["publisher"], "approve")
    assert one.status == "approved"
    assert not one.newest().live
    assert one.newest().approved_schedule


def test_other_errors_are_left_to_django(
    review: StartReview, clients: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("career_pages.models.reviews.demand_publishable", fail)
    with pytest.raises(RuntimeError, match="broken"):
        review().decide(clients["reviewer"], "approve")
