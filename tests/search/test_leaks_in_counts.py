"""What nobody may read counts for nothing."""

import pytest
from django.test import Client

from career_pages.models import CareerArea, RolePage
from search.indexing import rebuild
from search.models import KnownWord, Passage
from tests.search.conftest import AddRole, Committed
from tests.search.hiding import SILENT, STATES, add_secret

WORDS = ("zymurgist", "brewmaster", "copper", "kettle", "lautering", "cellar")


@pytest.fixture
def secret(add_role: AddRole) -> RolePage:
    """One of two roles of its area, both of which say the same as one of another."""
    role = add_secret(add_role)
    add_role("Publican", "Fermentation.", area=role.area)
    area = CareerArea.objects.create(name="Vines", slug="vines")
    add_role("Vintner", "Fermentation.", area=area)
    return role


@pytest.mark.parametrize("state", STATES)
def test_a_hidden_role_is_not_counted(client: Client, secret: RolePage, state: str) -> None:
    address = "/api/search/?q=fermentation"
    assert client.get(address).json()["count"] == 3
    STATES[state](secret)
    found = client.get(address).json()
    assert found["count"] == len(found["results"]) == (0 if "below" in state else 2)
    for facet in found["facets"]:
        every, *choices = [choice["count"] for choice in facet["choices"]]
        assert every == sum(choices) == found["count"]
    narrowed = client.get(f"{address}&area=cellar").json()
    assert narrowed["count"] == len(narrowed["results"]) < 2


@pytest.mark.parametrize("state", STATES)
def test_the_words_of_a_hidden_role_are_forgotten(
    secret: RolePage, committed: Committed, state: str
) -> None:
    with committed():
        RolePage.objects.get(title="Publican").delete()
    assert KnownWord.objects.filter(word__in=WORDS).count() == len(WORDS)
    with committed():
        STATES[state](secret)
    if state in SILENT:
        rebuild()
    assert not KnownWord.objects.filter(word__in=WORDS).exists()
    assert not Passage.objects.filter(text__contains="copper").exists()
