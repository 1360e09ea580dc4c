"""What templates put on a page: its head, pictures in several widths, and pagination."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import Client
from PIL import Image

from career_pages.models import CareerArea
from home.models import GuideImage, picture_in_text

# What a page tells those who show links to it.


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


# Pictures and pagination.


def make_image(width: int) -> GuideImage:
    content = BytesIO()
    Image.new("RGB", (width, width // 2), "teal").save(content, "PNG")
    return GuideImage.objects.create(
        title="Teal", description="A field of teal", file=ImageFile(content, name="teal.png")
    )


@pytest.mark.parametrize(("width", "widths"), [(2000, [1440, 960, 480]), (600, [600, 480])])
def test_an_image_comes_in_each_width_once_and_never_enlarged(
    width: int, widths: list[int], db: None, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    html = str(picture_in_text(make_image(width), loading="lazy"))
    avif, webp = re.findall(r'srcset="([^"]+)"', html)
    for kind, sources in (("avif", avif), ("webp", webp)):
        assert [int(found) for found in re.findall(r" (\d+)w", sources)] == widths
        assert sources.count(f".{kind} ") == len(widths)
    assert "<source" in html.partition('type="image/avif"')[0]
    assert f'width="{widths[0]}"' in html
    assert f'height="{widths[0] // 2}"' in html
    assert 'alt="A field of teal"' in html
    assert 'loading="lazy"' in html
    assert re.search(r'<img [^>]*src="[^"]+\.webp"', html)


def pagination(number: int, of: int, query: str = "") -> str:
    page = Paginator(range(of), 1).page(number)
    return render_to_string("includes/pagination.html", {"page_obj": page, "query": query})


def test_one_page_needs_no_pagination() -> None:
    assert pagination(1, of=1).strip() == ""


def test_first_last_and_nearest_pages_are_linked() -> None:
    html = pagination(10, of=20)
    linked = [number for number in range(1, 21) if f'href="?page={number}"' in html]
    assert linked == [1, 9, 10, 11, 20]
    assert html.count("pagination__gap") == 2
    assert html.count('aria-current="page"') == 1


def test_the_rest_of_the_query_stays_and_is_escaped() -> None:
    html = pagination(1, of=2, query='q=a&b="')
    assert 'href="?q=a&amp;b=&quot;&amp;page=2"' in html
    assert 'rel="prev"' not in html
