"""How the site answers: headers, caching, uploads, sign-in."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction, Site

PUBLIC_PATHS = [
    "/",
    "/careers/",
    "/careers/sound-engineer/",
    "/careers/sound-engineer/how-to-become-a-sound-engineer/",
    "/search/?q=sound",
    "/api/search/?q=sound",
    "/api/v2/pages/",
    "/sitemap.xml",
    "/robots.txt",
]


@pytest.fixture
def guide(make_role: Callable[..., Any], make_chapter: Callable[..., Any]) -> Any:
    """A role with a chapter."""
    role = make_role()
    make_chapter(role)
    return role


@pytest.mark.parametrize("path", PUBLIC_PATHS)
def test_a_reader_gets_no_cookie_a_validator_and_an_honest_lifetime(
    guide: Any, client: Client, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert response["ETag"]
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    again = client.get(path, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_a_changed_page_is_sent_anew(guide: Any, client: Client) -> None:
    path = "/careers/sound-engineer/"
    before = client.get(path)["ETag"]
    guide.lede = "Changed."
    guide.save_revision().publish()
    response = client.get(path, headers={"If-None-Match": before})
    assert (response.status_code, "Changed." in response.content.decode()) == (200, True)


@pytest.mark.parametrize("path", [*PUBLIC_PATHS[:5], "/no-such-page/"])
def test_readers_come_under_a_strict_policy(guide: Any, client: Client, path: str) -> None:
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:", policy)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_the_admin_has_its_own_policy_and_is_never_kept(client: Client, db: None) -> None:
    response = client.get(reverse("wagtailadmin_login"))
    policy = response["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "no-store" in response["Cache-Control"]


def test_a_signed_in_reader_is_nobody_elses(guide: Any, client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("a", "a@example.org", "x"))
    assert "no-store" in client.get("/careers/sound-engineer/")["Cache-Control"]


def test_a_page_behind_a_password_is_kept_by_nobody(guide: Any, client: Client) -> None:
    PageViewRestriction.objects.create(page=guide, restriction_type="password", password="p")
    response = client.get("/careers/sound-engineer/")
    assert "no-store" in response["Cache-Control"]
    assert "Coiling cables" not in response.content.decode()
    assert 'type="password"' in response.content.decode()


def test_long_pages_are_compressed(guide: Any, client: Client) -> None:
    response = client.get("/careers/sound-engineer/", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"


def test_health_is_told_and_not_kept(client: Client, db: None) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response["Cache-Control"] == "no-store"


def test_a_lost_database_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", fail)
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"database unavailable")


def test_the_sitemap_holds_the_public_pages_under_the_configured_address(
    guide: Any, client: Client
) -> None:
    found = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    assert found == [
        "http://127.0.0.1:8000/",
        "http://127.0.0.1:8000/careers/",
        "http://127.0.0.1:8000/careers/sound-engineer/",
        "http://127.0.0.1:8000/careers/sound-engineer/how-to-become-a-sound-engineer/",
    ]


def test_the_icon_is_found_where_browsers_look_for_it(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    assert answer["Location"] == "/static/favicon.svg"
    assert "max-age" in answer["Cache-Control"]


def test_robots_are_shown_the_sitemap_and_kept_from_the_admin(client: Client, db: None) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
    asked = [line.removeprefix("Disallow: ") for line in text.splitlines() if "Disallow" in line]
    assert asked == ["/admin/", "/search/", "/api/"]


def test_the_default_site_has_the_configured_address(db: None) -> None:
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("127.0.0.1", 8000)


@pytest.fixture
def media(tmp_path: Path, settings: LazySettings) -> Path:
    """An empty folder for uploads."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def test_an_uploaded_image_is_served_where_nothing_runs(media: Path, client: Client) -> None:
    (media / "images").mkdir()
    (media / "images" / "x.svg").write_text("<svg onload='alert(1)'/>")
    response = client.get("/media/images/x.svg")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert "unsafe-inline' 'self" not in response["Content-Security-Policy"]
    assert "script" not in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    ["documents/secret.txt", "original_images/big.jpg", "images/../documents/secret.txt", ""],
)
def test_other_uploads_are_not_served_by_their_path(
    media: Path, client: Client, db: None, path: str
) -> None:
    for folder in ("documents", "original_images"):
        (media / folder).mkdir()
    (media / "documents" / "secret.txt").write_text("secret")
    (media / "original_images" / "big.jpg").write_text("big")
    assert client.get(f"/media/{path}").status_code in {400, 404}


def test_a_document_is_handed_over_and_never_run(media: Path, client: Client, db: None) -> None:
    file = ContentFile(b"<script>alert(1)</script>", name="page.html")
    document = Document.objects.create(title="Page", file=file)
    response = client.get(document.url)
    assert response["Content-Disposition"].startswith("attachment")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def sign_in(client: Client, password: str) -> Any:
    return client.post(reverse("wagtailadmin_login"), {"username": "editor", "password": password})


def test_sign_in_is_throttled(client: Client, db: None) -> None:
    get_user_model().objects.create_superuser("editor", "e@example.org", "right")
    answers = [sign_in(client, "wrong").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = sign_in(client, "right")
    assert locked.status_code == 429
    assert "15 minutes" in locked.content.decode()
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), "right").status_code == 302


def locked_out(**headers: str) -> bool:
    answers = [sign_in(Client(**headers), "wrong").status_code for _ in range(5)]  # type: ignore[arg-type]
    return answers[-1] == 429


def test_no_client_escapes_by_naming_another_address(db: None) -> None:
    assert locked_out(HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert sign_in(Client(headers={"X-Forwarded-For": "198.51.100.2"}), "x").status_code == 429


def test_behind_a_proxy_each_client_counts_for_itself(db: None, settings: LazySettings) -> None:
    settings.AXES_IPWARE_PROXY_COUNT = 1
    settings.AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR"]
    via = "198.51.100.1, 10.0.0.1"
    assert locked_out(HTTP_X_FORWARDED_FOR=via)
    other = Client(headers={"X-Forwarded-For": "198.51.100.2, 10.0.0.1"})
    assert sign_in(other, "wrong").status_code == 200


def test_a_forgotten_password_is_replaced_by_mail(client: Client, db: None) -> None:
    user = get_user_model().objects.create_superuser("editor", "e@example.org", "old")
    client.post(reverse("wagtailadmin_password_reset"), {"email": "e@example.org"})
    (letter,) = mail.outbox
    found = re.search(r"http://127\.0\.0\.1:8000(/admin/password_reset/\S+)", str(letter.body))
    assert found
    form = client.get(found[1], follow=True)
    new = {"new_password1": "Xk7-wire-lamp", "new_password2": "Xk7-wire-lamp"}
    client.post(form.request["PATH_INFO"], new)
    user.refresh_from_db()
    assert user.check_password("Xk7-wire-lamp")


def test_a_forgotten_password_tells_nobody_who_has_an_account(client: Client, db: None) -> None:
    response = client.post(reverse("wagtailadmin_password_reset"), {"email": "no@example.org"})
    assert response.status_code == 302
    assert not mail.outbox


@pytest.mark.parametrize(
    "path", ["/%00", "/careers/%00/", "/media/images/%00.png", "/static/%00", "/admin/%00/"]
)
def test_there_is_nothing_at_a_path_that_has_one(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["q=%00", "q=a%00b", "%00=%00", "page=%00&area=%00&letter=%00"])
def test_a_query_is_read_without_it(client: Client, db: None, query: str) -> None:
    for path in ("/careers/", "/search/"):
        response = client.get(f"{path}?{query}")
        assert response.status_code == 200
        assert "\0" not in "".join(response.wsgi_request.GET)


def test_the_rest_of_the_query_stays(client: Client, db: None) -> None:
    response = client.get("/search/?q=night%00+shift%20work&page=%32")
    assert dict(response.wsgi_request.GET.items()) == {"q": "night shift work", "page": "2"}
