"""Links in sections, and how readers follow them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from career_pages.blocks import PageLinks
from career_pages.sections.parts import Link, LinkKind
from career_pages.sections.projection import sections
from home.models import TextPage

Body = list[dict[str, Any]]


@pytest.fixture
def links(make_role: Callable[..., Any]) -> Callable[[Body], list[Link]]:
    """Return the links of a role whose stored body is given."""

    def find(body: Body) -> list[Link]:
        page = make_role(live=False)
        page.body = page.body.stream_block.to_python(body)
        return [link for section in sections(page) for link in section.links]

    return find


def block(name: str, value: Any, number: str) -> dict[str, Any]:
    return {"type": name, "value": value, "id": number}


def test_links_in_running_text_are_found_with_their_words(
    links: Callable[[Body], list[Link]],
) -> None:
    html = (
        '<p>See <a linktype="page" id="7">our <b>guide</b></a>, <a linktype="document" id="3">'
        'the form</a> and <a href="https://example.org/?a=1&amp;b=2">more</a>.</p>'
    )
    cell = '<a href="/careers/">All</a>'
    table = {
        "columns": [{"type": "text", "heading": "A"}],
        "rows": [{"values": [cell]}],
        "caption": "",
    }
    content = [block("rich_text", html, "t"), block("table", table, "b")]
    assert links([block("text", {"heading": "H", "content": content}, "s")]) == [
        Link(LinkKind.PAGE, "7", "body.s.content.t", "our guide", cites=True),
        Link(LinkKind.DOCUMENT, "3", "body.s.content.t", "the form", cites=True),
        Link(
            LinkKind.ADDRESS,
            "https://example.org/?a=1&b=2",
            "body.s.content.t",
            "more",
            cites=True,
        ),
        Link(LinkKind.ADDRESS, "/careers/", "body.s.content.b", "All", cites=True),
    ]


def test_a_quotes_source_cites_and_a_button_does_not(
    links: Callable[[Body], list[Link]], roles_index: Any
) -> None:
    quote = {"quote": "Q", "attribution": "P", "url": "https://example.org/q"}
    media = {"url": "https://example.org/film", "title": "A film"}
    button = {"button": "Go", "page": roles_index.pk, "link": "/careers/"}
    body = [
        block(
            "text",
            {"heading": "H", "content": [block("quote", quote, "q"), block("embed", media, "e")]},
            "s",
        ),
        block("call_to_action", button, "c"),
    ]
    assert links(body) == [
        Link(LinkKind.ADDRESS, "https://example.org/q", "body.s.content.q.url", cites=True),
        Link(LinkKind.ADDRESS, "https://example.org/film", "body.s.content.e.url"),
        Link(LinkKind.PAGE, str(roles_index.pk), "body.c.page"),
        Link(LinkKind.ADDRESS, "/careers/", "body.c.link"),
    ]


def test_what_was_chosen_and_deleted_is_gone(links: Callable[[Body], list[Link]]) -> None:
    kind = {"type": "item", "value": {"name": "Kind", "role": 998, "description": []}, "id": "k"}
    figure = {"image": {"image": 997, "alt_text": "An oven", "decorative": False}, "caption": ""}
    body = [
        block("specializations", {"specializations": [kind]}, "s"),
        block("text", {"heading": "H", "content": [block("figure", figure, "f")]}, "t"),
        block("call_to_action", {"shared": 996}, "c"),
        block("up_next", {"page": 995}, "u"),
    ]
    assert links(body) == [
        Link(LinkKind.PAGE, "998", "body.s.specializations.k.role", is_gone=True),
        Link(LinkKind.IMAGE, "997", "body.t.content.f.image.image", is_gone=True),
        Link(LinkKind.RECORD, "996", "body.c.shared", is_gone=True),
        Link(LinkKind.PAGE, "995", "body.u.page", is_gone=True),
    ]


def test_what_was_never_chosen_is_no_link(links: Callable[[Body], list[Link]]) -> None:
    body = [block("call_to_action", {"page": None, "link": ""}, "c"), block("up_next", {}, "u")]
    assert links(body) == []


def link(page: Any) -> str:
    return f'<p>{page.title}: <a linktype="page" id="{page.pk}">this one</a></p>'


@pytest.fixture
def linking(make_role: Callable[..., Any]) -> Callable[[list[Any]], Any]:
    """Make a role whose every responsibility links to one of the given pages."""

    def make(targets: list[Any]) -> Any:
        body = make_role("Usher", live=False).body
        body[2].value["items"].extend(
            body.stream_block.child_blocks["responsibilities"]
            .child_blocks["items"]
            .normalize([link(page) for page in targets])
        )
        return make_role("Linker", body=body)

    return make


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


@pytest.mark.once
def test_many_links_cost_one_query(
    client: Client, make_role: Callable[..., Any], linking: Callable[[list[Any]], Any]
) -> None:
    targets = [make_role(f"Role {number}") for number in range(5)]
    one = queries(client, linking(targets[:1]).url)
    page = linking(targets)
    html = client.get(page.url).content.decode()
    assert all(f'href="/careers/role-{number}/"' in html for number in range(5))
    assert queries(client, page.url) == one


def test_links_are_looked_up_once_and_only_when_a_text_asks(
    make_role: Callable[..., Any], linking: Callable[[list[Any]], Any]
) -> None:
    target = make_role("Role")
    body = linking([target]).body
    with CaptureQueriesContext(connection) as captured:
        links = PageLinks(body)
        assert len(captured) == 0
        assert list(links.pages) == list(links.pages) == [target.pk]
    assert len(captured) == 1


@pytest.mark.once
def test_many_links_in_one_text_of_another_page_cost_one_query(
    client: Client, make_role: Callable[..., Any], roles_index: Any
) -> None:
    links = [link(make_role(f"Role {number}")) for number in range(5)]
    home = roles_index.get_parent().specific
    few, many = (
        home.add_child(instance=TextPage(title=title, body=[("rich_text", "".join(chosen))]))
        for title, chosen in (("Few", links[:1]), ("Many", links))
    )
    assert 'href="/careers/role-4/"' in client.get(many.url).content.decode()
    assert queries(client, many.url) == queries(client, few.url)


def test_a_link_to_a_page_that_is_not_live_is_only_its_words(
    client: Client, make_role: Callable[..., Any], linking: Callable[[list[Any]], Any]
) -> None:
    page = linking([make_role("Secret", live=False)])
    html = client.get(page.url).content.decode()
    assert "this one" in html
    assert "/careers/secret/" not in html


def test_a_link_to_a_page_that_is_gone_is_only_its_words(
    client: Client, make_role: Callable[..., Any], linking: Callable[[list[Any]], Any]
) -> None:
    gone = make_role("Gone")
    page = linking([gone])
    gone.delete()
    response = client.get(page.url)
    assert response.status_code == 200
    assert "this one" in response.content.decode()
