"""Suggestions for programs."""

from django.test import Client

from tests.search.conftest import AddRole


def test_the_form_is_exact(client: Client, add_role: AddRole) -> None:
    add_role("Electrician", titles=("Electrical Wireman",))
    assert client.get("/api/search/suggest/?q=+elec%20").json() == {
        "query": "elec",
        "suggestions": [
            {"title": "Electrician", "url": "/careers/electrician/", "kind": "role"},
            {"title": "Electrical Wireman", "url": "/careers/electrician/", "kind": "other title"},
        ],
    }
    assert client.get("/api/search/suggest/").json() == {"query": "", "suggestions": []}


def test_anybody_may_keep_the_answer_and_ask_whether_it_still_holds(
    client: Client, add_role: AddRole
) -> None:
    add_role("Electrician")
    first = client.get("/api/search/suggest/?q=elec")
    assert "public" in first.headers["Cache-Control"]
    assert not first.cookies
    again = client.get("/api/search/suggest/?q=elec", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
