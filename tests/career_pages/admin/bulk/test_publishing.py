"""Publication of many pages."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from career_pages.models import PageHealth, RolePage

MakeRole = Callable[..., Any]
SignIn = Callable[[str], Client]

FAULTY = {"lede": "TODO: say why"}
REASON = "Replace the placeholder “TODO” with real words."


def address(pages: Iterable[Any]) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return url + "?" + "&".join(f"id={page.pk}" for page in pages)


def results(response: Any) -> dict[str, list[str]]:
    return {group.label: [row.title for row in group.rows] for group in response.context["groups"]}


@pytest.fixture
def ten(make_role: MakeRole) -> list[Any]:
    """Ten drafts, two of them with a fault."""
    return [
        make_role(f"Role {n}", live=False, **(FAULTY if n in {3, 7} else {})) for n in range(10)
    ]


def test_ten_with_two_refused(admin_client: Client, ten: list[Any]) -> None:
    good = [page.title for n, page in enumerate(ten) if n not in {3, 7}]
    before = admin_client.get(address(ten))
    assert results(before) == {
        "Will not be published": ["Role 3", "Role 7"],
        "Will be live": good,
    }
    after = admin_client.post(address(ten), follow=True)
    assert results(after) == {"Not published": ["Role 3", "Role 7"], "Live": good}
    assert set(RolePage.objects.live().values_list("title", flat=True)) == set(good)
    edit = reverse("wagtailadmin_pages:edit", args=[ten[3].pk])
    assert after.context["groups"][0].rows[0].reasons == [(REASON, f"{edit}#finding=lede")]
    assert f'href="{edit}#finding=lede"' in after.content.decode()


def test_what_is_expected_holds_for_the_newest_version(
    admin_client: Client, make_role: MakeRole
) -> None:
    page = make_role(live=False, **FAULTY)
    PageHealth.objects.filter(page=page.pk).delete()
    before = admin_client.get(address([page]))
    assert "Will not be published" in results(before)
    assert '<form action="' not in before.content.decode()
    draft = page.get_latest_revision_as_object()
    draft.lede = "They decide what an audience hears."
    draft.save_revision()
    assert "Will be live" in results(admin_client.get(address([page])))


def test_what_is_live_already_is_left_alone(admin_client: Client, make_role: MakeRole) -> None:
    page = make_role()
    response = admin_client.post(address([page]), follow=True)
    assert results(response) == {"Unchanged": ["Sound Engineer"]}
    assert RolePage.objects.get(pk=page.pk).last_published_at == page.last_published_at


def test_a_schedule_is_kept(admin_client: Client, make_role: MakeRole) -> None:
    page = make_role(live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision()
    response = admin_client.post(address([page]), follow=True)
    assert results(response) == {"Scheduled": ["Sound Engineer"]}
    assert not RolePage.objects.get(pk=page.pk).live


def test_a_draft_that_is_not_valid_is_refused(admin_client: Client, make_role: MakeRole) -> None:
    page = make_role(live=False)
    page.occupation_code = "none of those"
    page.save_revision(clean=False)
    response = admin_client.post(address([page]), follow=True)
    assert results(response) == {"Not published": ["Sound Engineer"]}
    (_, link), *_ = response.context["groups"][0].rows[0].reasons
    assert link.endswith("#finding=occupation_code")


def test_locked_pages_are_skipped(admin_client: Client, make_role: MakeRole, person: Any) -> None:
    page = make_role(live=False)
    RolePage.objects.filter(pk=page.pk).update(locked=True, locked_by=person("publisher"))
    assert results(admin_client.get(address([page]))) == {"Will be skipped": ["Sound Engineer"]}
    admin_client.post(address([page]))
    assert not RolePage.objects.get(pk=page.pk).live


def test_other_pages_are_published_too(admin_client: Client, roles_index: Any) -> None:
    roles_index.unpublish()
    response = admin_client.post(address([roles_index]), follow=True)
    assert results(response) == {"Live": ["All careers"]}


def test_drafts_below_are_asked_about(
    admin_client: Client, make_role: MakeRole, roles_index: Any
) -> None:
    html = admin_client.get(address([roles_index])).content.decode()
    assert "include_descendants" not in html
    make_role(live=False)
    html = admin_client.get(address([roles_index])).content.decode()
    assert "Publish what is below these pages as well: 1 not published yet" in html


def test_a_page_that_was_chosen_twice_is_reported_once(
    admin_client: Client, make_role: MakeRole, make_chapter: MakeRole
) -> None:
    role = make_role(live=False)
    chapters = [make_chapter(role, "Skills"), make_chapter(role, "Pay")]
    for chapter in chapters:
        chapter.unpublish()
    url = address([role, chapters[0]])
    response = admin_client.post(url, {"include_descendants": "on"}, follow=True)
    assert results(response) == {"Live": ["Pay", "Skills", "Sound Engineer"]}


def test_more_drafts_below_than_a_request_can_do_stay(
    admin_client: Client,
    make_role: MakeRole,
    roles_index: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("career_pages.admin.bulk_actions.MOST_PAGES", 1)
    pages = [make_role(live=False), make_role("Stagehand", live=False)]
    html = admin_client.get(address([roles_index])).content.decode()
    assert "2 pages below these are not published" in html
    admin_client.post(address([roles_index]), {"include_descendants": "on"})
    assert not RolePage.objects.filter(pk__in=[page.pk for page in pages], live=True)


@pytest.mark.parametrize(
    ("who", "is_live"),
    [
        ("visitor of the admin", False),
        ("author", False),
        ("reviewer", False),
        ("publisher", True),
        ("administrator", True),
    ],
)
def test_whoever_may_publish_publishes(
    sign_in: SignIn, make_role: MakeRole, who: str, is_live: bool
) -> None:
    page = make_role(live=False)
    response = sign_in(who).post(address([page]), follow=True)
    assert response.status_code == 200
    assert RolePage.objects.get(pk=page.pk).live is is_live
