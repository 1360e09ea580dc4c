"""What it takes to publish a role: from a document, by hand, and on a page without structure."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import one_guide
from tests.browser.hands import Hands
from tests.browser.one_guide import Piece

# Each its own, so that no address is taken. All take "a" and end in "s".
FROM_A_DOCUMENT, BY_HAND, WITHOUT_STRUCTURE = "Piano Tuner", "Harp Tuner", "Lute Tuner"


@pytest.fixture
def hands(signed_in: Page, request: pytest.FixtureRequest) -> Iterator[Hands]:
    """Somebody who has just signed in; `pytest -rP` prints what the test took them."""
    signed_in.goto("/admin/")
    hands = Hands(signed_in)
    yield hands
    print(f"{request.node.originalname}: {hands}")


def publish(hands: Hands) -> None:
    hands.click(hands.page.get_by_role("button", name="More actions"))
    hands.click(hands.page.get_by_role("button", name="Publish"))
    expect(hands.page.get_by_text("has been published")).to_be_visible()


def readers_find_all_of_it(page: Page, role: str, address: str) -> None:
    page.goto(address)
    # Answers are folded up, and in the page.
    words = " ".join(str(page.locator("main").text_content()).split()).casefold()
    missing = [one for one in one_guide.sentences(role) if one.casefold() not in words]
    assert missing == []


def test_from_a_word_document(hands: Hands, tmp_path: Path) -> None:
    page, role = hands.page, FROM_A_DOCUMENT
    hands.click(page.get_by_role("link", name="Import a guide"))
    hands.choose_file(page.get_by_label("Files"), one_guide.word_file(role, tmp_path))
    hands.click(page.get_by_role("button", name="Import", exact=True))
    hands.click(page.get_by_role("button", name="Make the draft"))
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    publish(hands)
    readers_find_all_of_it(page, role, "/careers/piano-tuner/")
    assert hands.clicks <= 8
    assert hands.keys + hands.characters == 0


def section(page: Page, kind: str) -> Locator:
    """The first section of that type in the form."""
    own = page.locator(f":scope > input[value={kind}]")
    return page.locator("[data-streamfield-child]").filter(has=own).first


def text_of(place: Locator, name: str = "content") -> Locator:
    """The first text that can be written in below the field of that name."""
    return place.locator(f"[data-contentpath={name}]").locator("[contenteditable=true]").first


def write_list(hands: Hands, place: Locator, name: str, piece: Piece) -> None:
    field = place.locator(f"[data-contentpath={name}]")
    hands.click(field.locator("[contenteditable=true], input[type=text]").first)
    hands.write_list(list(piece.items))


def item(place: Locator, name: str, number: int) -> Locator:
    """One level or question of its section."""
    container = place.locator(
        f"[data-contentpath={name}] > div > [data-streamfield-list-container]"
    )
    return container.locator("> [data-streamfield-child]").nth(number)


def add_item(hands: Hands, place: Locator, name: str, number: int) -> Locator:
    """Return that item of the list, added to it if it is not there yet."""
    if number:
        container = f"[data-contentpath={name}] > div > [data-streamfield-list-container]"
        hands.click(place.locator(f"{container} > .c-sf-add-button").last)
    return item(place, name, number)


def test_by_hand(hands: Hands) -> None:
    page, role = hands.page, BY_HAND
    open_a_new_role(hands)
    hands.write(role)
    hands.write_in(page.get_by_role("textbox", name="Lede"), one_guide.LEDE)
    hands.write_in(text_of(section(page, "definition")), one_guide.DEFINITION.text)
    hands.write_in(text_of(section(page, "overview")), one_guide.OVERVIEW.text)
    write_list(hands, section(page, "responsibilities"), "items", one_guide.RESPONSIBILITIES)
    levels = section(page, "levels")
    hands.write_in(text_of(levels, "introduction"), one_guide.LEVELS.text)
    for number, (name, piece) in enumerate(
        zip(one_guide.LEVEL_NAMES, one_guide.EACH_LEVEL, strict=True)
    ):
        level = add_item(hands, levels, "levels", number)
        hands.write_in(level.locator("[data-contentpath=level] input"), name)
        hands.write_in(text_of(level, "introduction"), piece.text)
        write_list(hands, level, "duties", piece)
    hands.write_in(text_of(section(page, "topic")), one_guide.ENVIRONMENT.text)
    faqs = section(page, "faqs")
    for number, piece in enumerate(one_guide.QUESTIONS):
        question = add_item(hands, faqs, "questions", number)
        hands.write_in(question.locator("[data-contentpath=question] input"), piece.heading)
        hands.write_in(text_of(question, "answer"), piece.text)
    write_list(hands, section(page, "keywords"), "keywords", one_guide.KEYWORDS)
    publish(hands)
    readers_find_all_of_it(page, role, "/careers/harp-tuner/")
    assert hands.clicks <= 24
    assert hands.keys <= 10


def test_on_a_page_without_structure(hands: Hands) -> None:
    page, role = hands.page, WITHOUT_STRUCTURE
    open_a_new_text_page(hands)
    hands.write_in(page.get_by_role("textbox", name="Title"), role)
    hands.write_in(page.get_by_role("textbox", name="Introduction"), one_guide.LEDE)
    body = page.locator("[data-contentpath=body]")
    texts = body.locator("[contenteditable=true]")
    for number, piece in enumerate(one_guide.pieces(role)):
        hands.click(body.locator(".c-sf-add-button").last)
        hands.click(page.get_by_role("option", name="Text", exact=True))
        expect(texts).to_have_count(number + 1)
        expect(texts.last).to_be_focused()
        write_plain(hands, piece)
    publish(hands)
    readers_find_all_of_it(page, role, "/lute-tuner/")
    # What the structure saves: the same job is fewer movements where it is there.
    assert hands.clicks > 24
    assert hands.keys > 10


def write_plain(hands: Hands, piece: Piece) -> None:
    """Write the piece in a text that has headings and lists, with the keys that make them."""
    for key in ("#", "#", "Space"):
        hands.press(key)
    hands.write(piece.heading)
    if piece.text:
        hands.press("Enter")
        hands.write(piece.text)
    if piece.items:
        hands.press("Enter")
        hands.press("-")
        hands.press("Space")
        hands.write_list(list(piece.items))


def open_a_new_role(hands: Hands) -> None:
    page = hands.page
    hands.click(page.get_by_role("link", name="Roles", exact=True))
    hands.click(page.get_by_role("link", name="Add role"))
    expect(page.get_by_role("textbox", name="Name of the role")).to_be_focused()


def open_a_new_text_page(hands: Hands) -> None:
    page = hands.page
    hands.click(page.get_by_role("button", name="Pages"))
    hands.click(page.get_by_role("link", name="Career guide", exact=True))
    hands.click(page.get_by_role("link", name="Add child page").first)
    expect(page.get_by_role("textbox", name="Introduction")).to_be_visible()
