from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from wagtail.models import Page, PageViewRestriction, Site

from home.frame import site_frame
from home.models import HomePage, TextPage


@pytest.fixture
def request_to_site(db: None) -> HttpRequest:
    return RequestFactory().get("/")


def add_page(title: str, **fields: Any) -> TextPage:
    page: TextPage = HomePage.objects.get().add_child(instance=TextPage(title=title, **fields))
    return page


def test_menu_and_footer_take_the_pages_that_are_marked_for_them(
    request_to_site: HttpRequest,
) -> None:
    add_page("About", show_in_menus=True, in_footer=False)
    add_page("Privacy")
    add_page("Neither", in_footer=False)
    add_page("Draft", show_in_menus=True, live=False)
    private = add_page("Private", show_in_menus=True)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    frame = site_frame(request_to_site)
    assert [(link.title, link.url) for link in frame.menu] == [
        ("All careers", "/careers/"),
        ("About", "/about/"),
    ]
    assert [link.title for link in frame.footer] == ["Privacy"]


def test_the_trail_leads_from_home_to_the_page_above(
    request_to_site: HttpRequest, make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role("Baker")
    chapter = make_chapter(role, "Ovens")
    frame = site_frame(request_to_site, chapter)
    assert [link.title for link in frame.trail] == ["Home", "All careers", "Baker"]
    assert site_frame(request_to_site, HomePage.objects.get()).trail == ()


def test_the_reader_s_own_page_is_marked(request_to_site: HttpRequest, roles_index: Any) -> None:
    frame = site_frame(request_to_site, roles_index)
    assert [link.current for link in frame.menu] == [True]


def test_the_number_of_queries_does_not_grow_with_the_pages(
    request_to_site: HttpRequest, django_assert_num_queries: Callable[[int], Any]
) -> None:
    pages = [add_page(f"Page {number}", show_in_menus=True) for number in range(5)]
    site_frame(RequestFactory().get("/"))
    with django_assert_num_queries(1):
        assert len(site_frame(request_to_site).menu) == 6
    with django_assert_num_queries(2):
        assert site_frame(request_to_site, pages[0]).page_is_public


def test_a_page_of_no_site_has_no_trail_and_is_nobody_s(request_to_site: HttpRequest) -> None:
    page = add_page("About")
    assert site_frame(request_to_site, page).page_is_public
    page.move(Page.get_first_root_node(), pos="last-child")
    frame = site_frame(request_to_site, TextPage.objects.get())
    assert (frame.page_is_public, frame.trail) == (False, ())


def test_there_is_a_frame_without_a_request_and_without_a_site(
    request_to_site: HttpRequest,
) -> None:
    Site.objects.all().delete()
    for frame in (site_frame(None), site_frame(RequestFactory().get("/"))):
        assert frame.settings.brand == "Career guide"
        assert frame.menu == ()
