"""Whoever keeps an answer is told when it holds no longer."""

import pytest
from django.test import Client

from career_pages.models import RolePage
from tests.search.conftest import AddRole
from tests.search.hiding import STATES, Hide, add_secret

ADDRESSES = (
    "/search/?q=zymurgist",
    "/api/search/?q=zymurgist",
    "/api/search/suggest/?q=zymurgist",
    "/api/v2/pages/?slug=zymurgist",
)
LATER = "Fri, 01 Jan 2100 00:00:00 GMT"


@pytest.fixture
def secret(add_role: AddRole) -> RolePage:
    """A live role that is found, until a test hides it."""
    return add_secret(add_role)


@pytest.mark.parametrize("hide", STATES.values(), ids=STATES.keys())
def test_what_was_kept_of_a_hidden_role_is_not_confirmed(
    client: Client, secret: RolePage, hide: Hide
) -> None:
    kept = {address: client.get(address).headers["ETag"] for address in ADDRESSES}
    for address, tag in kept.items():
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    hide(secret)
    for address, tag in kept.items():
        for headers in ({"If-None-Match": tag}, {"If-Modified-Since": LATER}):
            answer = client.get(address, headers=headers)
            assert answer.status_code == 200, address
            assert "Zymurgist" not in answer.content.decode(), address


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_keeps_answers_for_several_asks_each_time(
    client: Client, secret: RolePage, address: str
) -> None:
    answer = client.get(address)
    assert "Zymurgist" in answer.content.decode()
    rules = answer.headers["Cache-Control"].split(", ")
    assert "must-revalidate" in rules
    assert {"max-age=0", "s-maxage=0"} & set(rules)
    assert not {"Expires", "Last-Modified"} & set(answer.headers)
