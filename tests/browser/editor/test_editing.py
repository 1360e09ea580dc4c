"""An editor's way from signing in to the published change."""

import re

from playwright.sync_api import Page, Response, Route, expect

from tests.browser.steps import choose, open_role

DUTY = "Labelling every conductor before it is disconnected"
SLOW = 800  # milliseconds


def test_an_editor_changes_a_level_previews_publishes_and_sees_it(
    signed_in: Page, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page, "Electrician")
    page.get_by_role("button", name="Open all sections").click()
    level = page.locator("[data-contentpath=levels] [data-contentpath=duties]").first
    toggle = page.locator("[data-contentpath=levels] [data-panel-toggle]").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    editor = level.locator("[contenteditable=true]").first
    editor.scroll_into_view_if_needed()
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(DUTY)

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
    open_role(page, "Electrician")
    page.locator("[data-contentpath=body] .c-sf-add-button").first.click()
    row = page.locator(".w-combobox__option-row", has=page.get_by_role("option", name="Topic"))
    row.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("Where people work, the conditions")).to_be_visible()
    preview = page.frame_locator(".w-combobox-preview__iframe")
    expect(preview.get_by_role("heading", name="Electrician Work Environment")).to_be_visible()
    assert complaints == []
