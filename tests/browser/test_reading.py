"""A reader's way through the site."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Response, expect

from tests.browser.barriers import fits_its_window, has_no_barrier

ROLE = "/careers/electrician/"
PAGES = [
    "/",
    "/careers/",
    ROLE,
    "/careers/electrician/how-to-become-an-electrician/",
    "/search/?q=wiring",
    "/about/",
    "/no-such-page/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_known_barrier(page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    has_no_barrier(page)
    assert fits_its_window(page)


def test_reading_sets_no_cookie_and_asks_no_other_site(page: Page, base_url: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    for path in PAGES:
        page.goto(path)
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(base_url).netloc}
    assert page.context.cookies() == []


def test_static_files_are_compressed_and_kept_forever(page: Page) -> None:
    answers: list[Response] = []
    page.on("response", lambda response: answers.append(response))
    page.goto(ROLE)
    static = [answer for answer in answers if "/static/" in answer.url]
    assert static
    for answer in static:
        headers = answer.all_headers()
        assert re.search(r"\.[0-9a-f]{12}\.(css|js|svg)$", answer.url)
        assert "immutable" in headers["cache-control"]
        assert headers["content-encoding"] in {"br", "gzip"} or answer.url.endswith(".svg")


def test_a_link_to_an_answer_opens_it(page: Page) -> None:
    page.goto(ROLE)
    answers = page.locator("#faqs details")
    anchor = answers.last.locator("[id]").first.get_attribute("id")
    expect(page.locator("#faqs details[open]")).to_have_count(0)
    page.goto("about:blank")
    page.goto(f"{ROLE}#{anchor}")
    expect(page.locator("#faqs details[open]")).to_have_count(1)
    expect(answers.last).to_be_in_viewport()


def test_everything_can_be_read_without_scripts(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").first.fill("wiring")
    page.get_by_role("searchbox").first.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Electrician").first.click()
    answer = page.locator("#faqs details").first
    answer.locator("summary").click()
    expect(answer.locator("p").first).to_be_visible()
    context.close()


def test_the_keyboard_skips_to_the_text(page: Page) -> None:
    page.goto(ROLE)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=re.compile("skip", re.IGNORECASE))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
