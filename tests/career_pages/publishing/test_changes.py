"""One small change of a page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupApprovalTask, ReferenceIndex, Workflow, WorkflowTask

from career_pages.models import RelatedRole, RolePage
from career_pages.publishing.changes import ChangeResult, ChangeStatus, apply_change, set_reviewer
from career_pages.publishing.removal import links_to

MakeRole = Callable[..., Any]


def name_reviewer(page: Any, user: Any, name: str = "R. Viewer") -> ChangeResult:
    return apply_change(page, user, set_reviewer(name))


def live(page: Any) -> Any:
    return RolePage.objects.get(pk=page.pk)


def newest(page: Any) -> Any:
    return live(page).get_latest_revision_as_object()


def test_a_change_of_what_readers_see_goes_live(make_role: MakeRole, administrator: Any) -> None:
    page = make_role()
    assert name_reviewer(page, administrator).status is ChangeStatus.LIVE
    assert live(page).reviewer == "R. Viewer"
    assert not live(page).has_unpublished_changes


def test_other_changes_of_a_draft_stay_unpublished(make_role: MakeRole, administrator: Any) -> None:
    page = make_role()
    draft = newest(page)
    draft.lede = "Not yet."
    draft.save_revision()
    done = name_reviewer(page, administrator)
    assert (done.status, done.reason) == (
        ChangeStatus.DRAFT,
        "It has other changes that are not published.",
    )
    assert (live(page).reviewer, live(page).lede) == ("", "They decide what an audience hears.")
    assert (newest(page).reviewer, newest(page).lede) == ("R. Viewer", "Not yet.")


def test_a_role_that_was_never_published_stays_a_draft(
    make_role: MakeRole, administrator: Any
) -> None:
    page = make_role(live=False)
    assert name_reviewer(page, administrator).reason == "It is not published."
    assert not live(page).live
    assert newest(page).reviewer == "R. Viewer"


def test_the_gate_keeps_the_change_in_the_draft(make_role: MakeRole, administrator: Any) -> None:
    page = make_role()

    def spoil(role: Any) -> None:
        role.lede = "TODO: say why"

    done = apply_change(page, administrator, spoil)
    assert done.status is ChangeStatus.DRAFT
    assert [error.field for error in done.errors] == ["lede"]
    assert live(page).lede == "They decide what an audience hears."
    assert newest(page).lede == "TODO: say why"


def test_what_is_not_valid_stays_in_the_draft(make_role: MakeRole, administrator: Any) -> None:
    page = make_role()

    def spoil(role: Any) -> None:
        role.occupation_code = "none of those"

    done = apply_change(page, administrator, spoil)
    assert done.status is ChangeStatus.DRAFT
    assert [(error.field, error.message[:13]) for error in done.errors] == [
        ("occupation_code", "Write an O*NE")
    ]
    assert live(page).occupation_code == ""


def test_somebody_who_may_not_publish_leaves_a_draft(
    make_role: MakeRole, person: Callable[[str], Any]
) -> None:
    page = make_role()
    done = name_reviewer(page, person("reviewer"))
    assert (done.status, done.reason) == (ChangeStatus.DRAFT, "You may not publish it.")
    assert newest(page).reviewer == "R. Viewer"


def test_what_is_so_already_makes_no_revision(make_role: MakeRole, administrator: Any) -> None:
    page = make_role(reviewer="R. Viewer")
    assert name_reviewer(page, administrator).status is ChangeStatus.UNCHANGED
    assert live(page).latest_revision_id == page.latest_revision_id


def lock(page: Any, administrator: Any, user: Any) -> None:
    page.locked, page.locked_by, page.locked_at = True, administrator, timezone.now()
    page.save()


def submit(page: Any, administrator: Any, user: Any) -> None:
    task = GroupApprovalTask.objects.create(name="Check")
    task.groups.add(Group.objects.create(name="Readers of drafts"))
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(page, administrator)


def schedule(page: Any, administrator: Any, user: Any) -> None:
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (lock, "It is locked by administrator."),
        (submit, "It is in review: it can be changed when the review is over."),
        (schedule, "It is scheduled to go live: cancel the schedule first."),
    ],
)
def test_a_page_that_waits_for_something_is_skipped(
    make_role: MakeRole,
    administrator: Any,
    person: Callable[[str], Any],
    prepare: Callable[..., None],
    reason: str,
) -> None:
    page, publisher = make_role(), person("publisher")
    prepare(page, administrator, publisher)
    before = live(page).latest_revision_id
    done = name_reviewer(page, publisher)
    assert (done.status, done.reason) == (ChangeStatus.SKIPPED, reason)
    assert live(page).latest_revision_id == before


def test_who_locked_a_page_can_change_it(make_role: MakeRole, administrator: Any) -> None:
    page = make_role()
    lock(page, administrator, administrator)
    assert name_reviewer(page, administrator).status is ChangeStatus.LIVE


def test_a_page_that_is_gone_is_skipped(make_role: MakeRole, administrator: Any) -> None:
    page = make_role()
    RolePage.objects.get(pk=page.pk).delete()
    assert name_reviewer(page, administrator).reason == "It was deleted in the meantime."


@pytest.mark.parametrize("who", ["visitor of the admin", "author"])
def test_a_role_of_others_is_skipped(
    make_role: MakeRole, person: Callable[[str], Any], who: str
) -> None:
    page = make_role()
    assert name_reviewer(page, person(who)).reason == "You may not edit it."


def test_what_a_change_refers_to_is_known_once_it_is_live(
    make_role: MakeRole, administrator: Any
) -> None:
    page, other = make_role(), make_role("Stagehand")

    def relate(role: Any) -> None:
        role.related_roles = [RelatedRole(related=other)]

    assert apply_change(page, administrator, relate).status is ChangeStatus.LIVE
    assert [link.source.pk for link in links_to([other])] == [page.pk]

    def part(role: Any) -> None:
        role.related_roles = []

    assert apply_change(page, administrator, part).status is ChangeStatus.LIVE
    assert links_to([other]) == []


def test_what_a_change_refers_to_is_known_of_what_follows_the_page_too(
    make_role: MakeRole, administrator: Any
) -> None:
    page, other = make_role("Baker"), make_role("Miller")
    first = page.create_alias(update_slug="first")
    second = first.create_alias(update_slug="second")

    def relate(draft: Any) -> None:
        draft.related_roles = [RelatedRole(related=other)]

    assert apply_change(page, administrator, relate).status is ChangeStatus.LIVE
    pages = {int(one.object_id) for one in ReferenceIndex.get_references_to(other)}
    assert pages == {page.pk, first.pk, second.pk}


def test_an_outcome_comes_back_from_plain_data(make_role: MakeRole, administrator: Any) -> None:
    def spoil(role: Any) -> None:
        role.lede = "TODO"

    done = apply_change(make_role(), administrator, spoil)
    assert done.errors
    assert ChangeResult.from_json(done.as_json()) == done
