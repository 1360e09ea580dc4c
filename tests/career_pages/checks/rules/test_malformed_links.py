"""Addresses that cannot be right."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import findings
from career_pages.models import Source
from career_pages.publishing.gate import publication_errors

Remarks = Callable[..., list[tuple[str, str]]]
RULE = "malformed-link"


def text(address: str) -> list[tuple[str, dict[str, Any]]]:
    content = [("rich_text", f'<p>See <a href="{address}">this page</a>.</p>')]
    return [("text", {"heading": "Tools", "content": content})]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("https://https://example.org", "Write the beginning of this address"),
        ("http:// https://example.org", "Write the beginning of this address"),
        ("https://exam ple.org", "Take the spaces out"),
        ("https://example.org/a b", "Take the spaces out"),
        ("https://", "Correct this address. Write a whole web address"),
        ("http:/example.org", "Correct this address."),
        ("https://example", "Correct this address."),
        ("htps://example.org", "Correct this address."),
        ("ftp://example.org", "Correct this address."),
        ("javascript:alert(1)", "Correct this address."),
        ("www.example.org", "Correct this address."),
        ("careers/baker", "Correct this address."),
        ("//example.org", "Correct this address."),
        ("http://[", "Correct this address."),
        ("mailto:nobody", "Correct this address."),
        ("tel:", "Correct this address."),
    ],
)
def test_an_address_that_is_none_is_found(
    remarks: Remarks, messages: Callable[..., list[str]], address: str, message: str
) -> None:
    assert remarks(RULE, body=text(address)) == [("body.content", address)]
    (said,) = messages(RULE, title="Rigger", body=text(address))
    assert said.startswith(message)


def test_a_link_to_nothing_is_found(remarks: Remarks) -> None:
    assert remarks(RULE, body=text("")) == [("body.content", "this page")]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "/careers/",
        "#tools",
        "mailto:info@example.org?subject=Hello%20there",
        "tel:+49-30-1234",
    ],
)
def test_an_address_that_can_be_right_passes(remarks: Remarks, address: str) -> None:
    assert remarks(RULE, body=text(address)) == []


def test_buttons_quotes_media_and_tables_are_read(stored: Callable[..., Any]) -> None:
    table = {
        "caption": "",
        "columns": [{"type": "text", "heading": "A"}],
        "rows": [{"values": ['<a href="htp://x.org">x</a>']}],
    }
    content = [
        {"type": "quote", "value": {"quote": "Q", "url": "https://q"}, "id": "q"},
        {"type": "embed", "value": {"title": "E", "url": "https://e"}, "id": "e"},
        {"type": "table", "value": table, "id": "b"},
    ]
    body = [
        {"type": "text", "value": {"heading": "H", "content": content}, "id": "t"},
        {"type": "call_to_action", "value": {"link": "example.org"}, "id": "c"},
    ]
    assert [one.field for one in findings(stored(body)) if one.rule == RULE] == [
        "body.t.content.q.url",
        "body.t.content.e.url",
        "body.t.content.b",
        "body.c.link",
    ]


def test_the_sources_of_a_role_are_read_once(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role()
    role.sources = [Source(title="Good", url="https://example.org"), Source(title="No address")]
    role.sources.add(Source(title="Bad", url="https://bad"))
    role.save()
    (finding,) = [one for one in publication_errors(role) if one.rule == RULE]
    assert finding.field == f"sources.{role.sources.get(title='Bad').pk}.url"
    chapter = make_chapter(role)
    assert [one for one in findings(chapter) if one.rule == RULE] == []
