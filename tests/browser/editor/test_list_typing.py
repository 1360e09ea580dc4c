"""Lists in the editor are typed as in a word processor."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import start_role_by_hand

COPY = """async ([text, html]) => {
  const kinds = { "text/plain": new Blob([text], { type: "text/plain" }) };
  if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
  await navigator.clipboard.write([new ClipboardItem(kinds)]);
}"""
DUTIES = """<ul><li><b>Fitting</b> shoes</li>
<li>Trimming <a href="https://example.org/">hooves</a></li><li>Talking to owners</li></ul>"""

TYPED_IN = "[contenteditable=true], input[type=text]"
SETTLED = 500  # milliseconds


@pytest.fixture
def new_role(signed_in: Page, base_url: str) -> Page:
    """The form of a new role, with its name written."""
    page = signed_in
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base_url)
    start_role_by_hand(page)
    page.get_by_role("textbox", name="Name of the role").fill("Farrier of Lists")
    return page


def values(fields: Locator) -> list[str]:
    return [
        str(field.evaluate("one => (one.value ?? one.innerText).trim()"))
        for field in fields.all()
        if field.is_visible()
    ]


def duties(page: Page) -> Locator:
    return page.locator("[data-contentpath=items] [contenteditable=true]")


def test_enter_goes_on_and_backspace_goes_back(new_role: Page, complaints: list[str]) -> None:
    page = new_role
    duties(page).first.click()
    page.keyboard.type("Fitting shoes")
    page.keyboard.press("Enter")
    expect(duties(page).nth(1)).to_be_focused()
    page.keyboard.type("Trimming hooves")
    page.keyboard.press("Enter")
    expect(duties(page).nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(duties(page)).to_have_count(3)
    page.keyboard.press("Backspace")
    expect(duties(page).nth(1)).to_be_focused()
    page.keyboard.type(" twice")
    # What is taken away folds up first.
    expect(duties(page).locator("visible=true")).to_have_count(2)
    assert values(duties(page)) == ["Fitting shoes", "Trimming hooves twice"]
    # In the middle of an item, Enter is what it is anywhere.
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert len(values(duties(page))) == 2
    assert complaints == []


@pytest.mark.parametrize("name", ["items", "keywords"])
def test_what_comes_faster_than_fingers_type_stays_in_its_item(new_role: Page, name: str) -> None:
    page = new_role
    fields = page.locator(f"[data-contentpath={name}]").locator(TYPED_IN)
    lines = ["Fitting", "Trimming", "A", "B", "C", "Talking to owners", "D"]
    fields.first.click()
    # A program that writes for somebody sends key after key without a pause, and empty lines.
    page.keyboard.type("\n".join(lines[:3]) + "\n\n\n" + "\n".join(lines[3:]))
    expect(fields.nth(6)).to_be_focused()
    page.wait_for_timeout(SETTLED)
    assert values(fields) == lines


def test_a_list_inside_an_item_stays_inside(new_role: Page) -> None:
    page = new_role
    duties(page).first.click()
    page.keyboard.type("- one")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    expect(duties(page).first.locator("li")).to_have_count(2)
    expect(duties(page)).to_have_count(1)


def test_a_list_that_is_pasted_becomes_items(new_role: Page, complaints: list[str]) -> None:
    page = new_role
    page.evaluate(COPY, ["Fitting shoes\nTrimming hooves\nTalking to owners", DUTIES])
    duties(page).first.click()
    page.keyboard.press("Control+V")
    expect(duties(page)).to_have_count(3)
    expect(duties(page).nth(2)).to_have_text("Talking to owners")
    assert values(duties(page)) == ["Fitting shoes", "Trimming hooves", "Talking to owners"]
    expect(duties(page).nth(0).locator("[style*=bold]")).to_have_text("Fitting")
    expect(duties(page).nth(1).locator(".TooltipEntity")).to_contain_text("hooves")
    assert complaints == []


def test_keywords_are_typed_and_pasted_without_sending_the_form(
    new_role: Page, complaints: list[str]
) -> None:
    page = new_role
    keywords = page.locator("[data-contentpath=keywords] input[type=text]")
    keywords.first.click()
    page.evaluate(COPY, ["- Anvil\n- Forge\n\n3. Rasp\n", ""])
    page.keyboard.press("Control+V")
    expect(keywords.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(keywords.nth(3)).to_be_focused()
    page.keyboard.type("Nippers")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert values(keywords) == ["Anvil", "Forge", "Rasp", "Nippers", ""]
    expect(page).to_have_url(re.compile("/add/|/edit/"))
    assert complaints == []


def test_one_line_is_pasted_where_it_stands(new_role: Page) -> None:
    page = new_role
    page.evaluate(COPY, ["Fitting shoes", ""])
    duties(page).first.click()
    page.keyboard.press("Control+V")
    page.keyboard.press("Control+V")
    expect(duties(page)).to_have_count(1)
    expect(duties(page).first).to_have_text("Fitting shoesFitting shoes")
