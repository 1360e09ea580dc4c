"""The pictures beside links: what is drawn on them, and how the site serves them."""

from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from PIL import Image, ImageChops
from wagtail.models import PageViewRestriction, Site

from career_pages.models import CareerArea, RolePage
from career_pages.reading.share_cards import SIZE, ShareCard, draw
from home.models import SiteSettings

# The pictures themselves: every name is drawn, and none by its neighbor's letters.


BRAND = "Career guide"


LONG = "Educational, Guidance, and Career Counselors and Advisors, Postsecondary"


def picture(name: str, below: str = "", brand: str = BRAND) -> Image.Image:
    return Image.open(BytesIO(draw(ShareCard(brand, name, below)))).convert("RGB")


def drawn_in(name: str, below: str = "") -> tuple[int, int, int, int]:
    """Return the box of what the words add to the empty card: left, top, right, bottom."""
    added = ImageChops.difference(picture(name, below), picture("", brand="")).convert("L")
    # Files of few colors differ a little everywhere.
    box = added.point([0] * 32 + [255] * 224).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(
    "name",
    [
        "Electrician",
        LONG,
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsleiter",
        "W" * 255,
        "مهندس كهربائي",
        "חשמלאי מוסמך לבניינים ולתעשייה",
        "Ηλεκτρολόγος Εγκαταστάσεων",
        "Kỹ sư điện tử",
        "Baker 🥖\ufe0f of <b>bread</b>",
    ],
)
def test_a_name_fits_between_the_margins(name: str) -> None:
    file = Image.open(BytesIO(draw(ShareCard(BRAND, name, "Food " * 60))))
    assert (file.format, file.size) == ("PNG", SIZE)
    left, top, right, bottom = drawn_in(name, "Food " * 60)
    assert left >= 76
    assert right <= SIZE[0] - 76
    assert top >= 60
    assert bottom <= 480


def test_names_are_read_from_their_own_side() -> None:
    brand = drawn_in(BRAND)
    assert drawn_in("Electrician")[0] < 100
    assert drawn_in("חשמלאי")[2] > SIZE[0] - 100
    assert brand[0] < 100


def test_letters_that_no_font_has_are_not_drawn_as_boxes() -> None:
    assert picture("电工") == picture(BRAND)
    assert picture("Baker 🥖") == picture("Baker")
    assert picture("\0\u202e\ud83d") == picture(BRAND)
    assert picture("电工", brand="职业") == picture("", brand="")
    assert picture("Ελ") != picture("Ηλ")
    assert picture("مهندس") != picture("كهربائي")


def test_a_card_is_known_by_what_it_says() -> None:
    cards = [ShareCard(*words) for words in ((BRAND, "a", "b"), (BRAND, "ab", ""), ("", "a", "b"))]
    assert len({card.digest for card in cards}) == 3
    assert cards[0].digest == ShareCard(BRAND, "a", "b").digest
    assert cards[0].alt == "a, b, Career guide"
    assert ShareCard(BRAND, BRAND, "").alt == BRAND


# The pictures beside links, as the site serves them.


def card_of(client: Client, address: str) -> str:
    """Return the path of the card that a page names."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    image = str(page.find("meta", property="og:image")["content"])  # type: ignore[index]
    return image.removeprefix("http://127.0.0.1:8000")


def test_a_card_is_kept_forever_and_has_a_new_address_when_it_changes(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], client: Client
) -> None:
    area = CareerArea.objects.create(name="Food", slug="food")
    role = make_role("Baker", area=area)
    chapter = make_chapter(role, "How to Become a Baker")
    known = [card_of(client, page) for page in ("/", "/careers/", role.url, chapter.url)]
    for address in known:
        response = client.get(address)
        assert response["Content-Type"] == "image/png"
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert not response.cookies
        assert Image.open(BytesIO(response.content)).size == (1200, 630)
    area.name = "Food and drink"
    area.save()
    assert client.get(known[2]).status_code == 404
    assert client.get(card_of(client, role.url)).status_code == 200
    brand = SiteSettings.for_site(Site.objects.get())
    brand.brand = "Ways to work"
    brand.save()
    assert [client.get(address).status_code for address in known] == [404] * 4


def test_a_card_is_drawn_once(
    make_role: Callable[..., Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    drawn: list[Any] = []

    def draw(card: Any) -> bytes:
        drawn.append(card)
        return b"x"

    monkeypatch.setattr(import_module("home.views"), "draw", draw)
    address = card_of(client, make_role("Baker").url)
    assert [client.get(address).content for _ in range(3)] == [b"x"] * 3
    assert len(drawn) == 1


def test_nothing_is_shown_of_a_page_that_is_not_everybodys(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], client: Client
) -> None:
    role = make_role("Baker")
    chapter = make_chapter(role)
    cards = [card_of(client, page.url) for page in (role, chapter)]
    for kind in ("login", "password"):
        private = PageViewRestriction.objects.create(page=role, restriction_type=kind)
        assert [client.get(card).status_code for card in cards] == [404, 404]
        private.delete()
    RolePage.objects.filter(pk=role.pk).update(live=False)
    assert client.get(cards[0]).status_code == 404


def test_an_address_that_is_no_card_s_is_not_found(
    make_role: Callable[..., Any], client: Client
) -> None:
    role = make_role("Baker")
    digest = card_of(client, role.url).rpartition("-")[2]
    for name in (
        *(f"{role.pk}-{'0' * 16}.png", f"{role.pk}-.png", f"{role.pk}-é%0A.png", f"x-{digest}"),
        *(f"{'9' * 20}-{digest}", f"{'9' * 5000}-{digest}", f"-1-{digest}", f"0-{digest}", ""),
    ):
        assert client.get(f"/cards/{name}").status_code == 404, name[:60]
    assert client.post(card_of(client, role.url)).status_code == 405
