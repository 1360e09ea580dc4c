"""What helps a reader of a long page: contents, colors, copying, printing, the keyboard."""

import re

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.barriers import hidden_behind

ROLE = "/careers/electrician/"
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
