"""From a finding to its field and back, and finding one's way in a long role."""

import re

import pytest
from playwright.sync_api import Locator, Page, Request, Response, expect

from tests.browser import guides, steps

ROLE = "Primary School Teacher"
# Where its length makes no difference: a form of a few blocks opens in a third of the time.
SHORT_ROLE = guides.LONG_NAME
DUTY = "[data-contentpath=levels] [data-contentpath=duties] [data-contentpath]"
LIST = "[data-streamfield-list-container]"
# What Wagtail compares a form with, once it watches it.
WATCHED = """() => window.wagtail.app.getControllerForElementAndIdentifier(
    document.querySelector("form[data-edit-form]"), "w-unsaved"
)?.initialFormData"""
# It may look more than once. In milliseconds, and as long as a draft takes to be begun.
LOOKS_FOR = 2000

PATH_OF = """element => {
    const steps = [];
    for (let one = element; one; one = one.parentElement)
        if (one.dataset?.contentpath) steps.unshift(one.dataset.contentpath);
    return steps.join(".");
}"""


def open_role(page: Page, name: str = ROLE) -> None:
    steps.open_role(page, name)
    expect(sections(page).first).to_be_visible()


def wait_until_watched(page: Page) -> None:
    """Wait until what is changed counts as a change, however long the form takes."""
    page.wait_for_function(WATCHED)
    page.wait_for_timeout(LOOKS_FOR)


def sections(page: Page) -> Locator:
    return page.locator(
        "#body-root > [data-streamfield-stream-container] > [data-streamfield-child]"
    )


def section(page: Page, label: str) -> Locator:
    heading = page.locator("[data-panel-heading]", has_text=label)
    return sections(page).filter(has=heading).first


def toggle(block: Locator) -> Locator:
    return block.locator("[data-panel-toggle]").first


def path_of(field: Locator) -> str:
    return str(field.evaluate(PATH_OF))


def panel(page: Page) -> Locator:
    return page.locator("[data-side-panel=guide-health]")


def open_panel(page: Page) -> Locator:
    if not panel(page).is_visible():
        page.get_by_role("button", name="Toggle guide health").click()
    expect(panel(page)).to_be_visible()
    return panel(page)


def follow(page: Page, path: str) -> None:
    """Go to the field as a link from another screen does."""
    address = page.url.split("#")[0]
    page.goto("about:blank")
    page.goto(f"{address}#finding={path}")


def is_saved(response: Response) -> bool:
    return response.request.method == "POST" and response.url.endswith("/edit/") and response.ok


def in_view(field: Locator) -> bool:
    """Say whether the middle of the field is on the screen with nothing over it."""
    return bool(
        field.evaluate(
            """element => {
                const { left, top, width, height } = element.getBoundingClientRect();
                const middle = top + Math.min(height, 40) / 2;
                const over = document.elementFromPoint(left + width / 2, middle);
                return Boolean(over) && (element.contains(over) || over.contains(element));
            }"""
        )
    )


def write(page: Page, editor: Locator, words: str) -> None:
    editor.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def test_two_findings_are_fixed_through_their_links(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page)
    duty = page.locator(DUTY).first
    follow(page, path_of(duty))
    editor = duty.locator("[contenteditable=true]")
    expect(editor).to_be_focused()
    assert in_view(editor)
    wait_until_watched(page)
    write(page, editor, "Lorem ipsum dolor")
    write(page, page.get_by_role("textbox", name="Lede"), "TODO: say why")

    shown = open_panel(page)
    lede = shown.get_by_role("link", name="Replace the placeholder “TODO” with real words.")
    lorem = shown.get_by_role("link", name="Replace the placeholder “Lorem ipsum” with real words.")
    expect(lede).to_be_visible()
    expect(lorem).to_be_visible()
    counter = page.locator("[data-side-panel-toggle=guide-health] [data-side-panel-toggle-counter]")
    expect(counter).to_have_class(re.compile("w-bg-critical-200"))
    before = int(counter.inner_text())

    page.get_by_role("button", name="Close all sections").click()
    expect(editor).to_be_hidden()
    lorem.click()
    expect(editor).to_be_focused()
    assert in_view(editor)
    expect(page.locator(".guide-found")).to_have_count(1)
    write(page, editor, "Planning lessons with two colleagues")
    expect(lorem).to_have_count(0)
    expect(counter).to_have_text(str(before - 1))
    expect(page.get_by_role("status").filter(has_text="Guide health:")).to_be_attached()

    lede.click()
    expect(page.get_by_role("textbox", name="Lede")).to_be_focused()
    write(page, page.get_by_role("textbox", name="Lede"), "The first years of school, from inside.")
    expect(lede).to_have_count(0)
    assert complaints == []


def test_findings_are_reached_with_the_keyboard_alone(
    signed_in: Page, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page, SHORT_ROLE)
    wait_until_watched(page)
    page.get_by_role("textbox", name="Lede").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Ask XYZ")
    button = page.get_by_role("button", name="Toggle guide health")
    button.focus()
    page.keyboard.press("Enter")
    link = panel(page).get_by_role("link", name="Replace the placeholder “XYZ” with real words.")
    expect(link).to_be_visible()
    button.focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    else:
        pytest.fail("the link is not reached with the Tab key")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Lede")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("The first years of school, from inside.")
    expect(link).to_have_count(0)
    assert complaints == []


def test_a_role_that_is_there_opens_as_an_outline(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page)
    for one in sections(page).all():
        expect(toggle(one)).to_have_attribute("aria-expanded", "false")
        label = one.locator("[data-panel-heading-text]").first
        assert label.inner_text() or one.locator(".c-sf-block__type").first.inner_text()
    expect(section(page, "Definition of a Primary School Teacher")).to_be_visible()
    expect(section(page, "Primary School Teacher Working Conditions")).to_be_visible()
    page.get_by_role("button", name="Open all sections").click()
    expect(toggle(sections(page).last)).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="Close all sections").click()
    expect(toggle(sections(page).first)).to_have_attribute("aria-expanded", "false")
    assert complaints == []


def test_a_new_role_opens_ready_to_type_in(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page, SHORT_ROLE)
    index = page.locator("header a", has_text="All careers").first.get_attribute("href")
    page.goto(f"{index}add_subpage/")
    page.wait_for_url("**/add/career_pages/rolepage/**")
    title = page.get_by_role("textbox", name="Name of the role")
    expect(title).to_be_focused()
    page.keyboard.type("Glass Blower")
    expect(title).to_have_value("Glass Blower")
    hint = page.get_by_text("Say what somebody in this role is responsible for")
    expect(hint).to_be_visible()
    expect(page.locator(DUTY).first.locator("[contenteditable=true]")).to_be_visible()
    expect(open_panel(page)).to_contain_text(re.compile(r"Not checked yet|% complete"))
    page.wait_for_url("**/edit/")
    expect(panel(page)).to_contain_text("% complete")
    panel(page).get_by_role("link", name="Choose the career area.").click()
    expect(page.get_by_role("tab", name="Promote")).to_have_attribute("aria-selected", "true")
    expect(page.locator("[data-contentpath=area] button:visible").first).to_be_focused()
    panel(page).get_by_role("link", name="Name a source where facts can be checked.").click()
    expect(page.locator("#id_sources-ADD")).to_be_focused()
    panel(page).get_by_role("link", name="Say what the role is, in a definition.").click()
    expect(page.get_by_role("tab", name="Content")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#body-root .c-sf-add-button").last).to_be_focused()
    assert complaints == []


def test_a_finding_opens_the_settings_that_its_field_is_in(
    signed_in: Page, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page, SHORT_ROLE)
    field = section(page, "Definition").locator("[data-contentpath=heading]")
    expect(field).to_be_hidden()
    follow(page, path_of(field))
    expect(field.locator("input")).to_be_focused()
    assert in_view(field.locator("input"))
    expect(page.get_by_role("status").filter(has_text="no longer")).to_have_count(0)
    assert complaints == []


def test_a_finding_follows_its_block_and_outlives_it(
    signed_in: Page, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page)
    block = section(page, "How Hard is it to be")
    path = path_of(block)
    before = [path_of(one) for one in sections(page).all()].index(path)
    block.get_by_title("Move up").first.click()
    block.get_by_title("Move up").first.click()
    assert [path_of(one) for one in sections(page).all()].index(path) == before - 2
    page.evaluate("path => careerGuide.openField(path)", f"{path}.topic")
    expect(block.locator("[data-contentpath=topic] select")).to_be_focused()
    block.get_by_title("Delete").first.click()
    expect(block).to_be_hidden()
    page.evaluate("path => { location.hash = `#finding=${path}`; }", f"{path}.topic")
    expect(page.get_by_text("That field is no longer there.")).to_be_attached()
    expect(page.locator("#body-root .c-sf-add-button").last).to_be_focused()
    page.evaluate("() => { location.hash = '#finding=no_such_field'; }")
    expect(page.get_by_text("That field is no longer in the form.")).to_be_attached()
    page.evaluate("() => { location.hash = '#finding=%E0%A4%A'; }")
    assert complaints == []


def test_an_error_in_a_closed_block_is_opened(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page, SHORT_ROLE)
    duty = page.locator(DUTY).first
    follow(page, path_of(duty))
    editor = duty.locator("[contenteditable=true]")
    expect(editor).to_be_focused()
    write(page, editor, "Lorem ipsum dolor")
    page.get_by_role("button", name="Close all sections").click()
    steps.choose(page, "Publish")
    message = page.get_by_text("Replace the placeholder “Lorem ipsum” with real words.")
    expect(message.filter(visible=True).first).to_be_visible()
    expect(page.locator(DUTY).first.locator("[contenteditable=true]")).to_be_visible()
    expect(toggle(section(page, "Definition"))).to_have_attribute("aria-expanded", "false")
    assert complaints == []


def test_a_save_leaves_open_what_was_open(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    # Another role than the test before, whose last draft may still be on its way to the server.
    open_role(page, "Electrician")
    toggle(section(page, "What they do")).click()
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("has been updated")).to_be_visible()
    expect(toggle(section(page, "What they do"))).to_have_attribute("aria-expanded", "true")
    expect(toggle(section(page, "Definition"))).to_have_attribute("aria-expanded", "false")
    assert complaints == []


def test_looking_at_a_role_makes_no_draft_of_it(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST" and request.url.endswith("/edit/"):
            sent.append(request.url)

    page.on("request", note)
    open_role(page, "Python Django Developer")
    wait_until_watched(page)
    page.evaluate("() => careerGuide.openField('search_description')")
    page.wait_for_timeout(2 * LOOKS_FOR)
    assert sent == []
    assert complaints == []


def test_what_a_page_has_once_is_not_offered_again(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page, SHORT_ROLE)
    expect(section(page, "Definition").get_by_title("Duplicate").first).to_be_disabled()
    page.locator("#body-root .c-sf-add-button").first.click()
    expect(page.get_by_role("option", name="Text", exact=True)).to_be_visible()
    expect(page.get_by_role("option", name="Definition")).to_have_count(0)
    page.keyboard.press("Escape")
    first, inserter = sections(page).first, page.locator("#body-root .c-sf-add-button").first
    first.get_by_title("Delete").first.click()
    expect(first).to_be_hidden()
    expect(inserter).to_be_hidden()
    page.locator("#body-root .c-sf-add-button").locator("visible=true").first.click()
    page.get_by_role("option", name="Definition").click()
    block = sections(page).locator("visible=true").first
    expect(block.locator("[contenteditable=true]").first).to_be_focused()
    assert complaints == []


def test_a_copied_level_gets_a_link_name_of_its_own(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page, SHORT_ROLE)
    levels = section(page, "Daily work by level")
    toggle(levels).click()
    items = levels.locator(f"[data-contentpath=levels] > div > {LIST} > [data-streamfield-child]")
    before = items.count()
    wait_until_watched(page)
    with page.expect_response(is_saved):
        items.first.get_by_title("Duplicate").first.click()
    page.reload()
    expect(items).to_have_count(before + 1)
    names = items.locator("> section [data-contentpath=anchor] input")
    values = names.evaluate_all("all => all.map(one => one.value)")
    assert len(values) == before + 1
    assert len(set(values)) == len(values)
    assert complaints == []


def test_a_section_is_dragged_with_the_mouse(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page, SHORT_ROLE)
    first, second = path_of(sections(page).nth(0)), path_of(sections(page).nth(1))
    handle = sections(page).nth(0).get_by_title("Drag").first
    handle.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), sections(page).nth(1).bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 8, start["y"] + 20, steps=4)
    page.mouse.move(start["x"] + 8, end["y"] + end["height"] - 2, steps=12)
    page.mouse.up()
    expect(sections(page).nth(0)).to_have_attribute("data-contentpath", second.split(".")[1])
    assert path_of(sections(page).nth(1)) == first
    assert complaints == []


def test_the_panel_makes_room_on_a_small_screen(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page, SHORT_ROLE)
    page.set_viewport_size({"width": 360, "height": 740})
    open_panel(page)
    panel(page).get_by_role("link").first.click()
    expect(panel(page)).to_be_hidden()
    focused = page.locator(":focus")
    expect(focused).to_be_visible()
    assert in_view(focused)
    assert complaints == []
