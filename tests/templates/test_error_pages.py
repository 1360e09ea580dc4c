from typing import Any

from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries


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
    from wagtail.models import PageViewRestriction

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
    from wagtail.models import Site

    Site.objects.all().delete()
    html = render_to_string("404.html", request=RequestFactory().get("/"))
    assert "Career guide" in html
