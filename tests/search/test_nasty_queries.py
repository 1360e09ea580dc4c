"""Whatever is typed, search answers."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from career_pages.text import clean
from search.results import search
from search.suggestions import suggestions
from tests.generated import Examples, generated
from tests.search.conftest import AddRole
from tests.search.nasty_queries import NASTY, TROUBLESOME

OPERATORS = st.sampled_from(
    ["AND", "OR", "NOT", "NEAR(", "<->", "<2>", ":*", "&", "|", "!", "^", "*", '"', "'", "(", ")",
     "-", "\\", "%", ";", "--", "\0", "nurse", "shift", "é", " "]
)  # fmt: skip
QUERIES = st.one_of(st.text(max_size=60), st.lists(OPERATORS, max_size=25).map(" ".join))


ADDRESSES = ["/search/", "/api/search/", "/api/search/suggest/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_query_is_an_error(client: Client, add_role: AddRole, address: str) -> None:
    add_role("Nurse", "The night shift.", titles=("Nurse's aide",))
    for typed in NASTY if address.startswith("/api/") else TROUBLESOME:
        response = client.get(address, {"q": typed.encode("utf-8", "surrogatepass")})
        assert response.status_code == 200, typed[:50]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_number_is_an_error(client: Client, add_role: AddRole, address: str) -> None:
    add_role("Nurse")
    for page in ("", "abc", "-1", "0", "99999", "\x00", "9" * 400, "1.5", "²", "١"):
        response = client.get(address, {"q": "nurse", "page": page})
        assert response.status_code == 200, page
        assert "Nurse" in response.content.decode()


def test_bytes_that_are_no_text_are_no_error(client: Client, db: None) -> None:
    for address in ADDRESSES:
        for query in ("q=%ff%fe", "q=%ED%A0%80", "q=%C0%80", "q", "q[]=x", "Q=x", "&&&", "q=1&q=2"):
            assert client.get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        'un"nurse',
        "nurse -",
        "^nurse",
        "nurse:*",
        "title:nurse",
        "{title} : nurse",
        "nurse &",
        "| nurse",
        "!nurse",
        "nurse <-> shift",
        "((nurse)",
        "nurse AND",
        "OR nurse",
        "NOT nurse",
        "NEAR(nurse shift, 2)",
        "nurse\x00shift",
        "nurse \udfff",
        "nurse'; DROP TABLE search_passage; --",
    ],
)
def test_operators_are_only_words(add_role: AddRole, typed: str) -> None:
    add_role("Nurse", "The night shift.")
    assert "Nurse" in [result.title for result in search(typed).results]


@generated(few=100, many=2_000)
def test_no_generated_query_is_an_error(db: None, examples: Examples) -> None:
    @examples
    @given(QUERIES)
    def it_is_answered(typed: str) -> None:
        search(typed)
        suggestions(clean(typed[:200]))

    it_is_answered()
