"""Measure how fast the editor opens and saves roles of 10, 60 and 200 sections.

usage: python -m scripts.measure_editor

Makes a site of its own, serves it as `make serve` does, and writes a table. The times are medians;
the size is that of the page's HTML before compression.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import django
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from scripts.chromium import CHROMIUM, sign_in
from scripts.temporary_site import ROOT, Command, temporary_site

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "site"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.testing"
    django.setup()

from wagtail.test.utils.form_data import inline_formset, nested_form_data

from career_pages.blocks import RoleBody
from career_pages.models import RoleIndexPage, RolePage
from tests.career_pages.blocks.block_values import posted

SIZES: Final = (10, 60, 200)  # sections
TIMES: Final = 5
PATIENCE: Final = 180_000  # milliseconds, for a machine that is busy
SETTLES_WITHIN: Final = 5_000  # milliseconds, until the form is watched and saved
NAME, PASSWORD = "editor", "measure-twice-save-once"

# When a key that was pressed has written its letter, since the browser began to load the page.
TYPED: Final = (
    "() => document.querySelector('[name=lede]').value.startsWith('x') && performance.now()"
)


def main(figures_file: str = "") -> None:
    """Measure everything and write the table; with a file, only what the server does, into it."""
    if figures_file:
        Path(figures_file).write_text(json.dumps([on_server(size) for size in SIZES]))
        return
    with TemporaryDirectory() as folder:
        figures = Path(folder, "figures.json")
        manage = [sys.executable, "manage.py"]
        administrator = [
            *("env", f"DJANGO_SUPERUSER_USERNAME={NAME}", f"DJANGO_SUPERUSER_PASSWORD={PASSWORD}"),
            *("DJANGO_SUPERUSER_EMAIL=editor@example.org", *manage, "createsuperuser", "--noinput"),
        ]
        prepare: list[Command] = [
            [*manage, "migrate", "--verbosity", "0"],
            administrator,
            [sys.executable, "-m", "scripts.measure_editor", figures],
        ]
        with temporary_site([ROOT / "scripts" / "serve"], prepare) as address:
            roles = json.loads(figures.read_text())
            in_browser = measured_in_browser(address, [role["pk"] for role in roles])
    print(
        "| sections | opens: server | queries | HTML | typed in after "
        "| saves: server | queries | saved after |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for role, (typed, saved) in zip(roles, in_browser, strict=True):
        print(
            f"| {role['sections']} | {role['load']:.0f} ms | {role['load_queries']} "
            f"| {role['size'] / 1000:.0f} kB | {typed / 1000:.1f} s | {role['save']:.0f} ms "
            f"| {role['save_queries']} | {saved / 1000:.1f} s |"
        )


def on_server(size: int) -> dict[str, float]:
    """Make a role of so many sections, and return what it costs: milliseconds, bytes, queries."""
    page = role_of(size)
    client, url = Client(), reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(get_user_model().objects.get())
    form = form_of(page)

    def load() -> Any:
        return client.get(url)

    def save() -> None:
        form["lede"] += "."
        answer = client.post(url, form, headers={"accept": "application/json"})
        assert answer.json()["success"], answer.json()
        form["overwrite_revision_id"] = answer.json()["revision_id"]

    def timed(action: Callable[[], Any]) -> float:
        start = time.perf_counter()
        action()
        return 1000 * (time.perf_counter() - start)

    load_time, save_time = median_of(lambda: timed(load)), median_of(lambda: timed(save))
    with CaptureQueriesContext(connection) as loading:
        content = load().content
    with CaptureQueriesContext(connection) as saving:
        save()
    return {
        "pk": page.pk,
        "sections": size,
        "load": load_time,
        "load_queries": len(loading),
        "size": len(content),
        "save": save_time,
        "save_queries": len(saving),
    }


def role_of(size: int) -> RolePage:
    """Return a live role of so many sections: each kind once as the block picker shows it, then
    texts.
    """
    kinds = {name: block.get_preview_value() for name, block in RoleBody().child_blocks.items()}
    text = kinds.pop("text")
    sections = list(kinds.items())[:size]
    texts = [("text", {**text, "heading": f"Tools of the Trade {n}"}) for n in range(size)]
    body = [*sections, *texts[len(sections) :]]
    page = RolePage(title=f"Electrician of {size}", lede="Why read on.", body=body)
    RoleIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return RolePage.objects.get(pk=page.pk)


def form_of(page: RolePage) -> dict[str, Any]:
    """Return the page's form as a browser posts it."""
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


def median_of(measure: Callable[[], float]) -> float:
    """Return the median of several measurements, after one that warms up."""
    measure()
    return statistics.median(measure() for _ in range(TIMES))


def measured_in_browser(address: str, roles: list[int]) -> list[tuple[float, float]]:
    """Return, for each role, the milliseconds until a letter is typed, and until it is saved."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(base_url=address)
        page.set_default_timeout(PATIENCE)
        sign_in(page, NAME, PASSWORD)
        figures = [(until_typed(page, pk), until_saved(page, pk)) for pk in roles]
        browser.close()
    return figures


def until_typed(page: Page, pk: int) -> float:
    """Return the median time until the first letter stands in the form."""

    def once() -> float:
        page.goto("about:blank")
        page.goto(f"/admin/pages/{pk}/edit/", wait_until="commit")
        page.locator("[name=lede]").wait_for(state="visible")
        page.locator("[name=lede]").press("Control+Home")
        page.keyboard.press("x")
        found = float(page.wait_for_function(TYPED, timeout=PATIENCE).json_value())
        page.wait_for_timeout(SETTLES_WITHIN)
        return found

    return median_of(once)


def until_saved(page: Page, pk: int) -> float:
    """Return the median time from a keystroke to the answer of the save that it leads to."""
    page.goto(f"/admin/pages/{pk}/edit/")
    page.wait_for_timeout(SETTLES_WITHIN)

    def once() -> float:
        with page.expect_response(lambda one: one.request.method == "POST") as answer:
            page.locator("[name=lede]").press("y")
            start = time.perf_counter()
        answer.value.finished()
        elapsed = 1000 * (time.perf_counter() - start)
        page.wait_for_timeout(1500)
        return elapsed

    return median_of(once)


if __name__ == "__main__":
    main(*sys.argv[1:])
