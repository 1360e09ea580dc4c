"""A role from a finished document."""

import re
from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.documents import BEEKEEPER, as_word_document
from scripts.screenshots.shot import AUTHOR, Shot
from scripts.screenshots.ways import scroll_to, settle

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOUBTFUL: Final = ".import-line--doubtful"


def open_import(page: Page) -> None:
    page.goto("/admin/import/")


def look_through(page: Page) -> None:
    open_import(page)
    data = as_word_document(BEEKEEPER)
    page.get_by_label("Files").set_input_files(
        {"name": "beekeeper.docx", "mimeType": WORD, "buffer": data}
    )
    page.get_by_role("button", name="Import", exact=True).click()
    page.wait_for_url(re.compile(r"/admin/import/documents/\d+/$"))
    settle(page)


def go_to_doubtful_line(page: Page) -> None:
    look_through(page)
    scroll_to(page, DOUBTFUL, above=160)


def change_line(page: Page) -> None:
    look_through(page)
    page.locator(DOUBTFUL).first.get_by_role("link", name=re.compile("Change line")).click()
    page.get_by_label("What it is").wait_for()
    scroll_to(page, ".import-line--open", above=90)


SHOTS: Final = (
    Shot(
        "import-start",
        AUTHOR,
        open_import,
        mark=("[name=documents]", "[name=text]", "form button:has-text('Import')"),
        around=("main [data-import-start]", "main h2 >> nth=0"),
    ),
    Shot(
        "import-lines",
        AUTHOR,
        look_through,
        mark=("button:has-text('Make the draft')", ".import-line >> nth=2"),
        around=("main",),
        margin=0,
        height=740,
    ),
    Shot(
        "import-doubtful",
        AUTHOR,
        go_to_doubtful_line,
        mark=(f"{DOUBTFUL} >> nth=0",),
        around=(f"{DOUBTFUL} >> nth=0",),
        margin=12,
    ),
    Shot(
        "import-change",
        AUTHOR,
        change_line,
        mark=("[name=what]", "[name=section]", ".import-form button"),
        around=(".import-line--open",),
    ),
)
