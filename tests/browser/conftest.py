"""A real Chromium against the site as `make serve` serves it, with the sample guide."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
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

from home.management.commands.prepare_development import NAME as ADMINISTRATOR
from home.management.commands.prepare_development import PASSWORD
from scripts.temporary_site import temporary_site
from tests.career_pages.onet.synthetic_release import SyntheticOccupation, SyntheticRelease

HERE = Path(__file__).resolve().parent
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
OCCUPATION = SyntheticOccupation("11-1011.00", "Parcel Sorters", titles=("Mail Handler",))

# Two processes that test at once can slow a page down a good deal.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser tests together, and pass them over where there is no browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None and not os.environ.get("REQUIRE_BROWSER"):
                item.add_marker(pytest.mark.skip(reason="there is no Chromium here"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium that the system has."""
    assert CHROMIUM, "REQUIRE_BROWSER is set and there is no Chromium: apt-get install chromium"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": quiet}


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site of its own."""
    folder = tmp_path_factory.mktemp("release")
    occupations = str(SyntheticRelease([OCCUPATION]).write_folder(folder))
    manage = (sys.executable, "manage.py")
    prepare = [
        [*manage, "prepare_development", "--verbosity", "0"],
        [*manage, "import_onet", occupations, "--limit", "0", "--verbosity", "0"],
    ]
    with temporary_site(["scripts/serve"], prepare) as address:
        yield address


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains about: script errors, refused content, failed requests."""
    heard: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            heard.append(message.text)

    page.on("console", console)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture(scope="session")
def sign_in(browser: Browser, base_url: str) -> Callable[[Page, str], Page]:
    """Let a page be at the admin's home with somebody signed in, who signs in once for all."""

    @cache
    def cookies_of(name: str) -> Any:
        context = browser.new_context(base_url=base_url)
        page = context.new_page()
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        cookies = context.cookies()
        context.close()
        return cookies

    def signed_in(page: Page, name: str) -> Page:
        page.context.add_cookies(cookies_of(name))
        page.goto("/admin/")
        return page

    return signed_in


@pytest.fixture
def signed_in(page: Page, sign_in: Callable[[Page, str], Page]) -> Page:
    """A page in which an administrator has signed in."""
    return sign_in(page, ADMINISTRATOR)


@pytest.fixture
def browser_of(
    new_context: Callable[[], BrowserContext], sign_in: Callable[[Page, str], Page]
) -> Callable[[str], Page]:
    """Return a page of a browser of its own, in which an author, reviewer or publisher works."""
    return lambda who: sign_in(new_context().new_page(), who)
