"""What holds for every page that readers get."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from home.models import HomePage, SiteSettings, TextPage


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


@pytest.fixture
def pages(client: Client, addresses: list[str]) -> Iterator[tuple[str, str]]:
    return ((one, client.get(one).content.decode()) for one in addresses)


def test_every_page_has_one_h1_and_its_headings_in_order(
    pages: Iterator[tuple[str, str]], outline: Callable[[str], Any]
) -> None:
    for address, html in pages:
        levels = outline(html).headings
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def test_nothing_inline_stands_in_any_page_but_the_script_that_the_policy_names(
    client: Client, addresses: list[str], outline: Callable[[str], Any]
) -> None:
    for address in addresses:
        response = client.get(address)
        html = response.content.decode()
        assert outline(html).inline == ["<script>"], address
        script = html.partition("<script>")[2].partition("</script>")[0]
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in response.headers["Content-Security-Policy"], address


def test_every_id_is_used_once(
    pages: Iterator[tuple[str, str]], outline: Callable[[str], Any]
) -> None:
    for address, html in pages:
        ids = outline(html).ids
        assert len(ids) == len(set(ids)), address
        assert "main" in ids, address


def test_no_page_sets_a_cookie_for_an_anonymous_reader(
    client: Client, addresses: list[str]
) -> None:
    for address in addresses:
        assert not client.get(address).cookies, address


def test_a_page_names_its_one_public_address(client: Client, full_role: Any, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://careers.example"
    for address in ("/", "/careers/", full_role.url):
        html = client.get(address, {"utm_source": "x"}).content.decode()
        assert f'<link rel="canonical" href="https://careers.example{address}">' in html


def test_the_frame_shows_brand_menu_and_footer(
    read: Callable[[Any], str], text_page: Any, db: None
) -> None:
    from wagtail.models import Site

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
