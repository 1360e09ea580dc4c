"""Deleting and unpublishing roles and chapters."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from career_pages.models import CallToAction, RelatedRole, RolePage
from home.models import HomePage
from tests.made_once import made_once
from tests.new_pages import new_chapter, new_role

SignIn = Callable[[str], Client]
WAYS = ["delete", "unpublish"]


@made_once
def made() -> dict[str, Any]:
    """A role with a chapter, what links to both, and a role that nothing links to."""
    role = new_role()
    chapter = new_chapter(role)
    link = f'<p>See <a linktype="page" id="{role.pk}">them</a>.</p>'
    types = [
        {"name": "Live Sound", "description": [("rich_text", "<p>On stage.</p>")], "role": role}
    ]
    other = new_role(
        "Stagehand",
        body=[
            ("definition", {"content": [("rich_text", "<p>A stagehand moves things.</p>")]}),
            ("overview", {"content": [("rich_text", link)]}),
            ("responsibilities", {"introduction": [], "items": ["Moving"], "closing": []}),
            ("specializations", {"introduction": [], "specializations": types, "closing": []}),
            ("call_to_action", {"button": "Go", "page": chapter, "heading": "On", "text": "Go."}),
            ("up_next", {"title": "Next", "teaser": "Read on.", "page": chapter}),
        ],
        related_roles=[RelatedRole(related=role)],
    )
    draft = new_role("Rigger", live=False, related_roles=[RelatedRole(related=role)])
    role.refresh_from_db()
    role.related_roles = [RelatedRole(related=draft), RelatedRole(related=other)]
    role.save_revision().publish()
    call = CallToAction.objects.create(name="Listen", heading="H", button="B", page=role)
    role = RolePage.objects.get(pk=role.pk)
    return {
        "role": role,
        "chapter": chapter,
        "other": other,
        "draft": draft,
        "call": call,
        "alone": new_role("Usher"),
    }


def address(way: str, page: Any) -> str:
    return reverse(f"wagtailadmin_pages:{way}", args=[page.pk])


def go(client: Client, way: str, page: Any, *, follow: bool = False, **data: Any) -> Any:
    data = {"redirect": "suggested", "include_descendants": "on"} | data
    return client.post(address(way, page), data, follow=follow)


def leads_to(path: str) -> tuple[int, str]:
    response = Client().get(path)
    return response.status_code, response.headers.get("Location", "")


ROLE, CHAPTER = (
    "/careers/sound-engineer/",
    "/careers/sound-engineer/how-to-become-a-sound-engineer/",
)
OTHER, ALONE = "/careers/stagehand/", "/careers/usher/"


@pytest.mark.parametrize("way", WAYS)
def test_a_role_that_nothing_links_to_says_so(
    admin_client: Client, guide: dict[str, Any], way: str
) -> None:
    html = admin_client.get(address(way, guide["alone"])).content.decode()
    assert "Nothing that readers see links here." in html


@pytest.mark.parametrize(("way", "status"), [("delete", 301), ("unpublish", 302)])
def test_what_links_to_a_role_and_its_chapters_is_shown_and_readers_are_sent_to_a_related_role(
    admin_client: Client, guide: dict[str, Any], way: str, status: int
) -> None:
    context = admin_client.get(address(way, guide["role"])).context
    rows = context["links"]
    assert [(row.title, row.kinds, row.seen) for row in rows] == [
        ("Stagehand", "button, link in text, related role, specialization, up next", "Live"),
        ("Call to action “Listen”", "button leads to a page", ""),
        ("Rigger", "related role", "Draft"),
    ]
    edit = reverse("wagtailadmin_pages:edit", args=[guide["draft"].pk])
    assert rows[2].edit == f"{edit}#finding=related_roles"
    assert rows[0].targets == "How to Become a Sound Engineer, Sound Engineer"
    form = context["redirect_form"]
    assert form["redirect"].initial == "suggested"
    assert "are sent to “Stagehand”, a related role" in str(form["redirect"])
    html = go(admin_client, way, guide["role"], follow=True).content.decode()
    assert "2 old addresses lead to another page" in html
    assert leads_to(ROLE) == leads_to(CHAPTER) == (status, OTHER)


@pytest.mark.parametrize("way", WAYS)
def test_without_a_related_role_they_are_sent_to_the_list(
    admin_client: Client, guide: dict[str, Any], way: str
) -> None:
    go(admin_client, way, guide["alone"])
    assert leads_to(ALONE)[1] == "/careers/"


@pytest.mark.parametrize("way", WAYS)
def test_readers_of_a_chapter_are_sent_to_its_role(
    admin_client: Client, guide: dict[str, Any], way: str
) -> None:
    go(admin_client, way, guide["chapter"])
    assert leads_to(CHAPTER)[1] == ROLE
    assert leads_to(ROLE)[0] == 200


@pytest.mark.parametrize("way", WAYS)
def test_another_page_can_be_chosen(admin_client: Client, guide: dict[str, Any], way: str) -> None:
    home = HomePage.objects.get()
    go(admin_client, way, guide["role"], redirect="page", target=home.pk)
    assert leads_to(ROLE)[1] == leads_to(CHAPTER)[1] == "/"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("choice", ["none", ""])
def test_no_redirect_is_made_unless_it_is_asked_for(
    admin_client: Client, guide: dict[str, Any], way: str, choice: str
) -> None:
    go(admin_client, way, guide["role"], redirect=choice)
    assert leads_to(ROLE)[0] == 404
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("way", WAYS)
def test_a_page_that_is_no_place_to_go_is_refused(
    admin_client: Client, guide: dict[str, Any], way: str
) -> None:
    private = guide["alone"]
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    pages = (guide["role"], guide["chapter"], guide["draft"], private)
    for target in (*(page.pk for page in pages), 999_999, "", "x"):
        response = go(admin_client, way, guide["role"], redirect="page", target=target)
        assert response.context["redirect_form"].errors["target"], target
    assert RolePage.objects.get(pk=guide["role"].pk).live
    assert not Redirect.objects.exists()


def test_an_answer_that_is_none_is_asked_for_again(
    admin_client: Client, guide: dict[str, Any]
) -> None:
    response = go(admin_client, "delete", guide["role"], redirect="anywhere")
    assert response.context["redirect_form"].errors["redirect"]
    assert RolePage.objects.filter(pk=guide["role"].pk).exists()


def test_a_deletion_that_is_not_confirmed_leaves_no_redirect(
    admin_client: Client, guide: dict[str, Any]
) -> None:
    go(admin_client, "delete", guide["role"], confirm_site_name="wrong")
    assert RolePage.objects.filter(pk=guide["role"].pk).exists()
    assert not Redirect.objects.exists()


def test_chapters_that_stay_keep_their_address(admin_client: Client, guide: dict[str, Any]) -> None:
    admin_client.post(address("unpublish", guide["role"]), {"redirect": "suggested"})
    assert leads_to(ROLE) == (302, OTHER)
    assert leads_to(CHAPTER)[0] == 200


def test_a_page_that_is_published_again_answers_again(
    admin_client: Client, guide: dict[str, Any]
) -> None:
    go(admin_client, "unpublish", guide["role"])
    assert Redirect.objects.count() == 2
    guide["role"].get_latest_revision().publish()
    assert leads_to(ROLE)[0] == 200
    assert [redirect.old_path for redirect in Redirect.objects.all()] == [CHAPTER.rstrip("/")]


def test_a_redirect_that_a_person_made_stays_and_does_no_harm(
    admin_client: Client, guide: dict[str, Any]
) -> None:
    Redirect.add_redirect(ROLE, "/about/")
    guide["role"].get_latest_revision().publish()
    assert leads_to(ROLE)[0] == 200
    assert Redirect.objects.count() == 1
    html = admin_client.get(address("unpublish", guide["role"])).content.decode()
    assert "There is a redirect already" in html
    go(admin_client, "unpublish", guide["role"])
    assert leads_to(ROLE) == (302, OTHER)
    assert Redirect.objects.filter(old_path=ROLE.rstrip("/")).count() == 1


@pytest.mark.parametrize("way", WAYS)
def test_earlier_addresses_lead_to_the_same_page(
    admin_client: Client, guide: dict[str, Any], way: str
) -> None:
    Redirect.add_redirect("/careers/sound-technician/", guide["role"])
    html = admin_client.get(address(way, guide["role"])).content.decode()
    assert "1 redirect from an earlier address leads here: /careers/sound-technician" in html
    go(admin_client, way, guide["role"])
    response = Client().get("/careers/sound-technician/", follow=True)
    assert response.redirect_chain[-1][0] == OTHER
    assert response.status_code == 200


def test_two_roles_that_replace_each_other_make_no_circle(
    admin_client: Client, guide: dict[str, Any]
) -> None:
    go(admin_client, "unpublish", guide["role"])
    refused = go(
        admin_client, "unpublish", guide["other"], redirect="page", target=guide["role"].pk
    )
    assert refused.context["redirect_form"].errors["target"]
    guide["role"].get_latest_revision().publish()
    go(admin_client, "unpublish", guide["other"], redirect="page", target=guide["role"].pk)
    response = Client().get(OTHER, follow=True)
    assert response.redirect_chain == [(ROLE, 302)]
    assert response.status_code == 200


def test_a_draft_that_nobody_met_needs_no_redirect(
    admin_client: Client, guide: dict[str, Any]
) -> None:
    response = admin_client.get(address("delete", guide["draft"]))
    assert response.context["redirect_form"] is None
    go(admin_client, "delete", guide["draft"])
    assert not Redirect.objects.exists()


def test_unpublishing_twice_is_explained(admin_client: Client, guide: dict[str, Any]) -> None:
    go(admin_client, "unpublish", guide["role"])
    late = go(admin_client, "unpublish", guide["role"])
    assert late["Location"] == reverse("wagtailadmin_pages:edit", args=[guide["role"].pk])
    html = admin_client.get(reverse("wagtailadmin_explore_root")).content.decode()
    assert "“Sound Engineer” is not published any more." in html


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("anonymous", False),
        ("visitor of the admin", False),
        ("author", False),
        ("reviewer", False),
        ("publisher", True),
        ("administrator", True),
    ],
)
def test_whoever_may_publish_may_take_away(
    sign_in: SignIn, guide: dict[str, Any], way: str, who: str, may: bool
) -> None:
    page, client = guide["alone"], sign_in(who)
    assert (client.get(address(way, page)).status_code == 200) is may
    client.post(address(way, page), {"redirect": "suggested"})
    assert RolePage.objects.filter(pk=page.pk, live=True).exists() is not may
    assert Redirect.objects.exists() is may


@pytest.mark.once
def test_the_screens_take_the_same_queries_for_any_number_of_links(
    admin_client: Client,
    guide: dict[str, Any],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page = guide["alone"]
    for n in range(12):
        new_role(f"Role {n}", live=n % 2 == 0, related_roles=[RelatedRole(related=page)])
    for way in WAYS:
        admin_client.get(address(way, page))
        with django_assert_max_num_queries(33):
            response = admin_client.get(address(way, page))
        assert len(response.context["links"]) == 12, way


def bulk(way: str, *pages: Any) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", way])
    return url + "?" + "&".join(f"id={getattr(page, 'pk', page)}" for page in pages)


@pytest.mark.parametrize("way", WAYS)
def test_many_pages_show_their_links_and_lead_to_what_is_nearest(
    admin_client: Client, guide: dict[str, Any], way: str
) -> None:
    alone = guide["alone"]
    url = bulk(way, guide["role"], alone)
    rows = admin_client.get(url).context["links"]
    assert {row.title for row in rows} == {"Stagehand", "Rigger", "Call to action “Listen”"}
    admin_client.post(url, {"redirect": "suggested", "include_descendants": "on"})
    assert not Page.objects.filter(pk__in=[guide["role"].pk, alone.pk], live=True)
    assert leads_to(ROLE)[1] == leads_to(CHAPTER)[1] == OTHER
    assert leads_to(ALONE)[1] == "/careers/"


@pytest.mark.parametrize("way", WAYS)
def test_readers_of_many_pages_are_sent_to_one(
    admin_client: Client, guide: dict[str, Any], way: str
) -> None:
    url = bulk(way, guide["role"], guide["chapter"])
    refused = admin_client.post(url, {"redirect": "page", "target": guide["chapter"].pk})
    assert refused.context["redirect_form"].errors["target"]
    home = HomePage.objects.get()
    admin_client.post(url, {"redirect": "page", "target": home.pk, "include_descendants": "on"})
    assert leads_to(ROLE)[1] == leads_to(CHAPTER)[1] == "/"


NOTHING: list[tuple[Any, ...]] = [(), ("x",), (999_999,)]


@pytest.mark.parametrize("way", WAYS)
def test_nothing_chosen_is_explained(admin_client: Client, roles_index: Any, way: str) -> None:
    asked = {keys: admin_client.get(bulk(way, *keys)) for keys in NOTHING}
    for keys in NOTHING:
        answered = admin_client.post(bulk(way, *keys), {"redirect": "none"}, follow=True)
        assert asked[keys].status_code == answered.status_code == 200, keys
    assert "No page is chosen" in asked[()].content.decode()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("who", "may"), [("reviewer", False), ("publisher", True)])
def test_many_pages_are_taken_away_by_those_who_may(
    sign_in: SignIn, guide: dict[str, Any], way: str, who: str, may: bool
) -> None:
    page = guide["alone"]
    sign_in(who).post(bulk(way, page), {"redirect": "suggested"})
    assert RolePage.objects.filter(pk=page.pk, live=True).exists() is not may
    assert Redirect.objects.exists() is may


def test_a_role_that_gets_another_address_is_found_at_the_old_one(
    guide: dict[str, Any], django_capture_on_commit_callbacks: Any
) -> None:
    draft = RolePage.objects.get(pk=guide["role"].pk).get_latest_revision_as_object()
    draft.slug = "audio-engineer"
    with django_capture_on_commit_callbacks(execute=True):
        draft.save_revision().publish()
    assert leads_to(ROLE) == (301, "/careers/audio-engineer/")
    chapter = "/careers/audio-engineer/how-to-become-a-sound-engineer/"
    assert leads_to(CHAPTER) == (301, chapter)
    assert leads_to(chapter)[0] == 200


def test_a_chapter_that_moves_is_found_at_the_old_address(guide: dict[str, Any]) -> None:
    other = RolePage.objects.get(pk=guide["other"].pk)
    guide["chapter"].move(other, pos="last-child")
    assert leads_to(CHAPTER) == (301, f"{OTHER}how-to-become-a-sound-engineer/")
