"""What is installed is what `make lock` wrote, and can be installed anywhere."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["requirements", "requirements-dev"]


def direct(name: str) -> list[Requirement]:
    """Return what the file names that people write, without the files that it includes."""
    lines = (ROOT / f"{name}.in").read_text().splitlines()
    return [Requirement(line) for line in lines if re.match(r"\w", line)]


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions of each package in the file that is installed."""
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)==(\S+)", text_of(name), re.MULTILINE):
        versions.setdefault(canonicalize_name(package), set()).add(version)
    return versions


def text_of(name: str) -> str:
    return (ROOT / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_each_direct_dependency_is_locked_at_a_version_that_is_allowed(name: str) -> None:
    versions = locked(name)
    for requirement in direct(name):
        found = versions.get(canonicalize_name(requirement.name), set())
        assert found, f"{requirement.name}: make lock"
        assert all(map(requirement.specifier.contains, found)), f"{requirement}: make lock"


def test_nothing_is_named_twice() -> None:
    names = [canonicalize_name(one.name) for name in NAMES for one in direct(name)]
    assert sorted(names) == sorted(set(names))


def test_development_has_what_the_site_has() -> None:
    assert locked("requirements").items() <= locked("requirements-dev").items()


@pytest.mark.parametrize("name", NAMES)
def test_each_package_has_hashes_and_none_an_address(name: str) -> None:
    text = text_of(name)
    assert "://" not in text
    assert not any(line.startswith("-") for line in text.splitlines())
    for package in re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in package, package
