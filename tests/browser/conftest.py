"""A real Chromium against the site as `make serve` serves it, with the sample guide."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from home.management.commands.prepare_development import PASSWORD
from tests.career_pages.onet.synthetic_release import SyntheticOccupation, SyntheticRelease

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
EDITOR = ("editor", "careful-with-that-wire")
OCCUPATION = SyntheticOccupation("11-1011.00", "Parcel Sorters", titles=("Mail Handler",))
STARTS_WITHIN = 120  # seconds

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


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Return when the address answers; fails when the server ends or takes too long."""
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(url, timeout=2)  # noqa: S310 - an address of this computer
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"nothing answers at {url}")


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site of its own."""
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    plain = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    environment = plain | {
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "PORT": str(port),
        "DJANGO_SUPERUSER_USERNAME": EDITOR[0],
        "DJANGO_SUPERUSER_PASSWORD": EDITOR[1],
        "DJANGO_SUPERUSER_EMAIL": "editor@example.org",
    }
    occupations = SyntheticRelease([OCCUPATION]).write_folder(folder)
    for command in (
        ["migrate"],
        ["load_sample_guide"],
        ["import_onet", str(occupations), "--limit", "0"],
        ["createsuperuser", "--noinput"],
        ["prepare_development"],
    ):
        subprocess.run(
            ["python", "manage.py", *command, "--verbosity", "0"],
            cwd=ROOT,
            env=environment,
            check=True,
        )
    with subprocess.Popen(["scripts/serve"], cwd=ROOT, env=environment) as server:
        url = f"http://127.0.0.1:{port}"
        try:
            wait_for(f"{url}/healthz", server)
            yield url
        finally:
            server.terminate()


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


def sign_in(page: Page, name: str, password: str) -> Page:
    """Sign in; return the page, which is the admin's home then."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


@pytest.fixture
def signed_in(page: Page, base_url: str) -> Page:
    """A page in which an editor has signed in."""
    return sign_in(page, *EDITOR)


@pytest.fixture
def browser_of(new_context: Callable[[], BrowserContext]) -> Callable[[str], Page]:
    """Return a page of a browser of its own, in which an author, reviewer or publisher works."""
    return lambda who: sign_in(new_context().new_page(), who, PASSWORD)
