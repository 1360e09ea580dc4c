"""Pictures in Markdown."""

import base64

import pytest

from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import Line, LineKind
from career_pages.documents.reading import read_document
from career_pages.documents.source_file import ImportLimits, Picture
from tests.career_pages.documents.made_files import picture_file

PNG = picture_file()
COMPANIONS = {"hive.png": PNG, "images/an apiary.png": PNG, "up.png": b"<svg/>"}


def read(text: str, limits: ImportLimits | None = None) -> GuideDocument:
    data = f"# What is a Beekeeper?\n\n{text}\n".encode()
    return read_document(data, "guide.md", limits or ImportLimits(), COMPANIONS)


def lines(text: str) -> list[Line]:
    return list(read(text).outline.lines[1:])


def pictures(text: str) -> list[Picture]:
    return [line.picture for line in lines(text) if line.picture]


def withheld(document: GuideDocument) -> list[tuple[str, str]]:
    return [(note.text, note.why) for note in document.outline.notes.withheld]


def test_a_picture_beside_the_document_is_a_line_of_its_own() -> None:
    (line,) = lines('![A hive](hive.png "In May")')
    assert (line.kind, line.text, line.first) == (LineKind.IMAGE, "A hive\nIn May", 3)
    assert line.picture == Picture("hive.png", PNG, "A hive", "In May")


@pytest.mark.parametrize(
    "address", ["images/an%20apiary.png", "<./images/an apiary.png>", "x/../images/an%20apiary.png"]
)
def test_a_picture_is_found_however_its_path_is_written(address: str) -> None:
    assert pictures(f"![]({address})") == [Picture("an apiary.png", PNG)]


def test_a_picture_of_this_site_is_known_by_its_address() -> None:
    (picture,) = pictures("![A hive](/media/original_images/hive.png)")
    assert picture == Picture("hive.png", b"", "A hive", address="/media/original_images/hive.png")


def test_a_picture_that_is_written_out_in_the_document_is_kept() -> None:
    # As Google Docs writes Markdown, but for the length.
    data = base64.b64encode(PNG).decode()
    text = f"![A hive][image1]\n\n[image1]: <data:image/png;base64,{data}>"
    document = read(text, ImportLimits(line_characters=100))
    (line,) = document.outline.lines[1:]
    assert line.picture == Picture("embedded-picture-1.png", PNG, "A hive")
    assert match(document, 2031).unplaced == ()


def test_pictures_stand_behind_the_text_they_are_in() -> None:
    text = "Look: ![A hive](hive.png) there.\n\n- one ![](hive.png)\n  - two\n- three\n"
    kinds = [(line.kind.value, line.text) for line in lines(text)]
    assert kinds == [
        ("paragraph", "Look:  there."),
        ("image", "A hive"),
        ("item", "one "),
        ("item", "two"),
        ("item", "three"),
        ("image", ""),
    ]


def test_a_picture_that_links_somewhere_leaves_the_link() -> None:
    link, image = lines("[![A hive](hive.png)](https://example.org/)")
    assert link.html == '<a href="https://example.org/">https://example.org/</a>'
    assert image.text == "A hive"


def test_a_picture_that_cannot_be_shown_leaves_its_words() -> None:
    document = read("![A sketch](up.png)")
    assert document.outline.lines[1].text == "A sketch"
    assert withheld(document) == [("up.png", "the picture cannot be read; save it as PNG or JPEG")]


def test_no_more_pictures_are_kept_than_a_document_may_have() -> None:
    document = read("![a](hive.png) ![b](images/an%20apiary.png)", ImportLimits(pictures=1))
    assert document.outline.lines[1].text == " b"
    assert withheld(document) == [("images/an%20apiary.png", "a document has at most 1 pictures")]


def test_a_long_tooltip_is_no_caption() -> None:
    document = read(f'![a](hive.png "{"x" * 251}")')
    picture = document.outline.lines[1].picture
    assert picture is not None
    assert picture.caption == ""
    assert [len(text) for text, _ in withheld(document)] == [251]


def test_the_words_of_pictures_are_accounted_for() -> None:
    text = '![A hive](images/an%20apiary.png "In May") and ![r][r]\n\n[r]: hive.png\n'
    draft = match(read(text), 2031)
    assert (draft.unplaced, draft.withheld) == ((), ())
