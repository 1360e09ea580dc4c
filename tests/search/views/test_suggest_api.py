"""Suggestions for programs."""

from django.test import Client

from tests.search.conftest import AddRole


def test_the_form_is_exact(client: Client, add_role: AddRole) -> None:
    add_role("Electrician", titles=("Electrical Wireman",))
    assert client.get("/api/search/suggest/?q=+elec%20").json() == {
        "query": "elec",
        "announcement": "2 suggestions.",
        "suggestions": [
            {"title": "Electrician", "url": "/careers/electrician/", "kind": "role", "about": ""},
            {
                "title": "Electrical Wireman",
                "url": "/careers/electrician/",
                "kind": "other title",
                "about": "see Electrician",
            },
        ],
    }
    assert client.get("/api/search/suggest/?q=electricia").json()["announcement"] == "1 suggestion."
    nothing = {"query": "", "announcement": "No suggestions.", "suggestions": []}
    assert client.get("/api/search/suggest/").json() == nothing


def test_a_reader_may_keep_the_answer_and_others_ask_whether_it_still_holds(
    client: Client, add_role: AddRole
) -> None:
    add_role("Electrician")
    first = client.get("/api/search/suggest/?q=elec")
    kept = first.headers["Cache-Control"]
    assert kept == "public, max-age=60, s-maxage=0, must-revalidate"
    assert not first.cookies
    again = client.get("/api/search/suggest/?q=elec", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
