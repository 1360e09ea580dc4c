"""The editors' handbook as it stands in docs/editors/."""

import re

import pytest

from career_pages.admin.handbook import ALL_CAREERS, SCREENS
from career_pages.admin.handbook_pages import (
    FOLDER,
    HandbookPage,
    links_of,
    pictures_of,
    read_handbook,
)
from scripts.screenshots.shots import SHOTS

BOOK = read_handbook(FOLDER)
EVERY_PAGE = [BOOK.contents, *BOOK.pages]
BY_FILE = {f"{page.name}.md": page for page in EVERY_PAGE}


def source(page: HandbookPage) -> str:
    return (FOLDER / f"{page.name}.md").read_text(encoding="utf-8")


def test_the_contents_list_every_page_once() -> None:
    names = [page.name for page in EVERY_PAGE]
    assert sorted(names) == sorted(path.stem for path in FOLDER.glob("*.md"))
    assert len(set(names)) == len(names)


def test_the_contents_name_each_page_by_its_title() -> None:
    for page in BOOK.pages:
        assert f"- [{page.title}]({page.name}.md)" in source(BOOK.contents)


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: HandbookPage) -> None:
    for link in links_of(page.tokens):
        if re.match(r"https?://", link):
            continue
        file, _, anchor = link.partition("#")
        target = BY_FILE[file] if file else page
        assert not anchor or anchor in target.anchors, link


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_every_heading_of_a_page_has_an_anchor_of_its_own(page: HandbookPage) -> None:
    anchors = [section.anchor for section in page.sections]
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_every_picture_is_there_and_has_words(page: HandbookPage) -> None:
    for path, words in pictures_of(page.tokens):
        assert path.removeprefix("images/") in BOOK.pictures, path
        assert len(words) > 10, path


def test_every_picture_is_shown_once_and_the_script_makes_it() -> None:
    shown = sorted(path for page in EVERY_PAGE for path, _ in pictures_of(page.tokens))
    assert shown == sorted(f"images/{name}" for name in BOOK.pictures)
    assert shown == sorted(f"images/{shot.name}.png" for shot in SHOTS)


def test_no_picture_is_large() -> None:
    for picture in BOOK.pictures.values():
        assert picture.path.stat().st_size < 80_000, picture.path.name


@pytest.mark.parametrize("screen", [*SCREENS, ALL_CAREERS])
def test_every_screen_with_an_address_is_named(screen: str) -> None:
    assert any(f"**{screen}**" in source(page) for page in BOOK.pages)


@pytest.mark.parametrize("page", BOOK.pages, ids=lambda page: page.name)
def test_every_page_says_what_you_have_at_the_end(page: HandbookPage) -> None:
    assert page.sections[0].text.startswith("At the end")
