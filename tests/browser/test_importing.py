"""An editor's way from a finished document, or from an occupation of O*NET, to a live role."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.barriers import fits_its_window, has_no_barrier
from tests.browser.steps import choose

# The part of a page of the admin that is the project's own.
SCREEN = ".nice-padding"
# As Google Docs puts it on the clipboard.
PASTED = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1a2b3c4d">
<h1 dir="ltr"><span style="font-size:20pt;">What is a Farrier?</span></h1>
<p dir="ltr"><span>A farrier looks after the feet of horses.</span></p>
<h2 dir="ltr"><span>Definition of a Farrier</span></h2>
<p dir="ltr"><span>A farrier trims hooves and makes and fits </span><span
 style="font-weight:700;">shoes</span><span>.</span></p>
<h2 dir="ltr"><span>What does a Farrier do?</span></h2>
<p dir="ltr"><span>They travel from stable to stable, with an anvil in the van.</span></p>
<h2 dir="ltr"><span>Key Responsibilities of a Farrier</span></h2>
<ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>Trimming hooves</span></p></li>
<li dir="ltr" aria-level="1"><p dir="ltr"><span>Fitting shoes</span></p></li></ul>
<p dir="ltr"><span>Working Conditions</span></p>
<p dir="ltr"><span>Outdoors in every weather, bent over and within reach of a kick.</span></p>
</b>"""
COPY = """async (html) => {
  const text = new DOMParser().parseFromString(html, "text/html").body.textContent;
  await navigator.clipboard.write([new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([text], { type: "text/plain" }),
  })]);
}"""
GUIDE = """# What is a {role}?

They work with care.

## Definition of a {role}

A {role} does what the name says.
"""


@pytest.fixture
def import_screen(signed_in: Page) -> Page:
    """The import screen, reached from the menu."""
    signed_in.goto("/admin/")
    signed_in.get_by_role("link", name="Import a guide").click()
    signed_in.wait_for_url("**/admin/import/")
    return signed_in


def guide_file(role: str) -> FilePayload:
    return {
        "name": f"{role}.md",
        "mimeType": "text/markdown",
        "buffer": GUIDE.format(role=role).encode(),
    }


def start(page: Page) -> None:
    page.get_by_role("button", name="Import", exact=True).click()


def test_a_pasted_google_doc_is_corrected_drafted_and_published(
    import_screen: Page, base_url: str, complaints: list[str]
) -> None:
    page = import_screen
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base_url)
    page.evaluate(COPY, PASTED)
    page.get_by_label("Or paste the guide here").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_text("The formatting is kept")).to_be_visible()
    start(page)
    page.wait_for_url(re.compile(r"/admin/import/documents/\d+/$"))

    doubtful = page.locator(".import-line--doubtful")
    expect(doubtful).to_have_count(1)
    expect(doubtful).to_contain_text("Working Conditions")
    page.get_by_role("link", name="1 line to check").press("Enter")
    expect(doubtful).to_be_focused()
    # From here on, without a mouse.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(doubtful.get_by_label("What it is")).to_be_focused()
    doubtful.get_by_label("What it is").select_option(label="Working conditions")
    page.get_by_role("button", name=re.compile("Change line")).press("Enter")
    expect(page.locator(".import-badge--chosen")).to_have_count(1)
    expect(page.locator(".import-line--doubtful")).to_have_count(0)

    page.get_by_role("button", name="Make the draft").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    expect(page.get_by_text("was imported as a draft")).to_be_visible()
    choose(page, "Publish")
    expect(page.get_by_text("has been published")).to_be_visible()

    page.goto("/careers/farrier/")
    expect(page.locator("main strong, main b").get_by_text("shoes")).to_be_visible()
    expect(page.get_by_text("within reach of a kick")).to_be_visible()
    assert complaints == []


def test_of_fifty_files_the_corrupt_one_is_explained(
    import_screen: Page, complaints: list[str]
) -> None:
    page = import_screen
    roles = [f"Tester of Kind {n}" for n in range(49)]
    corrupt: FilePayload = {
        "name": "broken.docx",
        "mimeType": "application/octet-stream",
        "buffer": b"PK\x03\x04 and then nothing",
    }
    files = [guide_file(role) for role in roles]
    files.insert(25, corrupt)
    page.get_by_label("Files").set_input_files(files)
    start(page)
    page.wait_for_url(re.compile(r"/admin/import/\d+/$"))
    expect(page.get_by_text(re.compile(r"([5-9]|[1-4]\d) of 50 documents done"))).to_be_visible()
    page.reload()
    expect(page.get_by_text("50 of 50 documents done, 1 not imported.")).to_be_visible(
        timeout=120_000
    )
    expect(page.locator(".import-file--imported")).to_have_count(49)
    failed = page.locator(".import-file--failed")
    expect(failed).to_contain_text("broken.docx")
    expect(failed.locator(".import-error")).not_to_be_empty()
    page.get_by_role("button", name="Undo all 49").click()
    expect(page.get_by_text("49 imports were undone.")).to_be_visible()
    assert complaints == []


def test_an_import_is_undone(import_screen: Page, complaints: list[str]) -> None:
    page = import_screen
    page.get_by_label("Files").set_input_files([guide_file("Wheelwright")])
    start(page)
    page.get_by_role("button", name="Make the draft").click()
    page.get_by_role("link", name="See the result or undo it").click()
    page.get_by_role("button", name="Undo the import of Wheelwright.md").click()
    expect(page.get_by_text("The import was undone.")).to_be_visible()
    page.goto("/admin/pages/search/?q=Wheelwright")
    expect(page.get_by_role("link", name="Wheelwright", exact=True)).to_have_count(0)
    assert complaints == []


def test_a_file_that_is_too_large_is_not_even_sent(
    import_screen: Page, complaints: list[str], tmp_path: Path
) -> None:
    page = import_screen
    large = tmp_path / "large.md"
    large.write_bytes(b"x" * 20_000_001)
    page.get_by_label("Files").set_input_files(large)
    expect(page.get_by_text("“large.md” is larger than 20 MB.")).to_be_visible()
    start(page)
    expect(page).to_have_url(re.compile(r"/admin/import/$"))
    assert complaints == []


def test_the_screen_has_no_known_barrier_and_fits_a_telephone(
    import_screen: Page, complaints: list[str]
) -> None:
    page = import_screen
    page.set_viewport_size({"width": 360, "height": 740})
    has_no_barrier(page, SCREEN)
    page.get_by_label("Or paste the guide here").fill(GUIDE.format(role="Saddler"))
    start(page)
    page.get_by_role("link", name="Change line 7").click()
    expect(page.get_by_label("What it is")).to_be_focused()
    has_no_barrier(page, SCREEN)
    assert fits_its_window(page)
    page.get_by_role("button", name="Make the draft").click()
    page.get_by_role("link", name="See the result or undo it").click()
    expect(page.get_by_text("1 of 1 document done.")).to_be_visible()
    has_no_barrier(page, SCREEN)
    page.get_by_role("button", name=re.compile("Undo the import")).click()
    expect(page.get_by_text("The import was undone.")).to_be_visible()
    assert complaints == []


# An editor's way from an occupation of O*NET to the published role.


def test_a_role_is_started_from_onet_and_published(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    page.goto("/admin/pages/search/?q=Electrician")
    page.get_by_role("link", name="All careers").first.click()
    page.get_by_role("button", name="Actions", exact=True).click()
    page.get_by_role("link", name="Start a role from O*NET").click()
    page.get_by_label("Name of the job").fill("mail handler")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 occupation for “mail handler”.")).to_be_visible()
    page.get_by_role("button", name="Start this role").press("Enter")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    expect(page.get_by_text("“Parcel Sorter” is a draft now, from O*NET 99.1.")).to_be_visible()

    choose(page, "Publish")
    expect(page.get_by_text("has been published")).to_be_visible()

    page.goto("/careers/parcel-sorter/")
    expect(page.get_by_text("Sort what comes in")).to_be_visible()
    expect(page.get_by_text("O*NET 99.1 Database")).to_be_visible()
    expect(page.get_by_text("Mail Handler")).to_have_count(0)
    assert complaints == []
