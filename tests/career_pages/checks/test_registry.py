"""What a check carries, and where that is read."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from career_pages.admin.handbook import handbook
from career_pages.checks import Severity
from career_pages.checks.registry import Check, registered_checks


def in_handbook(check: Check, severity: Severity) -> bool:
    """Say whether the handbook has the words of the check below the heading of that severity."""
    page = handbook().page("checks")
    assert page
    heading = {"error": "Errors, and what to do", "warning": "Warnings, and what to do"}[severity]
    (text,) = [one.text for one in page.sections if one.heading == heading]
    return check.found.replace("**", "").replace("`", "") in text


@pytest.mark.parametrize("check", registered_checks(), ids=lambda one: one.name)
def test_every_check_carries_its_words_and_the_handbook_has_them(check: Check) -> None:
    assert check.about.startswith("Find ")
    assert check.about.endswith(".")
    assert check.found[0].islower()
    assert check.advice.endswith(".")
    assert in_handbook(check, check.severity)


def test_the_handbook_follows_what_a_site_sets(settings: Any) -> None:
    (orphan,) = [one for one in registered_checks() if one.name == "orphan-role"]
    settings.GUIDE_RULES = {"orphan-role": "error"}
    assert in_handbook(orphan, Severity.ERROR)
    assert not in_handbook(orphan, Severity.WARNING)
    settings.GUIDE_RULES = {"orphan-role": "off"}
    assert not in_handbook(orphan, Severity.WARNING)


def test_a_command_lists_every_check_with_its_severity() -> None:
    out = StringIO()
    call_command("check_guides", "--list", stdout=out)
    names = sorted(one.name for one in registered_checks())
    assert [line.partition(" ")[0] for line in out.getvalue().splitlines()] == names
    assert "orphan-role (warning): Find a live role to which no live page links:" in out.getvalue()
