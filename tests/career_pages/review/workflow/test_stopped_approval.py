"""An approval that the gate stops leaves its step open, on every way there is to approve."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowTask

from career_pages.publishing.gate import REFUSED
from tests.career_pages.review.workflow.conftest import Review, said

Clients = dict[str, Client]
StartReview = Callable[..., Review]
FAULTY = {"lede": "TODO: say why"}
REASON = "Replace the placeholder “TODO” with real words."
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


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


def test_from_the_dashboard_at_the_last_step(at_last_step: Review, clients: Clients) -> None:
    response = at_last_step.decide(clients["publisher"], "approve")
    assert stands_still(at_last_step, "Publication")
    assert response.redirect_chain[-1][0] == at_last_step.editor
    assert "was not approved, and still waits for your decision" in said(response)
    assert REASON in said(response)
    assert refusals(at_last_step) == [REASON]


def test_from_the_dashboard_at_an_earlier_step(review: StartReview, clients: Clients) -> None:
    one = review(**FAULTY)
    response = one.decide(clients["reviewer"], "approve")
    assert stands_still(one, "Review")
    assert REASON in said(response)


def test_from_the_window_for_a_comment(at_last_step: Review, clients: Clients) -> None:
    address = at_last_step.address("approve")
    headers = {"x-requested-with": "XMLHttpRequest"}
    window = clients["publisher"].get(address, headers=headers)
    assert "comment" in window.json()["html"]
    response = clients["publisher"].post(address, {"comment": "Fine."}, headers=headers)
    assert response.json() == {"step": "success", "redirect": at_last_step.editor}
    assert stands_still(at_last_step, "Publication")
    assert REASON in said(clients["publisher"].get(at_last_step.editor))


def test_from_the_editor(
    at_last_step: Review, clients: Clients, role_form: Callable[..., dict[str, Any]]
) -> None:
    posted = role_form(lede=FAULTY["lede"]) | APPROVE
    response = clients["publisher"].post(at_last_step.editor, posted)
    assert response.context["form"].errors["lede"] == [REASON]
    assert stands_still(at_last_step, "Publication")


def test_from_the_editor_when_the_checks_change_their_mind_behind_the_form(
    review: StartReview,
    clients: Clients,
    role_form: Callable[..., dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = review(**FAULTY)
    monkeypatch.setattr("career_pages.forms.found_publication_errors", lambda page: [])
    posted = role_form(lede=FAULTY["lede"]) | APPROVE
    response = clients["reviewer"].post(one.editor, posted, follow=True)
    assert response.redirect_chain[-1][0] == one.editor
    assert REASON in said(response)
    assert stands_still(one, "Review")


def test_by_bulk_publication(at_last_step: Review, clients: Clients) -> None:
    publish = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    address = f"{publish}?id={at_last_step.page.pk}&next={reverse('wagtailadmin_home')}"
    response = clients["publisher"].post(address, follow=True)
    assert "It is in review" in response.content.decode()
    assert stands_still(at_last_step, "Publication")


def test_in_a_workflow_of_wagtails_own_steps(
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
    at_last_step.decide(clients["publisher"], "approve")
    page = at_last_step.newest().get_latest_revision_as_object()
    page.lede = "They decide what an audience hears."
    page.save_revision()
    response = at_last_step.decide(clients["publisher"], "approve")
    assert at_last_step.newest().live
    assert "was not approved" not in said(response)


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
