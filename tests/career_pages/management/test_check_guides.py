"""`manage.py check_guides`."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command


def run(*args: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_guides", *args, stdout=out)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue()
    return 0, out.getvalue()


def test_a_faultless_guide_passes(make_role: Callable[..., Any]) -> None:
    make_role()
    assert run() == (0, "1 pages checked, 0 findings.\n")


def test_the_newest_version_is_checked_and_errors_fail(make_role: Callable[..., Any]) -> None:
    page = make_role()
    page.lede = "TODO"
    page.save_revision()
    code, out = run()
    assert code == 1
    assert "/careers/sound-engineer/: error: Replace the placeholder “TODO”" in out


def test_warnings_do_not_fail(make_role: Callable[..., Any]) -> None:
    body = make_role("Usher").body
    said = {"testimonials": [{"quote": "It is loud.", "person": "P"}]}
    body.append(("experience", {**said, "content": [("rich_text", "<p>Loud.</p>")]}))
    make_role(body=body)
    code, out = run()
    assert code == 0
    assert "warning: Record when this person agreed" in out


@pytest.mark.parametrize("title", ["Sound Engineer", "Tontechnikerin ♪"])
def test_machines_get_json_and_nothing_else(make_role: Callable[..., Any], title: str) -> None:
    make_role(title, lede="Ask XYZ", live=False)
    code, out = run("--json")
    (page,) = json.loads(out)
    assert code == 1
    assert (page["title"], page["live"]) == (title, False)
    assert page["findings"] == [
        {
            "rule": "placeholder",
            "severity": "error",
            "message": "Replace the placeholder “XYZ” with real words.",
            "excerpt": "Ask XYZ",
            "field": "lede",
        }
    ]
