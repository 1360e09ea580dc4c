"""A reader's way through the sample guide."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

ROLE = "/careers/electrician/"
PAGES = ["/", "/careers/", ROLE, "/search/?q=wiring", "/nowhere/"]


@pytest.fixture
def page_without_scripts(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_link_to_a_question_opens_its_answer_without_scripts(page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto(ROLE)
    link = page.get_by_role("navigation", name="Contents").locator("ol ol a").last
    anchor = link.get_attribute("href")
    answer = page.locator(str(anchor))
    expect(answer).to_be_hidden()
    link.click()
    expect(answer).to_be_visible()
    page.goto("/")
    page.goto(f"{ROLE}{anchor}")
    expect(answer).to_be_visible()


def test_a_reader_searches_and_lands_on_the_passage(page_without_scripts: Page) -> None:
    page = page_without_scripts
    page.goto("/")
    page.get_by_role("searchbox").fill("apprentice electrician")
    page.get_by_role("button", name="Search").click()
    page.locator(".result__passage a").first.click()
    target = page.url.partition("#")[2]
    expect(page.locator(f"[id='{target}']")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_every_kind_of_page_is_accessible(
    scheme: str, width: int, page: Page, complaints: list[str]
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    for address in PAGES:
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, (address, found.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert [one for one in complaints if "404" not in one] == []
