"""`manage.py check_guides`."""

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

DESCRIBED = {"search_description": "What people in the role do all day."}


def run(*args: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_guides", *args, stdout=out)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue()
    return 0, out.getvalue()


def test_a_faultless_guide_passes(make_role: Callable[..., Any]) -> None:
    make_role(live=False, **DESCRIBED)
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
    make_role(title, lede="Ask XYZ", live=False, **DESCRIBED)
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


def test_machines_are_told_how_complete_a_page_is(make_role: Callable[..., Any]) -> None:
    make_role()
    (page,) = json.loads(run("--json")[1])
    assert list(page) == ["title", "url", "live", "score", "findings", "todo"]
    assert 0 < page["score"] < 100
    assert {"name": "area", "label": "Choose the career area.", "field": "area"} in page["todo"]


def test_a_guide_without_pages_is_an_empty_array(roles_index: Any) -> None:
    assert run("--json") == (0, "[]\n")
    assert run() == (0, "0 pages checked, 0 findings.\n")


def test_people_get_a_summary_of_the_rules(make_role: Callable[..., Any]) -> None:
    make_role("Usher", lede="TODO in 2019", live=False, **DESCRIBED)
    make_role("Porter", lede="TODO", live=False, **DESCRIBED)
    code, out = run()
    assert code == 1
    assert out.endswith(
        "2 pages checked, 3 findings.\n     2 error    placeholder\n     1 error    stale-year\n"
    )


def test_a_role_is_named_with_its_chapters(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    usher = make_role("Usher")
    make_chapter(usher, "Training")
    make_role("Porter", lede="TODO", live=False)

    def titles(*slugs: str) -> list[str]:
        return [page["title"] for page in json.loads(run(*slugs, "--json")[1])]

    assert titles("usher") == ["Usher", "Training"]
    assert titles("training") == ["Training"]
    assert titles("porter", "training") == ["Porter", "Training"]
    assert run("usher")[0] == 0
    assert run("porter")[0] == 1


def test_a_slug_that_no_page_has_is_refused(make_role: Callable[..., Any]) -> None:
    make_role("Usher")
    with pytest.raises(CommandError, match="has the address “bakr”, “porter”") as refused:
        run("porter", "usher", "bakr")
    assert refused.value.returncode == 2
