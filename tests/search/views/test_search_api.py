"""Search for programs, in exactly the form that they rely on."""

from typing import Any

from django.test import Client

from tests.search.conftest import AddRole, body_with


def test_the_form_is_exact(client: Client, add_role: AddRole) -> None:
    add_role(
        "Electrician",
        body=body_with("They bend conduit & <pipe>.".replace("&", "&amp;").replace("<pipe>", "x")),
        occupation_code="47-2111.00",
    )
    response = client.get("/api/search/?q=+conduit+")
    assert response.headers["Content-Type"] == "application/json"
    assert response.json() == {
        "query": "conduit",
        "corrected": None,
        "count": 1,
        "results": [
            {
                "title": "Electrician",
                "url": "/careers/electrician/",
                "kind": "role",
                "occupation_code": "47-2111.00",
                "area": "",
                "promoted": False,
                "description": "",
                "passages": [
                    {
                        "section": "Definition of an Electrician",
                        "anchor": "definition",
                        "url": "/careers/electrician/#definition",
                        "marked_url": "/careers/electrician/#definition"
                        ":~:text=They%20bend-,conduit,-%26%20x",
                        "kind": "DefinitionSection",
                        "snippet": "They bend <mark>conduit</mark> &amp; x.",
                    }
                ],
            }
        ],
        "facets": [],
    }


def test_nothing_found_has_the_same_form(client: Client, db: None) -> None:
    nothing: dict[str, Any] = {
        "query": "zzz",
        "corrected": None,
        "count": 0,
        "results": [],
        "facets": [],
    }
    assert client.get("/api/search/?q=zzz").json() == nothing
    assert client.get("/api/search/").json() == nothing | {"query": ""}


def test_further_pages(client: Client, add_role: AddRole) -> None:
    for number in range(10, 22):
        add_role(f"Keeper {number}")
    first, second = (client.get(f"/api/search/?q=keeper&page={page}").json() for page in (1, 2))
    assert first["count"] == second["count"] == 12
    assert [len(first["results"]), len(second["results"])] == [10, 2]


def test_it_is_read_only_and_sets_no_cookie(client: Client, db: None) -> None:
    assert client.post("/api/search/?q=x").status_code == 405
    assert not client.get("/api/search/?q=x").cookies
