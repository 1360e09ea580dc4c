"""Where links may lead."""

import pytest

from career_pages.documents.links import allowed_address, link_bare_addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "HTTP://example.org",
        "mailto:someone@example.org",
        "tel:+44 20 7946 0000",
        "/careers/",
        "#levels",
    ],
)
def test_safe_addresses_are_allowed(address: str) -> None:
    assert allowed_address(address) == address.replace(" ", "%20")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https:///path",
        "https://[bad",
        "http://example.org:99999/",
        "mailto:nobody",
        "tel:abc",
        "guide.md",
        "ftp://example.org",
        "",
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    assert allowed_address(address) == ""


def test_a_backslash_cannot_turn_a_path_into_another_site() -> None:
    assert allowed_address("/\\example.org") == "/%5Cexample.org"


def test_addresses_in_plain_text_become_links_without_the_punctuation_behind_them() -> None:
    html = link_bare_addresses('See (https://example.org/a_(b)), "<b>".')
    link = '<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>'
    assert html == f'See ({link}), "&lt;b&gt;".'
