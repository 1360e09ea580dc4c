"""An editor's way from signing in to the published change, and what it takes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Response, Route, expect

from tests.browser import guides
from tests.browser.guides import Piece
from tests.browser.steps import Hands, choose, open_role, start_role_by_hand

DUTY = "Labelling every conductor before it is disconnected"
SLOW = 800  # milliseconds


def test_an_editor_changes_a_level_previews_publishes_and_sees_it(
    signed_in: Page, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page, "Electrician")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Open all sections").click()
    level = page.locator("[data-contentpath=levels] [data-contentpath=duties]").first
    toggle = page.locator("[data-contentpath=levels] [data-panel-toggle]").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    editor = level.locator("[contenteditable=true]").first
    editor.scroll_into_view_if_needed()
    editor.click()
    expect(editor).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type(DUTY)
    expect(editor).to_have_text(DUTY)

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_text(DUTY)).to_be_visible(timeout=20_000)

    choose(page, "Publish")
    expect(page.get_by_text("has been published")).to_be_visible()

    page.goto("/careers/electrician/")
    expect(page.get_by_text(DUTY)).to_be_visible()
    assert complaints == []


def test_what_is_typed_until_the_last_moment_is_published(
    signed_in: Page, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page, "Primary School Teacher")
    page.wait_for_load_state("networkidle")
    sent: list[str] = []

    def saved_slowly(route: Route) -> None:
        what = "draft" if "json" in route.request.headers["accept"] else "page"
        sent.append(f"{what} sent")
        if what == "draft":
            page.wait_for_timeout(SLOW)
        route.continue_()

    def note_the_answer(answer: Response) -> None:
        if answer.request.method == "POST" and "json" in answer.request.headers["accept"]:
            sent.append("draft saved")

    page.route(re.compile("/edit/$"), saved_slowly)
    page.on("response", note_the_answer)
    lede = page.get_by_role("textbox", name="Lede")
    lede.fill("They teach")
    with page.expect_request(lambda request: request.method == "POST"):
        lede.press_sequentially(" the youngest to read.")
    choose(page, "Publish")
    expect(page.get_by_text("has been published")).to_be_visible()
    assert sent == ["draft sent", "draft saved", "page sent"]
    page.goto("/careers/primary-school-teacher/")
    expect(page.get_by_text("They teach the youngest to read.")).to_be_visible()
    assert complaints == []


def test_a_publisher_is_shown_where_something_is_wrong(
    signed_in: Page, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page, "Registered Nurse")
    page.get_by_role("textbox", name="Lede").fill("TODO: say why")
    choose(page, "Publish")
    field = page.locator("[data-contentpath=lede]")
    expect(field.get_by_text("Replace the placeholder “TODO” with real words.")).to_be_visible()
    page.goto("/careers/registered-nurse/")
    expect(page.get_by_text("TODO: say why")).to_have_count(0)
    assert complaints == []


def test_the_admin_works_under_its_policy(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page, "Electrician")
    page.get_by_role("tab", name="Promote").click()
    page.get_by_label("Next review").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Choose an image").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    for path in (
        "skills/",
        "snippets/",
        "images/",
        "documents/",
        "reports/site-history/",
        "users/",
    ):
        page.goto(f"/admin/{path}")
        expect(page.locator("main")).to_be_visible()
    assert complaints == []


def test_the_block_picker_shows_what_a_block_looks_like(
    signed_in: Page, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page, guides.LONG_NAME)
    page.locator("[data-contentpath=body] .c-sf-add-button").first.click()
    row = page.locator(".w-combobox__option-row", has=page.get_by_role("option", name="Topic"))
    row.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("Where people work, the conditions")).to_be_visible()
    preview = page.frame_locator(".w-combobox-preview__iframe")
    expect(preview.get_by_role("heading", name="Electrician Work Environment")).to_be_visible()
    assert complaints == []


# Lists in the editor are typed as in a word processor.


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


# What it takes to publish a role: from a document, by hand, and on a page without structure.


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
    # A new page may have been saved by itself before, or is created by this alone.
    expect(hands.page.get_by_text(re.compile("(has been|created and) published"))).to_be_visible()


def readers_find_all_of_it(page: Page, role: str, address: str) -> None:
    page.goto(address)
    # Answers are folded up, and in the page.
    words = " ".join(str(page.locator("main").text_content()).split()).casefold()
    missing = [one for one in guides.sentences(role) if one.casefold() not in words]
    assert missing == []


def test_a_role_is_published_from_a_word_document(hands: Hands, tmp_path: Path) -> None:
    page, role = hands.page, FROM_A_DOCUMENT
    hands.click(page.get_by_role("link", name="Import a guide"))
    hands.choose_file(page.get_by_label("Files"), guides.word_file(role, tmp_path))
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


def test_a_role_is_published_by_hand(hands: Hands) -> None:
    page, role = hands.page, BY_HAND
    open_a_new_role(hands)
    hands.write(role)
    hands.write_in(page.get_by_role("textbox", name="Lede"), guides.LEDE)
    hands.write_in(text_of(section(page, "definition")), guides.DEFINITION.text)
    hands.write_in(text_of(section(page, "overview")), guides.OVERVIEW.text)
    write_list(hands, section(page, "responsibilities"), "items", guides.RESPONSIBILITIES)
    levels = section(page, "levels")
    hands.write_in(text_of(levels, "introduction"), guides.LEVELS.text)
    for number, (name, piece) in enumerate(zip(guides.LEVEL_NAMES, guides.EACH_LEVEL, strict=True)):
        level = add_item(hands, levels, "levels", number)
        hands.write_in(level.locator("[data-contentpath=level] input"), name)
        hands.write_in(text_of(level, "introduction"), piece.text)
        write_list(hands, level, "duties", piece)
    hands.write_in(text_of(section(page, "topic")), guides.ENVIRONMENT.text)
    faqs = section(page, "faqs")
    for number, piece in enumerate(guides.QUESTIONS):
        question = add_item(hands, faqs, "questions", number)
        hands.write_in(question.locator("[data-contentpath=question] input"), piece.heading)
        hands.write_in(text_of(question, "answer"), piece.text)
    write_list(hands, section(page, "keywords"), "keywords", guides.KEYWORDS)
    publish(hands)
    readers_find_all_of_it(page, role, "/careers/harp-tuner/")
    assert hands.clicks <= 24
    assert hands.keys <= 10


def test_a_role_is_published_on_a_page_without_structure(hands: Hands) -> None:
    page, role = hands.page, WITHOUT_STRUCTURE
    open_a_new_text_page(hands)
    hands.write_in(page.get_by_role("textbox", name="Title"), role)
    hands.write_in(page.get_by_role("textbox", name="Introduction"), guides.LEDE)
    body = page.locator("[data-contentpath=body]")
    texts = body.locator("[contenteditable=true]")
    for number, piece in enumerate(guides.pieces(role)):
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
