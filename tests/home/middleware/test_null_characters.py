"""A NUL in an address is no error, wherever it stands."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    "path", ["/%00", "/careers/%00/", "/media/images/%00.png", "/static/%00", "/admin/%00/"]
)
def test_there_is_nothing_at_a_path_that_has_one(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["q=%00", "q=a%00b", "%00=%00", "page=%00&area=%00&letter=%00"])
def test_a_query_is_read_without_it(client: Client, db: None, query: str) -> None:
    for path in ("/careers/", "/search/"):
        response = client.get(f"{path}?{query}")
        assert response.status_code == 200
        assert "\0" not in "".join(response.wsgi_request.GET)


def test_the_rest_of_the_query_stays(client: Client, db: None) -> None:
    response = client.get("/search/?q=night%00+shift%20work&page=%32")
    assert dict(response.wsgi_request.GET.items()) == {"q": "night shift work", "page": "2"}
