"""The editors' handbook: how it is read, what is in it, and its screens in the admin."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from career_pages.admin.handbook import (
    ALL_CAREERS,
    SCREENS,
    Addresses,
    handbook,
    render,
    search_handbook,
)
from career_pages.admin.handbook_pages import (
    FOLDER,
    Handbook,
    HandbookPage,
    links_of,
    read_handbook,
)
from scripts.screenshots.shots import SHOTS

LIST = """# Handbook

Before the first part, [nothing](first.md) is listed.

## Begin

- [First](first.md)
- [Not there](missing.md)

## Go on

- [Second](second.md), and [somewhere else](https://example.org/)
"""
FIRST = """# Publish a page

Say it in **Skills** and in **nothing**.

![A hive](images/hive.png)

## Later, or never?

See [the second](second.md#apples) and [the list](README.md), or [above](#later-or-never).
Scheduled <b>pages</b> wait.
"""
SECOND = """# Pictures

## Apples

| fruit | color |
|---|---|
| apple | red |
"""


@pytest.fixture
def write_handbook(tmp_path: Path) -> Callable[..., Handbook]:
    """Write pages and a picture into a folder, and return the handbook in it."""

    def write(**pages: str) -> Handbook:
        texts = {
            "README": LIST,
            "first": FIRST,
            "second": SECOND,
            "hidden": "# Hidden",
            **pages,
        }
        for name, text in texts.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        (tmp_path / "images").mkdir(exist_ok=True)
        Image.new("RGB", (400, 120), "peru").save(tmp_path / "images" / "hive.png")
        return read_handbook(tmp_path, {})

    return write


WriteHandbook = Callable[..., Handbook]
SOMEWHERE = Addresses(
    page=lambda name: f"/h/{name}/" if name else "/h/",
    picture=lambda name: f"/h/images/{name}",
    screens={"Skills": "/admin/skills/"},
)


@pytest.fixture
def book(write_handbook: WriteHandbook) -> Handbook:
    """A handbook of two pages."""
    return write_handbook()


def page(book: Handbook, name: str) -> HandbookPage:
    found = book.page(name)
    assert found
    return found


def html(book: Handbook, name: str = "first") -> str:
    return render(page(book, name), book.pictures, SOMEWHERE)


def test_the_contents_say_which_pages_there_are_and_in_which_order(book: Handbook) -> None:
    listed = [(part.heading, [page.title for page in part.pages]) for part in book.parts]
    assert listed == [("Begin", ["Publish a page"]), ("Go on", ["Pictures"])]
    assert book.page("hidden") is None
    assert book.page("README") is None


def test_each_page_knows_its_neighbors(book: Handbook) -> None:
    first, second = book.pages
    assert book.beside(first) == (None, second)
    assert book.beside(second) == (first, None)


def test_links_lead_to_the_pages_of_the_admin(book: Handbook) -> None:
    assert '<a href="/h/second/#apples">the second</a>' in html(book)
    assert '<a href="/h/">the list</a>' in html(book)
    assert '<a href="#later-or-never">above</a>' in html(book)


def test_names_of_screens_are_links(book: Handbook) -> None:
    assert '<strong><a href="/admin/skills/">Skills</a></strong>' in html(book)
    assert "<strong>nothing</strong>" in html(book)


def test_headings_are_a_step_lower_and_have_the_anchors_of_code_hosts(book: Handbook) -> None:
    assert '<h3 id="later-or-never">Later, or never?' in html(book)
    assert "Publish a page" not in html(book)


def test_pictures_have_their_size_and_words(book: Handbook) -> None:
    assert (
        '<img src="/h/images/hive.png" alt="A hive" width="200" height="60" loading="lazy"'
        in html(book)
    )


def test_a_picture_that_is_not_there_is_its_words(write_handbook: WriteHandbook) -> None:
    book = write_handbook(first="# One\n\n![A hive](images/bees.png)")
    assert "<em>A hive</em>" in html(book)
    assert "<img" not in html(book)


def test_html_is_text(book: Handbook) -> None:
    assert "&lt;b&gt;pages&lt;/b&gt;" in html(book)


def test_tables_can_be_scrolled(book: Handbook) -> None:
    assert '<div class="handbook-table" tabindex="0" role="region"' in html(book, "second")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("scheduling", ["later-or-never"]),
        ("apples", ["apples"]),
        ("publish", [""]),
        ("publishing later", ["later-or-never"]),
        ("zebra", []),
        ("zebra apples", ["apples"]),
        ("\0", []),
        ("apple " * 1000, ["apples"]),
    ],
)
def test_sections_are_found_by_their_words(book: Handbook, query: str, found: list[str]) -> None:
    assert [hit.section.anchor for hit in search_handbook(book, query)] == found


def test_a_hit_shows_why_and_is_safe(book: Handbook) -> None:
    (hit,) = search_handbook(book, "scheduled")
    assert "<mark>Scheduled</mark> &lt;b&gt;pages&lt;/b&gt; wait" in hit.snippet


BOOK = handbook()
EVERY_PAGE = [BOOK.contents, *BOOK.pages]
BY_FILE = {f"{page.name}.md": page for page in EVERY_PAGE}


def source(page: HandbookPage) -> str:
    return (FOLDER / f"{page.name}.md").read_text(encoding="utf-8")


def pictures_of(page: HandbookPage) -> list[tuple[str, str]]:
    """Return (path, alternative text) of the pictures of a page, in order."""
    return [
        (str(child.attrs["src"]), child.content)
        for token in page.tokens
        for child in token.children or []
        if child.type == "image"
    ]


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
    for path, words in pictures_of(page):
        assert path.removeprefix("images/") in BOOK.pictures, path
        assert len(words) > 10, path


def test_every_picture_is_shown_once_and_the_script_makes_it() -> None:
    shown = sorted(path for page in EVERY_PAGE for path, _ in pictures_of(page))
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


SignIn = Callable[[str], Client]
CONTENTS = "/admin/handbook/"
PUBLISHING = "/admin/handbook/publishing/"
PICTURE = "/admin/handbook/images/publish.png"
ADDRESSES = [CONTENTS, f"{CONTENTS}?q=publish", PUBLISHING, PICTURE]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("anonymous", 302),
        ("visitor of the admin", 200),
        ("author", 200),
        ("reviewer", 200),
        ("publisher", 200),
        ("administrator", 200),
    ],
)
def test_whoever_may_enter_the_admin_reads_it(
    sign_in: SignIn, address: str, who: str, status: int
) -> None:
    assert sign_in(who).get(address).status_code == status


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_with_an_account_and_no_more_does_not(
    client: Client, django_user_model: type, address: str
) -> None:
    client.force_login(django_user_model.objects.create_user("reader", password="x"))  # type: ignore[attr-defined]
    assert client.get(address).status_code == 302


def test_it_is_in_the_help_menu(admin_client: Client) -> None:
    assert CONTENTS in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_all_pages_and_pictures_are_served(admin_client: Client) -> None:
    book = handbook()
    for page in book.pages:
        response = admin_client.get(reverse("handbook:page", args=[page.name]))
        assert response.status_code == 200
        assert page.title in response.content.decode()
    for name in book.pictures:
        response = admin_client.get(reverse("handbook:picture", args=[name]))
        assert response["Content-Type"] == "image/png"
        assert response.getvalue().startswith(b"\x89PNG")


def test_a_page_shows_where_it_stands(admin_client: Client) -> None:
    html = admin_client.get(PUBLISHING).content.decode()
    assert f'<a href="{PUBLISHING}" aria-current="page">' in html
    assert 'rel="prev"' in html
    assert 'rel="next"' in html


def test_it_leads_to_the_screens_that_it_names(admin_client: Client) -> None:
    html = admin_client.get("/admin/handbook/role-by-hand/").content.decode()
    address = reverse("wagtailadmin_explore", args=[4])
    assert f'<strong><a href="{address}">Pages → All careers</a></strong>' in html


@pytest.mark.parametrize(
    "path",
    [
        "no-such-page/",
        "README/",
        "publishing.md/",
        "..%2Fdeployment/",
        "%2e%2e/deployment/",
        "images/no-such-picture.png",
        "images/..%2Fpublishing.md",
        "images/%2e%2e%2f%2e%2e%2fdeployment.md",
        "images/",
        "publish%00ing/",
        "images/publish%00.png",
    ],
)
def test_there_is_nothing_else(admin_client: Client, path: str) -> None:
    assert admin_client.get(f"{CONTENTS}{path}", follow=True).status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("scheduled", "/admin/handbook/publishing/#publish-later"),
        ("zebra", "Nothing was found"),
        ("<script>", "Nothing was found"),
        ("  ", "one task at a time"),
        ("x" * 5000, "Nothing was found"),
    ],
)
def test_it_can_be_searched(admin_client: Client, query: str, shown: str) -> None:
    html = admin_client.get(CONTENTS, {"q": query}).content.decode()
    assert shown in html
    assert "<script>”" not in html


def test_without_its_folder_it_is_not_found(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr("career_pages.admin.handbook.FOLDER", tmp_path)
    assert admin_client.get(CONTENTS).status_code == 404
    assert admin_client.get(PICTURE).status_code == 404


def test_its_pages_are_read_without_django() -> None:
    environment = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    read = [sys.executable, "-c", "import career_pages.admin.handbook_pages"]
    subprocess.run(read, cwd=FOLDER.parents[1], env=environment, check=True)
