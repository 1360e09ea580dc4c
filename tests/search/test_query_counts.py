"""However much is found, a search costs the same number of queries."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.search.conftest import AddRole, body_with, prose

AT_MOST = {
    "/search/?q=night+shift+keeper": 14,
    "/api/search/?q=night+shift+keeper": 6,
    "/api/search/?q=night": 6,
    "/api/search/suggest/?q=nigh": 3,
    "/api/search/suggest/?q=nihgt": 3,
}


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.fixture
def add_many(add_role: AddRole, make_chapter: Callable[..., object]) -> Callable[[], None]:
    """Add roles, chapters, sections, titles and restrictions to a guide that has one role."""

    def add() -> None:
        for number in range(12):
            topics = [
                ("topic", {"heading": f"Shift {part}", "content": prose("The night shift.")})
                for part in range(5)
            ]
            role = add_role(
                f"Night Keeper {number}",
                titles=(f"Nightwatch {number}", "Night Warden"),
                body=[*body_with("A keeper works the night shift."), *topics],
            )
            make_chapter(role, f"Night Shifts {number}")
        for number in range(5):
            hidden = add_role(f"Hidden Night {number}")
            PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    return add


def test_queries_do_not_grow(
    client: Client, add_role: AddRole, add_many: Callable[[], None]
) -> None:
    add_role("Keeper", "A keeper works the night shift.", titles=("Night Porter",))
    few = {address: _queries(client, address) for address in AT_MOST}
    add_many()
    for address, most in AT_MOST.items():
        assert _queries(client, address) <= few[address] <= most, address
