"""Measure how fast the editor opens and saves roles of 10, 60 and 200 sections.

    python scripts/measure_editor.py

It makes a database of its own, serves it as `make serve` does, and writes a table. The times are
medians; the size is that of the page's HTML before compression.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SIZES = (10, 60, 200)  # sections
TIMES = 5
PATIENCE = 180_000  # milliseconds, for a machine that is busy
EDITOR = ("editor", "measure-twice-save-once")

# When a key that was pressed has written its letter, since the browser began to load the page.
TYPED = "() => document.querySelector('[name=lede]').value.startsWith('x') && performance.now()"


class Measures(NamedTuple):
    """What one size of role costs: times in milliseconds, the page in kilobytes."""

    sections: int
    load: float
    load_queries: int
    page: float
    save: float
    save_queries: int
    typed: float
    saved: float


def main() -> None:
    """Measure everything and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "PORT": str(free_port()),
            "ENV_FILE": "/dev/null",
            "DJANGO_SETTINGS_MODULE": "config.settings.testing",
        }
        sys.path[:0] = [str(ROOT), str(ROOT / "site")]
        pages = prepared_pages()
        on_server = {size: measure_server(page) for size, page in pages.items()}
        in_browser = measure_browser({size: page.pk for size, page in pages.items()})
    write([Measures(size, *on_server[size], *in_browser[size]) for size in SIZES])


def free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def served() -> dict[str, str]:
    """Return the environment of a server, which chooses its settings itself."""
    return {name: value for name, value in os.environ.items() if "DJANGO" not in name}


def prepared_pages() -> dict[int, Any]:
    """Make the database, somebody to sign in, and a role of each size."""
    import django

    django.setup()
    from django.core.management import call_command

    from career_pages.models import RoleIndexPage, RolePage

    call_command("migrate", verbosity=0)
    named = {"USERNAME": EDITOR[0], "PASSWORD": EDITOR[1], "EMAIL": "editor@example.org"}
    # With the settings that the server checks the password by.
    subprocess.run(
        [sys.executable, "manage.py", "createsuperuser", "--noinput", "--verbosity", "0"],
        cwd=ROOT,
        env=served() | {f"DJANGO_SUPERUSER_{name}": value for name, value in named.items()},
        check=True,
    )
    pages = {}
    for size in SIZES:
        index = RoleIndexPage.objects.get()
        page = RolePage(title=f"Electrician of {size}", lede="Why read on.", body=body_of(size))
        index.add_child(instance=page)
        page.save_revision().publish()
        pages[size] = RolePage.objects.get(pk=page.pk)
    return pages


def body_of(size: int) -> list[tuple[str, Any]]:
    """Return as many sections: each kind once as the block picker shows it, then texts."""
    from career_pages.blocks import RoleBody

    kinds = {name: block.get_preview_value() for name, block in RoleBody().child_blocks.items()}
    text = kinds.pop("text")
    sections = list(kinds.items())[:size]
    texts = [("text", {**text, "heading": f"Tools of the Trade {n}"}) for n in range(size)]
    return [*sections, *texts[len(sections) :]]


def median_of(measure: Callable[[], float]) -> float:
    """Return the median of several measurements, after one that warms up."""
    measure()
    return statistics.median(measure() for _ in range(TIMES))


def measure_server(page: Any) -> tuple[float, int, float, float, int]:
    """Return load time, its queries, the page's size, save time and its queries."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    client, url = Client(), reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(get_user_model().objects.get())
    form = form_of(page)

    def load() -> Any:
        return client.get(url)

    def save() -> Any:
        form["lede"] += "."
        answer = client.post(url, form, headers={"accept": "application/json"})
        assert answer.json()["success"], answer.json()  # noqa: S101
        form["overwrite_revision_id"] = answer.json()["revision_id"]
        return answer

    def timed(action: Callable[[], Any]) -> float:
        start = time.perf_counter()
        action()
        return 1000 * (time.perf_counter() - start)

    load_time, save_time = median_of(lambda: timed(load)), median_of(lambda: timed(save))
    with CaptureQueriesContext(connection) as loading:
        content = load().content
    with CaptureQueriesContext(connection) as saving:
        save()
    return load_time, len(loading), len(content) / 1000, save_time, len(saving)


def form_of(page: Any) -> dict[str, Any]:
    """Return the page's form as a browser posts it."""
    from wagtail.test.utils.form_data import inline_formset, nested_form_data

    from tests.career_pages.blocks.posted_blocks import posted

    plain = ["plural", "article", "headline", "lede", "occupation_code", "author", "reviewer"]
    formsets = ["other_titles", "role_skills", "related_roles", "sources", "comments"]
    stored = [child.get_prep_value() for child in page.body]
    body = posted(page.body.stream_block, stored)
    fields = {"title": page.title, "slug": page.slug, "body": body}
    return nested_form_data(
        {
            **fields,
            **{name: getattr(page, name) for name in plain},
            **{name: inline_formset([]) for name in formsets},
        }
    )


def measure_browser(pages: dict[int, int]) -> dict[int, tuple[float, float]]:
    """Return, for each size, the time until a letter is typed, and until a change is saved."""
    from playwright.sync_api import sync_playwright

    from scripts.chromium import CHROMIUM, sign_in

    address = f"http://127.0.0.1:{os.environ['PORT']}"
    with (
        subprocess.Popen([ROOT / "scripts" / "serve"], cwd=ROOT, env=served()) as server,  # noqa: S603
        sync_playwright() as p,
    ):
        try:
            browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(base_url=address)
            page.set_default_timeout(PATIENCE)
            wait_for_the_server(page)
            sign_in(page, *EDITOR)
            return {size: (typed(page, pk), saved(page, pk)) for size, pk in pages.items()}
        finally:
            server.terminate()


def wait_for_the_server(page: Any) -> None:
    """Wait until the form for signing in answers."""
    for _ in range(240):
        try:
            page.goto("/admin/login/")
            break
        except Exception:
            time.sleep(0.5)


def typed(page: Any, pk: int) -> float:
    """Return the median time until the first letter stands in the form."""

    def once() -> float:
        page.goto("about:blank")
        page.goto(f"/admin/pages/{pk}/edit/", wait_until="commit")
        page.locator("[name=lede]").wait_for(state="visible")
        page.locator("[name=lede]").press("Control+Home")
        page.keyboard.press("x")
        found = float(page.wait_for_function(TYPED, timeout=PATIENCE).json_value())
        settle(page)
        return found

    return median_of(once)


def saved(page: Any, pk: int) -> float:
    """Return the median time from a keystroke to the answer of the save that it leads to."""
    page.goto(f"/admin/pages/{pk}/edit/")
    settle(page)

    def once() -> float:
        with page.expect_response(lambda one: one.request.method == "POST") as answer:
            page.locator("[name=lede]").press("y")
            start = time.perf_counter()
        answer.value.finished()
        elapsed = 1000 * (time.perf_counter() - start)
        page.wait_for_timeout(1500)
        return elapsed

    return median_of(once)


def settle(page: Any) -> None:
    """Wait until the form is watched and saved."""
    page.wait_for_timeout(5000)


def write(rows: list[Measures]) -> None:
    """Write the table in Markdown."""
    print(
        "| sections | opens: server | queries | HTML | typed in after "
        "| saves: server | queries | saved after |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        print(
            f"| {row.sections} | {row.load:.0f} ms | {row.load_queries} | {row.page:.0f} kB "
            f"| {row.typed / 1000:.1f} s | {row.save:.0f} ms | {row.save_queries} "
            f"| {row.saved / 1000:.1f} s |"
        )


if __name__ == "__main__":
    main()
