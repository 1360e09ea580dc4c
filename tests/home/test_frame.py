"""What processes keep of a site's menu, footer and brand is what they are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from wagtail.models import Page, PageViewRestriction, Site

from career_pages.editions import forget, kept, present_editions
from home import frame as shared_frames
from home.frame import FRAMES, SharedFrame, shared_frame, site_frame
from home.models import HomePage, SiteSettings, TextPage

Change = Callable[[TextPage], Any]


def a_request(host: str = "testserver", port: int = 80) -> HttpRequest:
    return RequestFactory().get("/", SERVER_NAME=host, SERVER_PORT=str(port))


def seen(frame: SharedFrame) -> tuple[str, list[str], list[str]]:
    menu = [f"{one.title} {one.url}" for one in frame.menu]
    return frame.settings.brand, menu, [one.title for one in frame.footer]


BEFORE = ("Career guide", ["All careers /careers/", "About /about/"], ["About"])


@pytest.fixture
def about(db: None) -> TextPage:
    page: TextPage = HomePage.objects.get().add_child(
        instance=TextPage(title="About", show_in_menus=True)
    )
    assert seen(shared_frame(a_request())) == BEFORE
    return page


def _publish(page: TextPage, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def _restrict(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


def _rename_brand(page: TextPage) -> None:
    settings = SiteSettings.for_site(Site.objects.get())
    settings.brand = "Work"
    settings.save()


def _move_site(page: TextPage) -> None:
    site = Site.objects.get()
    site.root_page = page
    site.save()


def _move(page: TextPage) -> None:
    other = HomePage.objects.get().add_child(instance=TextPage(title="More", in_footer=False))
    page.move(other, pos="last-child")


def _move_above_it(page: TextPage) -> None:
    home = HomePage.objects.get()
    home.move(home.copy(update_attrs={"slug": "other"}), pos="last-child")


def _hide_what_it_follows(page: TextPage) -> None:
    alias = page.create_alias(update_slug="again")
    page.show_in_menus = page.in_footer = False
    page.save()
    assert [one.url for one in shared_frame(a_request()).menu][1:] == [alias.url]
    _restrict(page)


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (lambda page: _publish(page, title="Us"), (["Us /about/"], ["Us"])),
        (lambda page: _publish(page, slug="us"), (["About /us/"], ["About"])),
        (lambda page: _publish(page, show_in_menus=False), ([], ["About"])),
        (lambda page: _publish(page, in_footer=False), (["About /about/"], [])),
        (lambda page: page.unpublish(), ([], [])),
        (lambda page: Page.objects.get(pk=page.pk).unpublish(), ([], [])),
        (lambda page: page.delete(), ([], [])),
        (lambda page: Page.objects.get(pk=page.pk).delete(), ([], [])),
        (_restrict, ([], [])),
        (_move, ([], ["About"])),
        (_hide_what_it_follows, ([], [])),
    ],
)
def test_a_page_that_changes_changes_the_frame(
    about: TextPage, change: Change, after: tuple[list[str], list[str]]
) -> None:
    change(about)
    _, menu, footer = seen(shared_frame(a_request()))
    assert (menu[1:], footer) == after


@pytest.mark.parametrize("change", [_rename_brand, _move_site, _move_above_it])
def test_what_is_around_the_pages_changes_the_frame(about: TextPage, change: Change) -> None:
    before = shared_frame(a_request())
    change(about)
    after = shared_frame(a_request())
    forget(FRAMES)
    assert shared_frame(a_request()) == after != before


def test_what_becomes_public_again_is_back(about: TextPage) -> None:
    restriction = _restrict(HomePage.objects.get())
    assert seen(shared_frame(a_request()))[1:] == ([], [])
    restriction.delete()
    assert seen(shared_frame(a_request())) == BEFORE


def test_pages_that_cannot_be_in_it_leave_it_as_it_is(
    about: TextPage, make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    before = present_editions()[FRAMES]
    role = make_role("Baker")
    make_chapter(role, "Ovens")
    _publish(role, title="Pastry baker")
    about.save_revision()
    assert present_editions()[FRAMES] == before


def test_each_site_has_its_own(about: TextPage, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "about.example"]
    Site.objects.create(hostname="about.example", port=80, root_page=about)
    with_two = shared_frame(a_request("about.example"))
    assert with_two.root == about.path
    assert with_two.menu == ()
    assert len(shared_frame(a_request()).menu) == 2


def test_made_up_addresses_do_not_fill_the_memory(
    about: TextPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_frames, "MOST_KEPT", 3)
    for port in range(8000, 8010):
        assert seen(shared_frame(a_request(port=port))) == BEFORE
    assert len(kept(FRAMES, present_editions()[FRAMES], dict)) == 3


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


@pytest.mark.once
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
