"""Where a link may lead."""

import pytest
from django.core.exceptions import ValidationError

from career_pages.blocks.invitations import is_allowed_target


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#types",
        "/careers/",
        "https://example.org",
        "HTTPS://example.org/a?b=c#d",
        "http://127.0.0.1:8000/",
        "https://münchen.de/",
        "https://web.example.org/save/https://example.org/",
        "mailto:info@example.org",
        "MAILTO:info@example.org?subject=Hello",
        "tel:+49 (0)30 1234-56",
        "tel:030.123.456",
    ],
)
def test_an_address_that_leads_somewhere_is_allowed(address: str) -> None:
    is_allowed_target(address)


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "www.example.org/a",
        "careers/",
        "http:/example.org",
        "https:example.org",
        "https://",
        "https://example",
        "https://https://example.org",
        "https://exam ple.org",
        "https://example.org/a b",
        " https://example.org",
        "//example.org/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "mailto:",
        "mailto:info",
        "tel:",
        "tel:+",
        "tel:call us",
    ],
)
def test_an_address_that_cannot_be_right_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="Write a whole web address"):
        is_allowed_target(address)
