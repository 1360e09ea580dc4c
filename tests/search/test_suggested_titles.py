"""Titles that are only suggested for a role: found, but below everything else, and never shown."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from career_pages.models import OtherTitle, RolePage, SuggestedTitle
from search.results import search
from search.suggestions import suggestions
from tests.search.conftest import AddRole, Committed, found_in_step

Suggest = Callable[..., None]


@pytest.fixture
def suggest(committed: Committed) -> Suggest:
    """Suggest titles for a role, and commit."""

    def add(role: RolePage, *titles: str, **fields: Any) -> None:
        with committed():
            for title in titles:
                SuggestedTitle.objects.create(role=role, title=title, **fields)

    return add


@pytest.mark.parametrize("typed", ["lamplighter", "Lamplighters", "street lamplighter", "street"])
def test_a_suggested_title_finds_its_role(add_role: AddRole, suggest: Suggest, typed: str) -> None:
    suggest(add_role("Light Technician"), "Street Lamplighter")
    add_role("Baker")
    assert found_in_step(typed) == ["Light Technician"]


def test_a_shared_title_never_outranks_the_role_whose_own_name_it_is(
    add_role: AddRole, suggest: Suggest
) -> None:
    for name in ("Aide", "Bus Dispatcher Trainer", "Clerk"):
        suggest(add_role(name, "A dispatcher."), "Dispatcher", "dispatchers", is_ambiguous=True)
    add_role("Dispatcher")
    add_role("Zookeeper", titles=("Dispatcher",))
    assert found_in_step("dispatcher")[:2] == ["Dispatcher", "Zookeeper"]


def test_a_shared_title_counts_less_than_a_word_of_a_name_and_more_than_a_mention(
    add_role: AddRole, suggest: Suggest
) -> None:
    suggest(add_role("Aide"), "Nurse", is_ambiguous=True)
    add_role("Registered Nurse")
    add_role("Porter", "A nurse calls them.")
    assert found_in_step("nurse") == ["Registered Nurse", "Aide", "Porter"]


def test_a_title_of_this_role_alone_comes_before_mere_words(
    add_role: AddRole, suggest: Suggest
) -> None:
    suggest(add_role("Lawyer"), "Jurist")
    add_role("Jurist Driver")
    add_role("Notary", titles=("Jurist",))
    assert found_in_step("jurists") == ["Notary", "Lawyer", "Jurist Driver"]


def test_titles_of_this_role_and_shared_ones_are_told_apart(
    add_role: AddRole, suggest: Suggest
) -> None:
    role = add_role("Lawyer")
    suggest(role, "Jurist")
    suggest(role, "Counsel", is_ambiguous=True)
    add_role("Counsel Driver")
    add_role("Jurist Driver")
    assert found_in_step("jurist") == ["Lawyer", "Jurist Driver"]
    assert found_in_step("counsel") == ["Counsel Driver", "Lawyer"]


def test_a_dismissed_title_finds_nothing(
    add_role: AddRole, suggest: Suggest, committed: Committed
) -> None:
    suggest(add_role("Lawyer"), "Jurist")
    row = SuggestedTitle.objects.get()
    row.status = SuggestedTitle.Status.DISMISSED
    with committed():
        row.save()
    assert found_in_step("jurist") == []


def test_an_accepted_title_goes_on_finding_its_role(
    add_role: AddRole, suggest: Suggest, committed: Committed
) -> None:
    role = add_role("Lawyer")
    suggest(role, "Jurist", status=SuggestedTitle.Status.ACCEPTED)
    assert found_in_step("jurist") == ["Lawyer"]
    role.other_titles = [OtherTitle(title="Jurist")]
    with committed():
        role.save_revision().publish()
    assert found_in_step("jurist") == ["Lawyer"]


def test_readers_never_see_a_suggested_title(
    add_role: AddRole, suggest: Suggest, client: Client
) -> None:
    role = add_role("Lawyer", lede="They argue.")
    suggest(role, "Jurist")
    suggest(role, "Counsel", is_ambiguous=True)
    addresses = [
        role.url,
        "/",
        "/careers/",
        "/search/?q=lawyer",
        "/api/search/?q=lawyer",
        "/api/search/suggest/?q=lawyer",
        "/sitemap.xml",
    ]
    for address in addresses:
        html = client.get(address).content.decode()
        assert "Jurist" not in html, address
        assert "Counsel" not in html, address
    for typed in ("jurist", "counsel"):
        [result] = search(typed).results
        assert "argue" in result.passages[0].snippet
        assert typed not in str(result).lower()
        assert typed.title() not in client.get(f"/search/?q={typed}").content.decode()
        assert suggestions(typed) == ()


def test_suggested_titles_cost_a_search_no_query(add_role: AddRole, suggest: Suggest) -> None:
    def queries() -> int:
        search("jurist lawyer")
        with CaptureQueriesContext(connection) as captured:
            assert search("jurist lawyer").count == 1
        return len(captured)

    role = add_role("Lawyer")
    few = queries()
    suggest(role, *(f"Jurist {number}" for number in range(20)))
    assert queries() == few
