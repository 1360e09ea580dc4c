"""Rules that a site switches off, weighs otherwise, or adds."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured

from career_pages.checks import Severity, findings, registry
from career_pages.checks.registry import checks_in_force, find_own_checks
from career_pages.publishing.gate import publication_errors
from config.env import pairs

MakeRole = Callable[..., Any]

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
