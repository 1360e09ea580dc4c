"""Reading, rendering and searching a handbook."""

from collections.abc import Callable

import pytest

from career_pages.admin.handbook import Addresses, render, search_handbook
from career_pages.admin.handbook_pages import Handbook, HandbookPage

WriteHandbook = Callable[..., Handbook]
ADDRESSES = Addresses(
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
    return render(page(book, name), book.pictures, ADDRESSES)


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
