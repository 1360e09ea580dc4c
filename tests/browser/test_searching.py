"""From a search to the words that were searched for."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.barriers import fits_its_window, has_no_barrier

SEARCH = "/search/?q=testing+circuits"


def _passage(page: Page, address: str) -> Locator:
    return page.locator(f".result__passage a[href^='{address}']").first


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
