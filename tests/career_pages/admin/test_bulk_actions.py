"""Actions on many pages: what they say beforehand, what they do, and what they report."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from career_pages.models import CareerArea, PageHealth, RolePage
from career_pages.publishing.changes import MOST_PAGES

MakeRole = Callable[..., Any]
SignIn = Callable[[str], Client]


def address(action: str, pages: Iterable[Any]) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return url + "?" + "&".join(f"id={getattr(page, 'pk', page)}" for page in pages)


def results(response: Any) -> dict[str, list[str]]:
    return {group.label: [row.title for row in group.rows] for group in response.context["groups"]}


def reasons(response: Any) -> dict[str, list[str]]:
    return {
        row.title: [message for message, _ in row.reasons]
        for group in response.context["groups"]
        for row in group.rows
    }


def live(page: Any) -> Any:
    return RolePage.objects.get(pk=page.pk)


@pytest.fixture
def area(db: None) -> Any:
    """An area to put roles in."""
    return CareerArea.objects.create(name="Stage and sound", slug="stage-and-sound")


def test_an_area_is_set_and_what_waits_stays_a_draft(
    admin_client: Client, make_role: MakeRole, area: Any
) -> None:
    shown, hidden = make_role(), make_role("Stagehand", live=False)
    url = address("set_area", [shown, hidden])
    before = admin_client.get(url)
    assert results(before) == {"Will be a draft": ["Stagehand"], "Will be live": ["Sound Engineer"]}
    after = admin_client.post(url, {"area": area.pk}, follow=True)
    assert results(after) == {"Saved as a draft": ["Stagehand"], "Live": ["Sound Engineer"]}
    assert live(shown).area == area
    assert live(hidden).area is None
    assert live(hidden).get_latest_revision_as_object().area == area


def test_roles_are_taken_out_of_their_area(
    admin_client: Client, make_role: MakeRole, area: Any
) -> None:
    page = make_role(area=area)
    admin_client.post(address("set_area", [page]), {"area": "none"})
    assert live(page).area is None


@pytest.mark.parametrize("value", ["", "999999", "x"])
def test_an_area_that_is_none_is_explained(
    admin_client: Client, make_role: MakeRole, area: Any, value: str
) -> None:
    page = make_role(area=area)
    response = admin_client.post(address("set_area", [page]), {"area": value})
    assert response.context["form"].errors["area"]
    assert live(page).area == area


def test_a_reviewer_is_named_and_removed(admin_client: Client, make_role: MakeRole) -> None:
    page = make_role()
    url = address("set_reviewer", [page])
    admin_client.post(url, {"reviewer": "R. Viewer"})
    assert live(page).reviewer == "R. Viewer"
    admin_client.post(url, {"remove": "on"})
    assert live(page).reviewer == ""


@pytest.mark.parametrize(
    "data", [{}, {"reviewer": "  "}, {"reviewer": "R", "remove": "on"}, {"reviewer": "R" * 121}]
)
def test_a_reviewer_that_is_unclear_is_asked_for_again(
    admin_client: Client, make_role: MakeRole, data: dict[str, str]
) -> None:
    page = make_role(reviewer="Before")
    response = admin_client.post(address("set_reviewer", [page]), data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert live(page).reviewer == "Before"


def test_review_dates_are_set_one_or_both(admin_client: Client, make_role: MakeRole) -> None:
    page = make_role(last_reviewed=date(2020, 1, 1))
    url = address("set_review_dates", [page])
    admin_client.post(url, {"next_review": "2032-05-04"})
    assert (live(page).last_reviewed, live(page).next_review) == (
        date(2020, 1, 1),
        date(2032, 5, 4),
    )
    admin_client.post(url, {"last_reviewed": "2021-02-03"})
    assert (live(page).last_reviewed, live(page).next_review) == (
        date(2021, 2, 3),
        date(2032, 5, 4),
    )


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "__all__"),
        ({"last_reviewed": "soon"}, "last_reviewed"),
        ({"last_reviewed": "2031-05-05"}, "last_reviewed"),
        ({"last_reviewed": "2031-05-04", "next_review": "2031-05-04"}, "next_review"),
    ],
)
def test_dates_that_make_no_sense_are_explained(
    admin_client: Client, make_role: MakeRole, stopped_clock: date, data: Any, field: str
) -> None:
    page = make_role()
    response = admin_client.post(address("set_review_dates", [page]), data)
    assert list(response.context["form"].errors) == [field]
    assert live(page).last_reviewed is None


def test_pages_that_are_no_roles_or_gone_are_said_and_skipped(
    admin_client: Client, make_role: MakeRole, make_chapter: MakeRole, roles_index: Any, area: Any
) -> None:
    role = make_role()
    chapter = make_chapter(role)
    url = address("set_area", [role, chapter, roles_index, 999999, "x", "9" * 40])
    response = admin_client.post(url, {"area": area.pk}, follow=True)
    said = reasons(response)
    assert said["Sound Engineer"] == []
    assert said["How to Become a Sound Engineer"] == ["It is not a role."]
    assert said["All careers"] == ["It is not a role."]
    assert said["Page 999999"] == ["It was deleted in the meantime."]
    assert live(role).area == area


@pytest.mark.parametrize(
    "query", ["", "?id=", "?id=x", "?id=all&childOf=999999", "?id=all&childOf=x"]
)
def test_nothing_chosen_is_explained(admin_client: Client, roles_index: Any, query: str) -> None:
    url = address("set_area", []).rstrip("?") + query
    for response in (admin_client.get(url), admin_client.post(url, {"area": "none"})):
        assert response.status_code == 200
        assert "No page is chosen" in response.content.decode()


def test_all_of_a_list_can_be_chosen(
    admin_client: Client, make_role: MakeRole, roles_index: Any, area: Any
) -> None:
    pages = [make_role(), make_role("Stagehand")]
    url = address("set_area", ["all"]) + f"&childOf={roles_index.pk}"
    admin_client.post(url, {"area": area.pk})
    assert [live(page).area for page in pages] == [area, area]


def test_more_than_a_request_can_do_is_refused(admin_client: Client, roles_index: Any) -> None:
    url = address("set_area", range(10_000, 10_001 + MOST_PAGES))
    response = admin_client.post(url, {"area": "none"})
    assert f"choose {MOST_PAGES} at most" in response.content.decode()


def test_twice_the_same_changes_nothing_more(
    admin_client: Client, make_role: MakeRole, area: Any
) -> None:
    page = make_role()
    url = address("set_area", [page])
    admin_client.post(url, {"area": area.pk})
    revision = live(page).latest_revision_id
    response = admin_client.post(url, {"area": area.pk}, follow=True)
    assert results(response) == {"Unchanged": ["Sound Engineer"]}
    assert live(page).latest_revision_id == revision


@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("visitor of the admin", "Will be skipped"),
        ("author", "Will be skipped"),
        ("reviewer", "Saved as a draft"),
        ("publisher", "Live"),
        ("administrator", "Live"),
    ],
)
def test_everyone_changes_what_they_may(
    sign_in: SignIn, make_role: MakeRole, area: Any, who: str, outcome: str
) -> None:
    page = make_role()
    response = sign_in(who).post(address("set_area", [page]), {"area": area.pk}, follow=True)
    assert results(response) == {outcome: ["Sound Engineer"]}
    assert (live(page).area == area) is (outcome == "Live")


@pytest.mark.parametrize("action", ["set_area", "set_reviewer", "set_review_dates", "publish"])
def test_nobody_who_is_not_signed_in_gets_there(
    client: Client, make_role: MakeRole, action: str
) -> None:
    response = client.post(address(action, [make_role()]), {"area": "none"})
    assert response.status_code == 302
    assert "login" in response.headers["Location"]


@pytest.mark.parametrize("action", ["set_area", "set_reviewer", "set_review_dates", "publish"])
def test_the_screen_takes_the_same_queries_for_any_number(
    admin_client: Client,
    make_role: MakeRole,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    action: str,
) -> None:
    pages = [make_role(f"Role {n}", live=n % 2 == 0) for n in range(12)]
    admin_client.get(address(action, pages[:1]))
    with django_assert_max_num_queries(22):
        admin_client.get(address(action, pages))


def test_a_report_that_is_gone_is_explained(admin_client: Client, roles_index: Any) -> None:
    url = reverse("career_pages_bulk_report", args=["gone"])
    response = admin_client.get(url, follow=True)
    assert "no longer kept" in response.content.decode()


def test_a_report_belongs_to_the_person_who_asked(
    admin_client: Client, sign_in: SignIn, make_role: MakeRole
) -> None:
    response = admin_client.post(address("set_reviewer", [make_role()]), {"reviewer": "R"})
    report = response.headers["Location"]
    assert "Sound Engineer" in admin_client.get(report).content.decode()
    assert sign_in("publisher").get(report).status_code == 302
    assert Client().get(report).status_code == 302


FAULTY = {"lede": "TODO: say why"}
REASON = "Replace the placeholder “TODO” with real words."


def publishing(pages: Iterable[Any]) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return url + "?" + "&".join(f"id={page.pk}" for page in pages)


@pytest.fixture
def ten(make_role: MakeRole) -> list[Any]:
    """Ten drafts, two of them with a fault."""
    return [
        make_role(f"Role {n}", live=False, **(FAULTY if n in {3, 7} else {})) for n in range(10)
    ]


def test_ten_with_two_refused(admin_client: Client, ten: list[Any]) -> None:
    good = [page.title for n, page in enumerate(ten) if n not in {3, 7}]
    before = admin_client.get(publishing(ten))
    assert results(before) == {
        "Will not be published": ["Role 3", "Role 7"],
        "Will be live": good,
    }
    after = admin_client.post(publishing(ten), follow=True)
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
    before = admin_client.get(publishing([page]))
    assert "Will not be published" in results(before)
    assert '<form action="' not in before.content.decode()
    draft = page.get_latest_revision_as_object()
    draft.lede = "They decide what an audience hears."
    draft.save_revision()
    assert "Will be live" in results(admin_client.get(publishing([page])))


def test_what_is_live_already_is_left_alone(admin_client: Client, make_role: MakeRole) -> None:
    page = make_role()
    response = admin_client.post(publishing([page]), follow=True)
    assert results(response) == {"Unchanged": ["Sound Engineer"]}
    assert RolePage.objects.get(pk=page.pk).last_published_at == page.last_published_at


def test_a_schedule_is_kept(admin_client: Client, make_role: MakeRole) -> None:
    page = make_role(live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision()
    response = admin_client.post(publishing([page]), follow=True)
    assert results(response) == {"Scheduled": ["Sound Engineer"]}
    assert not RolePage.objects.get(pk=page.pk).live


def test_a_draft_that_is_not_valid_is_refused(admin_client: Client, make_role: MakeRole) -> None:
    page = make_role(live=False)
    page.occupation_code = "none of those"
    page.save_revision(clean=False)
    response = admin_client.post(publishing([page]), follow=True)
    assert results(response) == {"Not published": ["Sound Engineer"]}
    (_, link), *_ = response.context["groups"][0].rows[0].reasons
    assert link.endswith("#finding=occupation_code")


def test_locked_pages_are_skipped(admin_client: Client, make_role: MakeRole, person: Any) -> None:
    page = make_role(live=False)
    RolePage.objects.filter(pk=page.pk).update(locked=True, locked_by=person("publisher"))
    assert results(admin_client.get(publishing([page]))) == {"Will be skipped": ["Sound Engineer"]}
    admin_client.post(publishing([page]))
    assert not RolePage.objects.get(pk=page.pk).live


def test_other_pages_are_published_too(admin_client: Client, roles_index: Any) -> None:
    roles_index.unpublish()
    response = admin_client.post(publishing([roles_index]), follow=True)
    assert results(response) == {"Live": ["All careers"]}


def test_drafts_below_are_asked_about(
    admin_client: Client, make_role: MakeRole, roles_index: Any
) -> None:
    html = admin_client.get(publishing([roles_index])).content.decode()
    assert "include_descendants" not in html
    make_role(live=False)
    html = admin_client.get(publishing([roles_index])).content.decode()
    assert "Publish what is below these pages as well: 1 not published yet" in html


def test_a_page_that_was_chosen_twice_is_reported_once(
    admin_client: Client, make_role: MakeRole, make_chapter: MakeRole
) -> None:
    role = make_role(live=False)
    chapters = [make_chapter(role, "Skills"), make_chapter(role, "Pay")]
    for chapter in chapters:
        chapter.unpublish()
    url = publishing([role, chapters[0]])
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
    html = admin_client.get(publishing([roles_index])).content.decode()
    assert "2 pages below these are not published" in html
    admin_client.post(publishing([roles_index]), {"include_descendants": "on"})
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
    response = sign_in(who).post(publishing([page]), follow=True)
    assert response.status_code == 200
    assert RolePage.objects.get(pk=page.pk).live is is_live
