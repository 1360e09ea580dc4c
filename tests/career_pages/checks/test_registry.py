"""What a check carries, and how a site switches it off, weighs it otherwise or adds its own."""

import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from career_pages.admin.handbook import handbook
from career_pages.checks import Severity, findings, registry
from career_pages.checks.registry import Check, checks_in_force, find_own_checks, registered_checks
from career_pages.publishing.gate import publication_errors
from config.env import pairs

MakeRole = Callable[..., Any]


# What a check carries, and where that is read.


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


# Rules that a site switches off, weighs otherwise, or adds.


OWN_RULES = '''
from career_pages.checks import Remark, Severity, check

@check("house-style", Severity.WARNING, found="a word that we do not use", advice="Write “use”.")
def house_style(subject):
    """Remark on a word that we do not use."""
    for field, text in subject.texts():
        if "utilize" in text:
            yield Remark(field, text, "Write “use”.")
'''


@pytest.fixture
def wordy(make_role: MakeRole) -> Any:
    """A draft with one error, a placeholder, and one warning, a missing description."""
    return make_role(live=False, lede="TODO: say why.")


def found(page: Any) -> set[tuple[str, str]]:
    return {(one.rule, str(one.severity)) for one in findings(page)}


def test_rules_weigh_as_they_usually_do(wordy: Any) -> None:
    assert found(wordy) == {("placeholder", "error"), ("meta-description", "warning")}


def test_a_rule_is_switched_off(wordy: Any, settings: Any) -> None:
    settings.GUIDE_RULES = {"placeholder": "off"}
    assert found(wordy) == {("meta-description", "warning")}
    assert publication_errors(wordy) == []


def test_a_rule_weighs_otherwise(wordy: Any, settings: Any) -> None:
    settings.GUIDE_RULES = {"placeholder": " Warning ", "meta-description": "error"}
    assert found(wordy) == {("placeholder", "warning"), ("meta-description", "error")}
    assert [one.rule for one in publication_errors(wordy)] == ["meta-description"]


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ({"long-sentences": "off"}, "no rule 'long-sentences'; it has .*long-sentence,"),
        ({"long-sentence": "on"}, "long-sentence must be error, warning or off, not 'on'"),
        ({"long-sentence": ""}, "long-sentence must be error, warning or off, not ''"),
    ],
)
def test_what_is_no_rule_and_no_severity_is_named(
    settings: Any, rules: dict[str, str], message: str
) -> None:
    settings.GUIDE_RULES = rules
    with pytest.raises(ImproperlyConfigured, match=message):
        checks_in_force()


def test_a_site_does_not_start_with_a_wrong_rule(settings: Any) -> None:
    settings.GUIDE_RULES = {"spelling": "off"}
    with pytest.raises(ImproperlyConfigured, match="no rule 'spelling'"):
        apps.get_app_config("career_pages").ready()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", {}),
        ("long-sentence=off", {"long-sentence": "off"}),
        (
            " long-sentence = off , orphan-role=error,",
            {"long-sentence": "off", "orphan-role": "error"},
        ),
    ],
)
def test_the_environment_says_pairs(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: dict[str, str]
) -> None:
    monkeypatch.setenv("GUIDE_RULES", value)
    assert pairs("GUIDE_RULES") == expected


@pytest.mark.parametrize("value", ["long-sentence", "=off", "long-sentence=", "a=b,c"])
def test_what_is_no_pair_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("GUIDE_RULES", value)
    with pytest.raises(ImproperlyConfigured, match="GUIDE_RULES: write name=value"):
        pairs("GUIDE_RULES")


def test_an_app_brings_rules_of_its_own(
    make_role: MakeRole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    package = tmp_path / "house_rules"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "guide_rules.py").write_text(OWN_RULES)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(registry, "_checks", dict(registry._checks))
    monkeypatch.setitem(apps.app_configs, "house_rules", AppConfig.create("house_rules"))
    page = make_role(live=False, lede="They utilize microphones.")
    try:
        find_own_checks()
        (finding,) = [one for one in findings(page) if one.rule == "house-style"]
        assert (finding.field, finding.severity) == ("lede", Severity.WARNING)
        settings.GUIDE_RULES = {"house-style": "error"}
        assert [one.rule for one in publication_errors(page)] == ["house-style"]
    finally:
        for name in ("house_rules", "house_rules.guide_rules"):
            sys.modules.pop(name, None)


def test_no_two_rules_have_one_name() -> None:
    with pytest.raises(ValueError, match="a check named 'placeholder' already"):
        registry.check("placeholder", found="", advice="")(lambda subject: iter(()))
