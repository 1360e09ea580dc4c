"""The pictures themselves: every name is drawn, and none by its neighbor's letters."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from career_pages.reading.share_cards import SIZE, ShareCard, draw

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
