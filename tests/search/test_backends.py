"""The admin's own search finds what it should, and answers whatever is typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Not, Or, Phrase, PlainText
from wagtail.documents.models import Document
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from career_pages.models import CareerArea, Skill
from home.models import GuideImage
from tests.generated import Examples, generated
from tests.made_once import made_once
from tests.search.conftest import AddRole, new_role
from tests.search.nasty_queries import NASTY, TROUBLESOME

PAGES = {
    "choosing a page": "/admin/choose-page/search/",
    "pages": "/admin/pages/search/",
    "pages while typing": "/admin/pages/search/results/",
    "pages below the index": "/admin/pages/{index}/",
    "images": "/admin/images/",
    "choosing an image": "/admin/images/chooser/results/",
    "documents": "/admin/documents/",
    "choosing a document": "/admin/documents/chooser/results/",
    "areas": "/admin/snippets/career_pages/careerarea/",
    "choosing an area": "/admin/snippets/choose/career_pages/careerarea/results/",
    "calls to action": "/admin/snippets/career_pages/calltoaction/",
    "choosing a call to action": "/admin/snippets/choose/career_pages/calltoaction/results/",
    "skills": "/admin/skills/",
    "users": "/admin/users/",
    "groups": "/admin/groups/",
    "redirects": "/admin/redirects/",
}
FEEDS = ["pages", "images", "documents"]


@made_once
def made() -> None:
    """Three roles, two of which share a word."""
    for title in ("Librarian", "Law Librarian", "Driver's Mate"):
        new_role(title)


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """A browser in which an administrator is signed in."""
    client.force_login(get_user_model().objects.create_superuser("ada", password="x"))
    return client


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_no_query_is_an_error_in_the_admin(editor: Client, roles_index: Any, address: str) -> None:
    for typed in TROUBLESOME:
        response = editor.get(address.format(index=roles_index.pk), {"q": typed})
        assert response.status_code == 200, typed[:50]


@pytest.mark.parametrize("kind", FEEDS)
def test_no_query_is_an_error_in_the_admins_own_api(editor: Client, kind: str) -> None:
    for typed in TROUBLESOME:
        response = editor.get(f"/admin/api/main/{kind}/", {"search": typed})
        assert response.status_code == 200, typed[:50]


@pytest.mark.parametrize("model", [Page, CareerArea, Skill, GuideImage, Document])
def test_no_query_is_an_error_for_the_backend(model: type[Model], db: None) -> None:
    backend = get_search_backend()
    for typed in NASTY:
        for query in (typed, PlainText(typed, operator="or"), Phrase(typed)):
            list(backend.search(query, model))
        list(backend.autocomplete(typed, model))


@generated(few=100, many=2_000)
def test_no_generated_query_is_an_error(db: None, examples: Examples) -> None:
    backend = get_search_backend()

    @examples
    @given(st.text(st.characters() | st.sampled_from("\"'\\-*:()&|!<>\0ab "), max_size=40))
    def it_is_answered(typed: str) -> None:
        list(backend.search(typed, Page))
        list(backend.autocomplete(And([PlainText(typed), Phrase(typed)]), Page))

    it_is_answered()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("librarian", ["Law Librarian", "Librarian"]),
        ("law librarian", ["Law Librarian"]),
        ('law"librarian', ["Law Librarian"]),
        ('"law librarian', ["Law Librarian"]),
        ("law & librarian", ["Law Librarian"]),
        ("driver's", ["Driver's Mate"]),
        ("zoologist", []),
        (Phrase("law librarian"), ["Law Librarian"]),
        (Phrase("librarian law"), []),
        (PlainText("law mate", operator="or"), ["Driver's Mate", "Law Librarian"]),
        (And([PlainText("librarian"), Phrase("!")]), ["Law Librarian", "Librarian"]),
        (And([PlainText("librarian"), Not(PlainText("law"))]), ["Librarian"]),
        (Or([PlainText("mate"), PlainText("law")]), ["Driver's Mate", "Law Librarian"]),
        (Not(PlainText("!")), []),
    ],
)
def test_ordinary_queries_find_what_they_did(guide: None, query: Any, expected: list[str]) -> None:
    found = Page.objects.filter(depth=4).search(query)
    assert sorted(page.title for page in found) == expected
    assert found.count() == len(expected)


def test_everything_is_everything(db: None) -> None:
    assert get_search_backend().search(MATCH_ALL, Page).count() == Page.objects.count()


@pytest.mark.parametrize(("typed", "expected"), [("libr", 1), ('li"', 1), ('libr "', 1), ("x!", 0)])
def test_beginnings_of_words_are_completed(add_role: AddRole, typed: str, expected: int) -> None:
    add_role("Librarian")
    assert len(Page.objects.autocomplete(typed)) == expected


def test_the_page_chooser_finds_pages(
    editor: Client, add_role: AddRole, make_chapter: Callable[..., Any]
) -> None:
    make_chapter(add_role("Librarian"), "Interview Questions")
    for typed in ("interview questions", '"interview questions"', 'interview "'):
        response = editor.get("/admin/choose-page/search/", {"q": typed})
        assert "Interview Questions" in response.content.decode(), typed
