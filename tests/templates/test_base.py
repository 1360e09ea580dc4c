"""What all pages have around them, pages of errors, and words that can be translated."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.template.base import DebugLexer, TokenType
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction, Site

from home.models import HomePage, SiteSettings, TextPage


class Outline(HTMLParser):
    """What a page is made of, as far as the tests ask: headings, ids, styles and scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if name := found.get("id"):
            self.ids.append(name)
        runs = [name for name in found if name == "style" or name.startswith("on")]
        is_data = found.get("type") == "application/ld+json"
        if runs or tag == "style" or (tag == "script" and "src" not in found and not is_data):
            self.inline.append(self.get_starttag_text() or tag)


@pytest.fixture
def text_page(db: None) -> Any:
    body = [
        {"type": "rich_text", "value": "<h2>Who we are</h2><p>People who ask other people.</p>"},
        {"type": "quote", "value": {"quote": "A short saying", "attribution": "Somebody"}},
    ]
    home = HomePage.objects.get()
    page = home.add_child(instance=TextPage(title="About us", introduction="Who makes this."))
    page.body = TextPage._meta.get_field("body").to_python(body)
    page.save_revision().publish()
    return TextPage.objects.get(pk=page.pk)


@pytest.fixture
def addresses(full_role: Any, text_page: Any) -> list[str]:
    return [
        "/",
        "/careers/",
        "/careers/?area=trades",
        "/careers/?skill=fault-finding&level=none",
        "/careers/skills/",
        "/careers/skills/fault-finding/",
        "/careers/compare/",
        "/careers/compare/?roles=electrician,plumber",
        "/careers/compare/?roles=electrician,electritian",
        "/search/?q=electrician",
        "/nowhere/",
        "/careers/electritian/",
        text_page.url,
        full_role.url,
        *(chapter.url for chapter in full_role.chapters),
    ]


def test_every_page_has_its_headings_in_order_each_id_once_and_neither_cookie_nor_inline_code(
    client: Client, addresses: list[str]
) -> None:
    for address in addresses:
        response = client.get(address)
        assert not response.cookies, address
        html = response.content.decode()
        outline = Outline(html)
        levels, ids = outline.headings, outline.ids
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)
        assert len(ids) == len(set(ids)), address
        assert "main" in ids, address
        # But the one script that the policy names.
        assert outline.inline == ["<script>"], address
        script = html.partition("<script>")[2].partition("</script>")[0]
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in response.headers["Content-Security-Policy"], address


def test_a_page_names_its_one_public_address(client: Client, full_role: Any, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://careers.example"
    for address in ("/", "/careers/", full_role.url):
        html = client.get(address, {"utm_source": "x"}).content.decode()
        assert f'<link rel="canonical" href="https://careers.example{address}">' in html


def test_the_frame_shows_brand_menu_and_footer(
    read: Callable[[Any], str], text_page: Any, db: None
) -> None:
    chosen = SiteSettings.for_site(Site.objects.get())
    chosen.brand, chosen.footer = "Ways to work", "Made by readers."
    chosen.save()
    html = read("/careers/")
    header, _, rest = html.partition("</header>")
    assert "Ways to work" in header
    assert '<a href="/careers/" aria-current="page">All careers</a>' in header
    assert "About us" not in header
    footer = rest.partition("<footer")[2]
    assert "Made by readers." in footer
    assert f'<a href="{text_page.url}">About us</a>' in footer


def test_an_editor_gets_the_user_bar_and_a_reader_does_not(
    client: Client, full_role: Any, django_user_model: Any
) -> None:
    assert "wagtail-userbar" not in client.get(full_role.url).content.decode()
    client.force_login(django_user_model.objects.create_superuser("a", "a@example.org", "x"))
    assert "wagtail-userbar" in client.get(full_role.url).content.decode()


def test_an_address_that_leads_nowhere_offers_the_search(client: Client, db: None) -> None:
    response = client.get("/careers/nobody/")
    assert response.status_code == 404
    html = response.content.decode()
    assert 'action="/search/"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html


def test_the_page_for_a_missing_page_needs_no_request(db: None) -> None:
    assert "This page does not exist" in render_to_string("404.html")


def test_the_page_for_an_error_asks_nothing_of_the_database(
    django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    with django_assert_num_queries(0):
        html = render_to_string("500.html")
    assert "Something went wrong" in html


def test_a_locked_out_editor_is_told_how_long_to_wait(client: Client, db: None) -> None:
    for _ in range(6):
        response = client.post("/admin/login/", {"username": "a", "password": "wrong"})
    html = response.content.decode()
    assert response.status_code == 429
    assert "for 15 minutes" in html
    assert 'href="/admin/password_reset/"' in html


def test_a_page_with_a_password_asks_for_it_and_gives_nothing_away(
    full_role: Any, client: Client
) -> None:
    PageViewRestriction.objects.create(
        page=full_role, restriction_type=PageViewRestriction.PASSWORD, password="letmein"
    )
    html = client.get(full_role.url).content.decode()
    assert 'type="password"' in html
    assert "Electrician" not in html
    form = {"password": "letmein", "return_url": full_role.url}
    restriction = PageViewRestriction.objects.get()
    action = f"/_util/authenticate_with_password/{restriction.pk}/{full_role.pk}/"
    assert action in html
    assert client.post(action, form, follow=True).status_code == 200


def test_the_page_for_a_missing_page_works_on_a_host_without_a_site(db: None) -> None:
    Site.objects.all().delete()
    html = render_to_string("404.html", request=RequestFactory().get("/"))
    assert "Career guide" in html


# Every word that a reader's template writes itself can be translated.


TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
# What readers never get, or what must be made without a translation being loaded.
APART = {"career_pages/admin", "career_pages/workflow", "career_pages/reviewing", "wagtailadmin"}
STATIC = {"500.html", "wagtailcore/shared/block_preview.html"}
BETWEEN = re.compile(r"<!--.*?-->|<svg.*?</svg>", re.DOTALL)
ATTRIBUTE = re.compile(r"""\b(?:aria-label|placeholder|title|alt)="([^"]*)\"""")
WORD = re.compile(r"[A-Za-z]{2,}")
TAG = re.compile(r"<[^>]*>")


def readers_templates() -> list[str]:
    names = (str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
    return sorted(
        name
        for name in names
        if name not in STATIC and not any(name.startswith(f"{folder}/") for folder in APART)
    )


def own_words(source: str) -> list[str]:
    """Return the words of a template that are written outside what is translated."""
    kept = []
    inside = False
    for token in DebugLexer(BETWEEN.sub("", source)).tokenize():
        if token.token_type is TokenType.BLOCK:
            name = token.contents.split()[0]
            inside = {"blocktranslate": True, "endblocktranslate": False}.get(name, inside)
        # What a tag or variable gives stands for no word.
        kept.append(token.contents if token.token_type is TokenType.TEXT and not inside else "0")
    html = "".join(kept)
    return WORD.findall(" ".join([TAG.sub(" ", html), *ATTRIBUTE.findall(html)]))


@pytest.mark.parametrize("name", readers_templates())
def test_no_word_stands_outside_a_translation(name: str) -> None:
    assert own_words((TEMPLATES / name).read_text()) == []


def test_a_word_outside_would_be_found() -> None:
    assert own_words('<p title="Some">{% translate "any" %} more</p>') == ["more", "Some"]
