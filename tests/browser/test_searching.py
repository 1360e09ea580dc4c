"""From a search to the words that were searched for, and suggestions on the way."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from tests.browser.barriers import fits_its_window, has_no_barrier

SEARCH = "/search/?q=testing+circuits"


def _around_target(page: Page, anchor: str) -> bool:
    """Say whether the browser took that section, or something in it, for what was linked to."""
    return bool(
        page.evaluate(
            "anchor => document.getElementById(anchor).contains(document.querySelector(':target'))",
            anchor,
        )
    )


def _marked(page: Page) -> list[str]:
    """Return the anchors of the sections that are marked."""
    found: list[str] = page.eval_on_selector_all(
        ".section",
        "all => all.filter(one => getComputedStyle(one).boxShadow != 'none').map(one => one.id)",
    )
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_a_misspelled_query_leads_to_the_marked_place(
    browser: Browser, base_url: str, scripts: bool
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("combobox" if scripts else "searchbox").first.fill("isolaton fixed sequense")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("Showing results for isolation fixed sequence.")).to_be_visible()
    link = page.locator(".result__passage a[href*=':~:text=']").first
    anchor = urlsplit(str(link.get_attribute("href"))).fragment.partition(":~:")[0]
    link.click()
    section = page.locator(f"#{anchor}")
    expect(section).to_be_in_viewport()
    expect(section.get_by_text("is a fixed sequence")).to_be_in_viewport()
    assert _marked(page) == [anchor]
    assert page.locator(".section").count() > 1
    if scripts:
        assert _around_target(page, anchor)
        assert page.evaluate("location.hash") == f"#{anchor}"
    context.close()


def test_an_answer_that_is_closed_opens_at_its_words(page: Page) -> None:
    page.goto("/search/?q=electrician+apprenticeship+long&in=questions")
    link = page.locator(".result__passage a[href*='/careers/electrician/#']").first
    anchor = urlsplit(str(link.get_attribute("href"))).fragment.partition(":~:")[0]
    link.click()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    expect(page.locator(f"#{anchor}")).to_be_visible()


def test_results_are_narrowed_and_widened_again(page: Page) -> None:
    page.goto(SEARCH)
    everything = page.locator(".results > li").count()
    area = page.get_by_role("navigation", name="Career area")
    area.get_by_role("link", name="Construction and skilled trades").click()
    chosen = page.get_by_role("list", name="Narrowed to").get_by_role("link")
    expect(chosen).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(page.title().partition(" – ")[0])
    narrowed = page.locator(".results > li").count()
    assert 0 < narrowed <= everything
    assert parse_qs(urlsplit(page.url).query)["q"] == ["testing circuits"]
    page.get_by_role("navigation", name="Found in").get_by_role("link").nth(1).click()
    expect(chosen).to_have_count(2)
    chosen.first.click()
    chosen.first.click()
    expect(page.locator(".results > li")).to_have_count(everything)
    expect(chosen).to_have_count(0)


def test_a_small_window_shows_results_first(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(SEARCH)
    areas = page.get_by_role("navigation", name="Career area")
    expect(areas).to_be_hidden()
    expect(page.locator(".result").first).to_be_in_viewport()
    page.get_by_text("Narrow the results").click()
    expect(areas).to_be_visible()
    has_no_barrier(page)
    assert fits_its_window(page)
    areas.get_by_role("link", name="Construction and skilled trades").click()
    expect(page.get_by_role("list", name="Narrowed to")).to_be_visible()
    expect(areas).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(areas).to_be_visible()


@pytest.mark.parametrize(
    "path", [f"{SEARCH}&area=construction-and-skilled-trades", "/search/?q=zzzz", "/search/"]
)
def test_every_state_of_the_page_can_be_read(page: Page, path: str) -> None:
    page.goto(path)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            has_no_barrier(page)
            assert fits_its_window(page)


# Suggestions while somebody types: by keyboard, by touch, and never in the way.


ROLE = "/careers/electrician/"
NAMES = "**/api/search/suggest/**"
TARGET = 24  # pixels, WCAG 2.2 success criterion 2.5.8


def _input(page: Page) -> Locator:
    return page.get_by_role("combobox").first


def _options(page: Page) -> Locator:
    return page.get_by_role("option")


def _type(page: Page, words: str) -> Locator:
    """Type the words where the search is and wait for suggestions."""
    field = _input(page)
    field.press_sequentially(words)
    expect(_options(page).first).to_be_visible()
    return field


def _active(page: Page) -> Locator:
    """What is announced as being at hand, if anything."""
    return page.locator(f"#{_input(page).get_attribute('aria-activedescendant') or 'nothing'}")


def test_the_keyboard_does_everything(page: Page) -> None:
    page.goto("/")
    field = _input(page)
    expect(field).to_have_attribute("aria-expanded", "false")
    _type(page, "elec")
    expect(field).to_have_attribute("aria-expanded", "true")
    controlled = page.locator(f"#{field.get_attribute('aria-controls')}")
    expect(controlled).to_have_role("listbox")
    expect(controlled).to_have_accessible_name("Suggestions")
    expect(page.get_by_text(re.compile(r"^\d+ suggestions\.$"))).to_have_attribute("role", "status")
    count = _options(page).count()
    assert count > 2
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowDown")
    expect(_active(page)).to_have_text(re.compile("^Electrician"))
    expect(_active(page)).to_have_attribute("aria-selected", "true")
    field.press("End")
    expect(_options(page).nth(count - 1)).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    field.press("ArrowUp")
    expect(_options(page).nth(count - 1)).to_have_attribute("aria-selected", "true")
    field.press("Home")
    expect(_options(page).first).to_have_attribute("aria-selected", "true")
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    expect(field).to_be_focused()
    expect(field).to_have_value("elec")
    field.press("Enter")
    page.wait_for_url(f"**{ROLE}")


def test_escape_closes_the_list_first(page: Page) -> None:
    page.goto(ROLE)
    field = _type(page, "elec")
    field.press("Escape")
    expect(_options(page)).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("elec")
    field.press("ArrowDown")
    expect(_options(page).first).to_be_visible()
    field.press("Alt+ArrowUp")
    expect(_options(page)).to_have_count(0)
    field.press("Escape")
    expect(field).to_have_value("")


def test_enter_without_a_choice_searches(page: Page) -> None:
    page.goto("/")
    _type(page, "elec").press("Enter")
    page.wait_for_url("**/search/?q=elec")
    field = _input(page)
    field.click()
    # What suggests is loaded with the first click into the field.
    expect(field).to_have_attribute("aria-controls", re.compile(".+"))
    expect(_options(page)).to_have_count(0)
    field.press("ArrowDown")
    expect(_options(page).first).to_be_visible()
    field.press("Tab")
    expect(_options(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_a_typing_error_is_forgiven(page: Page) -> None:
    page.goto("/search/")
    _type(page, "electricain")
    expect(_options(page).first).to_have_text(re.compile("^Electrician"))


def test_a_tap_chooses_and_one_elsewhere_closes(browser: Browser, base_url: str) -> None:
    context = browser.new_context(
        base_url=base_url, has_touch=True, viewport={"width": 320, "height": 600}
    )
    page = context.new_page()
    page.goto(ROLE)
    _input(page).tap()
    _type(page, "electrical")
    assert fits_its_window(page)
    for option in _options(page).all():
        box = option.bounding_box()
        assert box
        assert box["height"] >= TARGET
        assert box["x"] + box["width"] <= 320
    page.locator("h1").tap()
    expect(_options(page)).to_have_count(0)
    _input(page).tap()
    _input(page).press("ArrowDown")
    option = _options(page).filter(has_text="Electrical fitter")
    option.tap()
    page.wait_for_url(f"**{ROLE}")
    context.close()


def test_what_was_typed_before_is_never_suggested(page: Page) -> None:
    waiting: dict[str, Route] = {}

    def wait(route: Route) -> None:
        waiting[parse_qs(urlsplit(route.request.url).query)["q"][0]] = route

    def answer(typed: str, *names: str) -> None:
        found = [{"title": name, "url": "/", "about": ""} for name in names]
        waiting.pop(typed).fulfill(json={"announcement": "Found.", "suggestions": found})

    page.route(NAMES, wait)
    page.goto("/")
    field = _input(page)
    with page.expect_request("**/?q=nurse"):
        field.press_sequentially("nurse")
    with page.expect_request("**/?q=nurse+ele"):
        field.press_sequentially(" ele")
    answer("nurse", "Old Nurse")
    answer("nurse ele", "Nurse Electric", "An Electric Nurse Elect")
    expect(_options(page)).to_have_text(["Nurse Electric", "An Electric Nurse Elect"])
    with page.expect_request("**/?q=nurse+elect"):
        field.press_sequentially("ct")
    # Until the answer is there, only what still fits is shown.
    expect(_options(page)).to_have_text(["Nurse Electric", "An Electric Nurse Elect"])
    field.press_sequentially("r")
    expect(_options(page)).to_have_text(["Nurse Electric"])


@pytest.mark.parametrize("failure", ["abort", "500", "no JSON"])
def test_a_failure_is_silent(page: Page, failure: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/")
    field = _type(page, "elec")

    def fail(route: Route) -> None:
        if failure == "abort":
            route.abort()
        else:
            route.fulfill(status=500 if failure == "500" else 200, body="<p>No.</p>")

    page.route(NAMES, fail)
    with page.expect_request(NAMES):
        field.press_sequentially("t")
    expect(_options(page)).to_have_count(0)
    field.press("Enter")
    page.wait_for_url("**/search/?q=elect")
    assert errors == []


def test_nothing_is_loaded_before_somebody_searches(page: Page) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(ROLE, wait_until="networkidle")
    assert not [request for request in asked if "suggest" in request.url]
    _type(page, "elec")
    scripts = [request for request in asked if "suggest" in request.url]
    assert re.search(r"/static/suggest\.[0-9a-f]{12}\.js$", scripts[0].url)
    assert parse_qs(urlsplit(scripts[-1].url).query) == {"q": ["elec"]}
    assert len(scripts) <= 3


@pytest.mark.parametrize("path", ["/", ROLE, "/search/"])
def test_the_open_list_is_no_barrier(page: Page, path: str) -> None:
    page.goto(path)
    _type(page, "elec").press("ArrowDown")
    for width, scheme in ((1280, "light"), (360, "dark"), (320, "light")):
        page.set_viewport_size({"width": width, "height": 640})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        has_no_barrier(page)
        assert fits_its_window(page)
    page.emulate_media(color_scheme="light", forced_colors="active")
    has_no_barrier(page)
    chosen, other = (_background(_options(page).nth(number)) for number in (0, 1))
    assert chosen != other


def _background(option: Locator) -> str:
    return str(option.evaluate("option => getComputedStyle(option).backgroundColor"))
