"""Links to pages inside rich text."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import TextPage


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


def test_many_links_cost_one_query(
    client: Client, make_role: Callable[..., Any], linking: Callable[[list[Any]], Any]
) -> None:
    targets = [make_role(f"Role {number}") for number in range(5)]
    one = queries(client, linking(targets[:1]).url)
    page = linking(targets)
    html = client.get(page.url).content.decode()
    assert all(f'href="/careers/role-{number}/"' in html for number in range(5))
    assert queries(client, page.url) == one


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
