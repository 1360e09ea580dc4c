"""What a page tells those who show links to it."""

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from career_pages.models import CareerArea


def properties(client: Client, address: str) -> dict[str, str]:
    """Return what the page says in Open Graph's words, and its canonical address."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    said = {str(one["property"]): str(one["content"]) for one in page.select("meta[property]")}
    assert page.select_one('meta[name="twitter:card"]')["content"] == "summary_large_image"  # type: ignore[index]
    links = page.select('link[rel="canonical"]')
    return {**said, "canonical": str(links[0]["href"])}


def test_a_page_says_how_a_link_to_it_is_shown(
    make_role: Callable[..., Any], client: Client
) -> None:
    area = CareerArea.objects.create(name="Food", slug="food")
    role = make_role('"Baker" & Co', area=area, lede="Up early.", search_description="<b>Bakes</b>")
    said = properties(client, f"{role.url}?utm_source=x")
    image = said.pop("og:image")
    assert image.startswith(f"http://127.0.0.1:8000/cards/{role.pk}-")
    address = f"http://127.0.0.1:8000{role.url}"
    assert said == {
        "canonical": address,
        "og:url": address,
        "og:type": "article",
        "og:site_name": "Career guide",
        "og:locale": "en_US",
        "og:title": 'What is a "Baker" & Co?',
        "og:description": "<b>Bakes</b>",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": '"Baker" & Co, Food, Career guide',
    }
    listed = properties(client, "/careers/?area=food&utm_source=x")
    assert listed["og:url"] == listed["canonical"] == "http://127.0.0.1:8000/careers/?area=food"
    assert listed["og:type"] == properties(client, "/")["og:type"] == "website"
    assert listed["og:title"] == "All careers: Food"
