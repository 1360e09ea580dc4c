"""Actions on many pages: what they say beforehand, what they do, and what they report."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from career_pages.models import CareerArea, ChapterPage, PageHealth, RolePage
from career_pages.publishing.changes import MOST_PAGES
from tests.made_once import made_once
from tests.new_pages import new_role, prose

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


@made_once
def made() -> dict[str, Any]:
    """A live role, one that has all that can be set, a draft, and an area to put roles in."""
    area = CareerArea.objects.create(name="Stage and sound", slug="stage-and-sound")
    day = date(2020, 1, 1)
    return {
        "area": area,
        "live": new_role(),
        "set": new_role("Usher", area=area, reviewer="Before", last_reviewed=day),
        "draft": new_role("Stagehand", live=False),
    }


def test_an_area_is_set_once_and_what_waits_stays_a_draft(
    admin_client: Client, guide: dict[str, Any]
) -> None:
    shown, hidden, area = guide["live"], guide["draft"], guide["area"]
    url = address("set_area", [shown, hidden])
    before = admin_client.get(url)
    assert results(before) == {"Will be a draft": ["Stagehand"], "Will be live": ["Sound Engineer"]}
    after = admin_client.post(url, {"area": area.pk}, follow=True)
    assert results(after) == {"Saved as a draft": ["Stagehand"], "Live": ["Sound Engineer"]}
    assert live(shown).area == area
    assert live(hidden).area is None
    assert live(hidden).get_latest_revision_as_object().area == area
    revisions = [live(page).latest_revision_id for page in (shown, hidden)]
    again = admin_client.post(url, {"area": area.pk}, follow=True)
    assert results(again) == {"Unchanged": ["Sound Engineer", "Stagehand"]}
    assert [live(page).latest_revision_id for page in (shown, hidden)] == revisions


def test_roles_are_taken_out_of_their_area(admin_client: Client, guide: dict[str, Any]) -> None:
    admin_client.post(address("set_area", [guide["set"]]), {"area": "none"})
    assert live(guide["set"]).area is None


@pytest.mark.parametrize("value", ["", "999999", "x"])
def test_an_area_that_is_none_is_explained(
    admin_client: Client, guide: dict[str, Any], value: str
) -> None:
    page = guide["set"]
    response = admin_client.post(address("set_area", [page]), {"area": value})
    assert response.context["form"].errors["area"]
    assert live(page).area == guide["area"]


def test_a_reviewer_is_named_and_removed(admin_client: Client, guide: dict[str, Any]) -> None:
    page = guide["live"]
    url = address("set_reviewer", [page])
    admin_client.post(url, {"reviewer": "R. Viewer"})
    assert live(page).reviewer == "R. Viewer"
    admin_client.post(url, {"remove": "on"})
    assert live(page).reviewer == ""


@pytest.mark.parametrize(
    "data", [{}, {"reviewer": "  "}, {"reviewer": "R", "remove": "on"}, {"reviewer": "R" * 121}]
)
def test_a_reviewer_that_is_unclear_is_asked_for_again(
    admin_client: Client, guide: dict[str, Any], data: dict[str, str]
) -> None:
    page = guide["set"]
    response = admin_client.post(address("set_reviewer", [page]), data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert live(page).reviewer == "Before"


def test_review_dates_are_set_one_or_both(admin_client: Client, guide: dict[str, Any]) -> None:
    page = guide["set"]
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
    admin_client: Client, guide: dict[str, Any], stopped_clock: date, data: Any, field: str
) -> None:
    page = guide["live"]
    response = admin_client.post(address("set_review_dates", [page]), data)
    assert list(response.context["form"].errors) == [field]
    assert live(page).last_reviewed is None


def test_pages_that_are_no_roles_or_gone_are_said_and_skipped(
    admin_client: Client, guide: dict[str, Any], make_chapter: MakeRole, roles_index: Any
) -> None:
    role, area = guide["live"], guide["area"]
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
    admin_client: Client, guide: dict[str, Any], roles_index: Any
) -> None:
    area = CareerArea.objects.create(name="Catering", slug="catering")
    pages = [guide["live"], guide["set"]]
    url = address("set_area", ["all"]) + f"&childOf={roles_index.pk}"
    admin_client.post(url, {"area": area.pk})
    assert [live(page).area for page in pages] == [area, area]


def test_more_than_a_request_can_do_is_refused(admin_client: Client, roles_index: Any) -> None:
    url = address("set_area", range(10_000, 10_001 + MOST_PAGES))
    response = admin_client.post(url, {"area": "none"})
    assert f"choose {MOST_PAGES} at most" in response.content.decode()


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
    sign_in: SignIn, guide: dict[str, Any], who: str, outcome: str
) -> None:
    page, area = guide["live"], guide["area"]
    response = sign_in(who).post(address("set_area", [page]), {"area": area.pk}, follow=True)
    assert results(response) == {outcome: ["Sound Engineer"]}
    assert (live(page).area == area) is (outcome == "Live")


ACTIONS = ["set_area", "set_reviewer", "set_review_dates", "publish"]


@pytest.mark.parametrize("action", ACTIONS)
def test_nobody_who_is_not_signed_in_gets_there(
    client: Client, guide: dict[str, Any], action: str
) -> None:
    response = client.post(address(action, [guide["live"]]), {"area": "none"})
    assert response.status_code == 302
    assert "login" in response.headers["Location"]


@pytest.mark.once
def test_the_screens_take_the_same_queries_for_any_number(
    admin_client: Client,
    make_role: MakeRole,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    pages = [make_role(f"Role {n}", live=n % 2 == 0) for n in range(12)]
    for action in ACTIONS:
        admin_client.get(address(action, pages[:1]))
        with django_assert_max_num_queries(22, info=action):
            admin_client.get(address(action, pages))


def test_a_report_that_is_gone_is_explained(admin_client: Client, roles_index: Any) -> None:
    url = reverse("career_pages_bulk_report", args=["gone"])
    response = admin_client.get(url, follow=True)
    assert "no longer kept" in response.content.decode()


def test_a_report_belongs_to_the_person_who_asked(
    admin_client: Client, sign_in: SignIn, guide: dict[str, Any]
) -> None:
    response = admin_client.post(address("set_reviewer", [guide["draft"]]), {"reviewer": "R"})
    report = response.headers["Location"]
    assert "Stagehand" in admin_client.get(report).content.decode()
    assert sign_in("publisher").get(report).status_code == 302
    assert Client().get(report).status_code == 302


FAULTY = {"lede": "TODO: say why"}
REASON = "Replace the placeholder “TODO” with real words."


def publishing(pages: Iterable[Any]) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return url + "?" + "&".join(f"id={page.pk}" for page in pages)


@pytest.fixture
def five(make_role: MakeRole) -> list[Any]:
    """Five drafts, two of them with a fault."""
    return [make_role(f"Role {n}", live=False, **(FAULTY if n in {1, 3} else {})) for n in range(5)]


def test_five_with_two_refused(admin_client: Client, five: list[Any]) -> None:
    good = ["Role 0", "Role 2", "Role 4"]
    before = admin_client.get(publishing(five))
    assert results(before) == {
        "Will not be published": ["Role 1", "Role 3"],
        "Will be live": good,
    }
    after = admin_client.post(publishing(five), follow=True)
    assert results(after) == {"Not published": ["Role 1", "Role 3"], "Live": good}
    assert set(RolePage.objects.live().values_list("title", flat=True)) == set(good)
    edit = reverse("wagtailadmin_pages:edit", args=[five[1].pk])
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


def test_what_is_live_already_is_left_alone(admin_client: Client, guide: dict[str, Any]) -> None:
    page = guide["live"]
    response = admin_client.post(publishing([page]), follow=True)
    assert results(response) == {"Unchanged": ["Sound Engineer"]}
    assert RolePage.objects.get(pk=page.pk).last_published_at == page.last_published_at


def test_a_schedule_is_kept(admin_client: Client, guide: dict[str, Any]) -> None:
    page = guide["draft"]
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision()
    response = admin_client.post(publishing([page]), follow=True)
    assert results(response) == {"Scheduled": ["Stagehand"]}
    assert not RolePage.objects.get(pk=page.pk).live


def test_a_draft_that_is_not_valid_is_refused(admin_client: Client, guide: dict[str, Any]) -> None:
    page = guide["draft"]
    page.occupation_code = "none of those"
    page.save_revision(clean=False)
    response = admin_client.post(publishing([page]), follow=True)
    assert results(response) == {"Not published": ["Stagehand"]}
    (_, link), *_ = response.context["groups"][0].rows[0].reasons
    assert link.endswith("#finding=occupation_code")


def test_locked_pages_are_skipped(admin_client: Client, guide: dict[str, Any], person: Any) -> None:
    page = guide["draft"]
    RolePage.objects.filter(pk=page.pk).update(locked=True, locked_by=person("publisher"))
    assert results(admin_client.get(publishing([page]))) == {"Will be skipped": ["Stagehand"]}
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
    admin_client: Client, guide: dict[str, Any]
) -> None:
    role = guide["draft"]
    text = ("text", {"heading": "Training", "content": prose("Start at a local venue.")})
    chapters = [
        role.add_child(instance=ChapterPage(title=title, live=False, body=[text]))
        for title in ("Skills", "Pay")
    ]
    for chapter in chapters:
        chapter.save_revision()
    url = publishing([role, chapters[0]])
    response = admin_client.post(url, {"include_descendants": "on"}, follow=True)
    assert results(response) == {"Live": ["Pay", "Skills", "Stagehand"]}


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
    sign_in: SignIn, guide: dict[str, Any], who: str, is_live: bool
) -> None:
    page = guide["draft"]
    response = sign_in(who).post(publishing([page]), follow=True)
    assert response.status_code == 200
    assert RolePage.objects.get(pk=page.pk).live is is_live
