"""Drafts that are published at once, and a role that is taken away."""

import re

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.steps import choose, open_role

# Ten drafts are published at once: two are refused, and one of those is put right.


NAMES = [f"Test Pilot {letter}" for letter in "ABCDEFGHIJ"]
REFUSED = ("Test Pilot C", "Test Pilot H")
GUIDE = """# What is a {role}?

They fly what nobody has flown before.

## Definition of a {role}

A {role} flies machines that are new.

## What does a {role} do?

They fly, and write down what happens.

## Key Responsibilities of a {role}

- Flying by the plan
- {second}
"""


def guide_file(role: str) -> FilePayload:
    second = "Flying by the plan" if role in REFUSED else "Writing reports"
    return {
        "name": f"{role}.md",
        "mimeType": "text/markdown",
        "buffer": GUIDE.format(role=role, second=second).encode(),
    }


def import_drafts(page: Page) -> None:
    page.goto("/admin/import/")
    page.get_by_label("Files").set_input_files([guide_file(role) for role in NAMES])
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text("10 of 10 documents done")).to_be_visible(timeout=60_000)


def choose_pages(page: Page, names: list[str]) -> None:
    page.goto("/admin/pages/search/?q=Electrician")
    page.get_by_role("link", name="All careers").first.click()
    for name in names:
        row = page.get_by_role("row", name=re.compile(name))
        row.get_by_role("checkbox").check()


def rows_of(page: Page, heading: str) -> list[str]:
    group = page.locator("tbody", has=page.get_by_role("heading", name=re.compile(heading)))
    return group.locator("td:first-child").all_inner_texts()


def test_ten_are_published_and_two_refused(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    import_drafts(page)
    choose_pages(page, NAMES)
    good = [name for name in NAMES if name not in REFUSED]

    page.get_by_role("link", name="Publish selected pages", exact=True).click()
    expect(page.get_by_role("heading", name="Will not be published: 2")).to_be_visible()
    assert rows_of(page, "Will not be published") == list(REFUSED)
    page.get_by_role("button", name="Publish 8 pages").click()
    expect(page.get_by_role("heading", name="Not published: 2")).to_be_visible()
    assert rows_of(page, "Not published") == list(REFUSED)
    assert rows_of(page, "Live") == good

    row = page.get_by_role("row", name=re.compile(REFUSED[0]))
    row.get_by_role("link").last.click()
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/edit/#finding=body\."))
    expect(page.get_by_role("textbox", name="Name of the role")).to_have_value(REFUSED[0])
    page.go_back()
    expect(page.get_by_role("heading", name="Not published: 2")).to_be_visible()

    page.get_by_role("link", name="Back to the list").click()
    expect(page.get_by_role("heading", name="All careers")).to_be_visible()
    assert page.request.get("/careers/test-pilot-a/").ok
    assert page.request.get("/careers/test-pilot-c/").status == 404
    assert complaints == []


# A role that others link to is taken away, and its readers are sent elsewhere.


def test_a_role_is_unpublished_with_a_redirect(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page, "Python Django Developer")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Unpublish").click()

    expect(page.get_by_role("heading", name="What links here: 2")).to_be_visible()
    link = page.get_by_role("row", name=re.compile("Data Analyst.*related role.*Live"))
    expect(link).to_be_visible()
    with page.expect_popup() as opened:
        link.get_by_role("link", name="Data Analyst").click()
    expect(opened.value).to_have_url(re.compile(r"/edit/#finding=related_roles$"))
    opened.value.close()

    expect(page.get_by_label("Unpublish its 2 chapters too")).to_be_checked()
    page.get_by_label("are sent to a page that you choose").check()
    page.get_by_role("button", name="Choose a page").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Search term").fill("Registered Nurse")
    dialog.locator("a.choose-page", has_text="Registered Nurse").first.click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Yes, unpublish it").click()
    expect(page.get_by_text("3 old addresses lead to another page from now on.")).to_be_visible()

    page.goto("/careers/python-django-developer/")
    expect(page).to_have_url(re.compile("/careers/registered-nurse/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Registered Nurse")
    page.goto("/careers/data-analyst/")
    expect(page.get_by_role("link", name="Python Django Developer")).to_have_count(0)
    assert complaints == []

    open_role(page, "Python Django Developer")
    choose(page, "Publish")
    expect(page.get_by_text("has been published")).to_be_visible()
    page.goto("/careers/python-django-developer/")
    expect(page).to_have_url(re.compile("/careers/python-django-developer/$"))
