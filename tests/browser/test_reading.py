"""A reader's way through the site, and what helps on a long page."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Response, ViewportSize, expect

from tests.browser.barriers import fits_its_window, has_no_barrier, hidden_behind
from tests.browser.guides import LONG_NAME, MANY, RIGHT_TO_LEFT

# A reader's way through the site.


ROLE = "/careers/electrician/"
PAGES = [
    "/",
    "/careers/",
    "/careers/?level=senior&skill=code-review",
    "/careers/skills/",
    "/careers/skills/code-review/",
    "/careers/compare/",
    "/careers/compare/?roles=electrician,registered-nurse",
    "/careers/compare/?roles=electrician,nobody",
    ROLE,
    "/careers/electrician/how-to-become-an-electrician/",
    "/search/?q=wiring",
    "/about/",
]
MISSING = ["/no-such-page/", "/careers/electritian/"]
EXTREMES = [
    f"/careers/{name.lower().replace(' ', '-')}/" for name in (LONG_NAME, MANY, RIGHT_TO_LEFT)
]


@pytest.mark.parametrize("path", PAGES + MISSING + EXTREMES)
def test_pages_have_no_known_barrier(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    has_no_barrier(page)
    # 320 by 256 is a window of 1280 by 1024 at 400 %.
    page.set_viewport_size({"width": 320, "height": 256})
    page.emulate_media(color_scheme="dark")
    has_no_barrier(page)
    assert fits_its_window(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light", forced_colors="active")
    has_no_barrier(page)
    assert fits_its_window(page)


def test_reading_sets_no_cookie_and_asks_no_other_site(page: Page, base_url: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    for path in PAGES + MISSING:
        page.goto(path)
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(base_url).netloc}
    assert page.context.cookies() == []


def test_no_page_holds_anything_that_its_policy_refuses(page: Page) -> None:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    for path in PAGES:
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
    assert heard == []


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
    expect(page.get_by_role("button", name="Dark colors")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy all")).to_be_hidden()
    page.get_by_text("The same in words").click()
    page.locator("#way-through dl").get_by_role("link", name="Journeyman").click()
    expect(page.locator("#journeyman")).to_be_in_viewport()
    page.goto("/careers/")
    filters = page.locator(".finder__filters")
    filters.get_by_role("link", name=re.compile("Construction")).click()
    filters.get_by_role("link", name=re.compile("Apprentice")).click()
    expect(page.locator("#found")).to_have_text(re.compile("2 careers"))
    page.get_by_role("link", name="Compare careers").click()
    page.get_by_label("First career").fill("RN")
    page.get_by_label("Second career").fill("Paramedic")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Registered Nurse or Paramedic?")
    context.close()


# What helps a reader of a long page: contents, colors, copying, printing, the keyboard.


PHONE: ViewportSize = {"width": 360, "height": 740}
GROUND = "getComputedStyle(document.body).backgroundColor"


def test_the_colors_that_a_reader_chose_stay_and_the_system_s_come_back(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(ROLE)
    light = page.evaluate(GROUND)
    switch = page.get_by_role("button", name="Dark colors")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate(GROUND)
    assert dark != light
    page.goto("/")
    assert page.evaluate(GROUND) == dark
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    assert page.evaluate(GROUND) == light
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(GROUND) == dark
    expect(switch).to_have_attribute("aria-pressed", "true")


def test_the_contents_say_where_the_reader_is(page: Page) -> None:
    page.goto(ROLE)
    current = page.locator(".contents a[aria-current=location]")
    for anchor, words in (("levels", "Day to Day"), ("faqs", "FAQs"), ("sources", "Sources")):
        page.evaluate(f"document.getElementById('{anchor}').scrollIntoView()")
        expect(current).to_have_count(1)
        expect(current).to_contain_text(words)
        expect(current).to_be_in_viewport()
    page.set_viewport_size(PHONE)
    page.evaluate("document.getElementById('faqs').scrollIntoView()")
    summary = page.locator(".contents summary")
    expect(summary).to_be_in_viewport()
    expect(summary).to_contain_text("FAQs about Electricians")
    summary.click()
    page.locator(".contents").get_by_role("link", name="Key Responsibilities").click()
    expect(page.locator(".contents details[open]")).to_have_count(0)
    heading = page.get_by_role("heading", name="Key Responsibilities")
    expect(heading).to_be_in_viewport()
    lid = page.locator(".contents").bounding_box()
    place = heading.bounding_box()
    assert lid
    assert place
    assert place["y"] >= lid["y"] + lid["height"]


def test_the_keyboard_reaches_everything_and_nothing_is_behind_the_contents(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(ROLE)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=re.compile("skip", re.IGNORECASE))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    reached = []
    for _ in range(70):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
        assert hidden_behind(page, ".contents") == ""
    assert "Levels" not in reached[0]
    assert {"On this page", "Daily Responsibilities for Journeyman Electricians"} <= set(reached)
    page.locator("#faqs summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#faqs details").first).to_have_attribute("open", "")


def test_the_keywords_are_copied_all_at_once(browser: Browser, base_url: str) -> None:
    context = browser.new_context(
        base_url=base_url, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(ROLE)
    page.get_by_role("button", name="Copy all").click()
    expect(page.locator("#keywords [role=status]")).to_have_text("All keywords are copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Electrical installation, National Electrical Code, ")
    assert len(copied.split(", ")) == page.locator("#keywords li").count()
    context.close()


def test_paper_gets_every_answer_and_nothing_to_click(page: Page) -> None:
    page.goto(ROLE)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    answers = page.locator("#faqs .faq__answer")
    for number in range(answers.count()):
        expect(answers.nth(number).locator("p").first).to_be_visible()
    for name in (".contents", ".theme-switch", ".search-form", ".copy", ".to-top a"):
        expect(page.locator(name).first).to_be_hidden()
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#faqs details[open]")).to_have_count(0)
