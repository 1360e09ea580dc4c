import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from PIL import Image

from home.models import GuideImage, picture_in_text


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
    cache.clear()  # Wagtail keeps renditions there, by the id of an image that is gone by now.
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
