"""A real Chromium against the site as `make serve` serves it, with the sample guide."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
)
from pytest_django import DjangoDbBlocker

from home.management.commands.prepare_development import NAME as ADMINISTRATOR
from home.management.commands.prepare_development import PASSWORD
from scripts.chromium import CHROMIUM, Traffic, sign_in
from scripts.temporary_site import temporary_site
from tests.browser.guides import extreme_guides
from tests.career_pages.onet.synthetic_release import SyntheticOccupation, SyntheticRelease
from tests.made_once import migrated_file

HERE = Path(__file__).resolve().parent
OCCUPATION = SyntheticOccupation("11-1011.00", "Parcel Sorters", titles=("Mail Handler",))

# Playwright leaves its loop running, and Django refuses a database to tests that come after it in
# the same process; nothing here is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# No page here lives long enough for its scripts to be worth optimizing, or for its memory to be
# worth tidying: without both, an editor that opens takes a fifth less of the processor.
SHORT_LIVED = (
    "--js-flags=--no-opt --single-threaded-gc --initial-heap-size=512"
    " --min-semi-space-size=64 --max-semi-space-size=64"
)

# Two processes that test at once can slow a page down a good deal.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and pass them over where there is no browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not os.environ.get("REQUIRE_BROWSER"):
                item.add_marker(pytest.mark.skip(reason="there is no Chromium here"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium that the system has."""
    assert CHROMIUM, "REQUIRE_BROWSER is set and there is no Chromium: apt-get install chromium"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [*quiet, SHORT_LIVED]}


@pytest.fixture(scope="session")
def migrated(shared_folder: Path, django_db_blocker: DjangoDbBlocker) -> Path | None:
    """The file of a migrated database; None where the tests do not run on SQLite."""
    with django_db_blocker.unblock():
        return migrated_file(shared_folder)


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory, migrated: Path | None) -> Iterator[str]:
    """The address of a running site of its own."""
    folder = tmp_path_factory.mktemp("guides")
    release = SyntheticRelease([OCCUPATION]).write_folder(tmp_path_factory.mktemp("release"))
    guides = map(str, extreme_guides(folder))
    fill = [sys.executable, "-m", "tests.browser.fill", str(release), *guides]
    serve = ["env", "SERVE_SETTINGS=config.settings.browser", "scripts/serve"]
    with temporary_site(serve, [fill], begins_with=migrated) as address:
        yield address


@pytest.fixture(scope="session")
def context_of(browser: Browser, base_url: str) -> Iterator[Callable[[str], BrowserContext]]:
    """Return the browser in which somebody has signed in: one for each, which keeps its cache."""
    contexts: dict[str, BrowserContext] = {}

    def open_context(name: str) -> BrowserContext:
        if name not in contexts:
            contexts[name] = browser.new_context(base_url=base_url, reduced_motion="reduce")
            page = contexts[name].new_page()
            sign_in(page, name, PASSWORD)
            page.close()
        return contexts[name]

    yield open_context
    for context in contexts.values():
        context.close()


@pytest.fixture
def page_of(context_of: Callable[[str], BrowserContext]) -> Iterator[Callable[[str], Page]]:
    """Return a new page for somebody who is signed in."""
    opened: list[Traffic] = []

    def open_page(name: str) -> Page:
        page = context_of(name).new_page()
        opened.append(Traffic(page))
        page.goto("/healthz")
        page.evaluate("localStorage.clear()")
        return page

    yield open_page
    for traffic in opened:
        traffic.page.context.clear_permissions()
        # The next test is not to meet a draft that is still being saved, or somebody who edits.
        traffic.wait_until_quiet(0)
        traffic.page.goto("about:blank")
        traffic.page.close()


@pytest.fixture
def signed_in(page_of: Callable[[str], Page]) -> Page:
    """A page in which an administrator has signed in."""
    return page_of(ADMINISTRATOR)


@pytest.fixture
def complaints(signed_in: Page) -> list[str]:
    """What the browser complains about: script errors, refused content, failed requests."""
    heard: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            heard.append(message.text)

    signed_in.on("console", console)
    signed_in.on("pageerror", lambda error: heard.append(str(error)))
    return heard
