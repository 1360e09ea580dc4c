"""What a reader sees who has a review link, and what nobody sees without one."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from career_pages.models import ReviewLink
from career_pages.review.links import path_of, revoke, share_draft, token_of
from tests.made_once import made_once, read_again
from tests.new_pages import new_chapter, new_role, prose

Make = Callable[..., Any]
GONE = "This link no longer works"


@pytest.fixture
def share(administrator: Any) -> Callable[..., Any]:
    """Share the draft of a role, for two weeks unless told otherwise."""

    def make(page: Any, days: int = 14, user: Any = None) -> Any:
        return share_draft(page, "Ada, union", days, user or administrator)

    return make


@made_once
def made() -> dict[str, Any]:
    """A live role whose draft says more than readers see, and a chapter of it.

    The chapter is not published, and has a draft of its own.
    """
    role = new_role()
    chapter = new_chapter(role, "Interview Questions", lede="What they ask.")
    chapter.unpublish()
    chapter.refresh_from_db()
    chapter.title, chapter.lede = "Questions in an Interview", "What they really ask."
    chapter.save_revision()
    role.refresh_from_db()
    role.lede = "They hear what nobody else does."
    role.save_revision()
    return {"role": role, "chapter": chapter}


@pytest.fixture
def role(made: dict[str, Any], db: None) -> Any:
    """The role for one test, as its draft says."""
    return read_again(made["role"]).get_latest_revision_as_object()


@pytest.fixture
def drafted(made: dict[str, Any], db: None) -> Any:
    """The chapter for one test, as its draft says."""
    return read_again(made["chapter"]).get_latest_revision_as_object()


def html_at(path: str, client: Client | None = None) -> str:
    response = (client or Client()).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_newest_draft_is_shown_with_a_notice(role: Any, share: Make) -> None:
    link = share(role)
    html = html_at(path_of(link))
    assert "They hear what nobody else does." in html
    assert "<title>Draft: What is a Sound Engineer?" in html
    notice = html[html.index("review-notice") : html.index("site-header")]
    assert "This version is not published." in notice
    assert f"{link.expires_at:%B}" in notice
    assert f"{role.latest_revision_created_at:%H:%M}" in notice
    assert '<a href="mailto:a@example.org">administrator</a>' in notice
    # What is saved later is shown too.
    role.lede = "They mix."
    role.save_revision()
    assert "They mix." in html_at(path_of(link))


def test_a_published_version_is_called_so(make_role: Make, share: Make) -> None:
    assert "This version is published." in html_at(path_of(share(make_role())))


def test_a_role_that_was_never_published_is_shown(make_role: Make, share: Make) -> None:
    assert "They decide what an audience hears." in html_at(path_of(share(make_role(live=False))))


def test_a_maker_who_has_left_leaves_the_link(role: Any, share: Make) -> None:
    user = get_user_model().objects.create_user("leaver", "leaver@example.org", "x")
    link = share(role, user=user)
    user.delete()
    html = html_at(path_of(link))
    assert "the person who sent it to you" in html
    assert "leaver" not in html


def test_nobody_keeps_finds_or_passes_it_on(role: Any, share: Make) -> None:
    response = Client().get(path_of(share(role)))
    assert response["Cache-Control"] == "private, no-store"
    assert response["Pragma"] == "no-cache"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    html = response.content.decode()
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert 'rel="canonical"' not in html
    assert not response.cookies
    assert "ETag" not in response


def test_it_is_in_no_list_of_pages(role: Any, share: Make, client: Client) -> None:
    token = token_of(share(role))
    for path in ("/sitemap.xml", "/robots.txt", "/search/?q=nobody", "/api/search/?q=nobody"):
        text = client.get(path).content.decode()
        assert token not in text
        assert "/review/" not in text
        assert "hear what nobody else" not in text


def test_a_head_request_is_answered_and_not_counted(role: Any, share: Make) -> None:
    link = share(role)
    assert Client().head(path_of(link)).status_code == 200
    assert ReviewLink.objects.get().opened_count == 0
    assert Client().post(path_of(link)).status_code == 405


def test_openings_are_counted_but_not_those_of_people_of_the_admin(
    role: Any, share: Make, admin_client: Client
) -> None:
    link = share(role)
    html = html_at(path_of(link), admin_client)
    assert "wagtail-userbar" not in html
    assert ReviewLink.objects.get().opened_count == 0
    Client().get(path_of(link))
    Client().get(path_of(link))
    link.refresh_from_db()
    assert link.opened_count == 2
    assert timezone.now() - link.last_opened_at < timedelta(minutes=1)


def test_chapters_are_part_of_it_and_links_stay_inside(
    role: Any, drafted: Any, share: Make
) -> None:
    link = share(role)
    there = path_of(link, "interview-questions")
    html = html_at(path_of(link))
    assert f'href="{there}"' in html
    assert "Questions in an Interview" in html
    chapter = html_at(there)
    assert "What they really ask." in chapter
    assert f'href="{path_of(link)}"' in chapter
    hrefs = set(re.findall(r'href="([^"#]+)', html + chapter))
    assert not {href for href in hrefs if href.startswith("/careers/sound-engineer")}
    assert "/careers/" in hrefs


def test_links_in_the_text_lead_to_drafts_of_the_role_and_to_no_other(
    make_role: Make, role: Any, drafted: Any, share: Make
) -> None:
    public, hidden = make_role("Lawyer"), make_role("Porter", live=False)
    links = "".join(
        f'<a linktype="page" id="{page.pk}">{page.slug}</a> ' for page in (drafted, public, hidden)
    )
    role.body = [
        ("definition", {"content": prose(links + '<a href="/careers/sound-engineer/#x">up</a>')}),
        ("up_next", {"title": "", "teaser": "More.", "page": drafted}),
    ]
    role.save_revision()
    link = share(role)
    html = html_at(path_of(link))
    there = path_of(link, "interview-questions")
    assert f'<a href="{there}">interview-questions</a>' in html
    assert f'<a class="onward" href="{there}">' in html
    assert f'<a href="{path_of(link)}#x">up</a>' in html
    assert '<a href="/careers/lawyer/">lawyer</a>' in html
    assert "<a>porter</a>" in html


def test_a_new_slug_changes_no_link_inside(role: Any, drafted: Any, share: Make) -> None:
    role.slug = "audio-engineer"
    role.save_revision()
    drafted.slug = "questions"
    drafted.save_revision()
    link = share(role)
    assert "What they really ask." in html_at(path_of(link, "interview-questions"))
    html = html_at(path_of(link))
    assert "/careers/audio-engineer/" not in html
    assert "/careers/sound-engineer/" not in html


def test_it_shows_pictures(role: Any, share: Make, site_image: Any) -> None:
    role.hero_image = site_image
    role.save_revision()
    html = html_at(path_of(share(role)))
    source = re.search(r'<img[^>]*src="([^"]+)"', html)
    assert source
    assert Client().get(source[1]).status_code == 200


def test_a_private_page_is_open_to_the_link_and_to_nobody_else(
    role: Any, drafted: Any, share: Make
) -> None:
    for page in (role, drafted):
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
        )
    link = share(role)
    assert "They hear what nobody else does." in html_at(path_of(link))
    assert "What they really ask." in html_at(path_of(link, "interview-questions"))
    assert "needs a password" in Client().get(role.url).content.decode()


def test_a_page_that_is_moved_or_withdrawn_is_still_there(
    role: Any, make_role: Make, share: Make
) -> None:
    link = share(role)
    role.unpublish()
    assert "They hear what nobody else does." in html_at(path_of(link))
    role.refresh_from_db()
    role.move(Page.objects.get(depth=1), pos="last-child")
    assert "They hear what nobody else does." in html_at(path_of(link))


def ended(role: Any, share: Make, administrator: Any) -> dict[str, str]:
    """Return addresses that lead nowhere, by why."""
    revoked, expired, changed, lost = (share(role) for _ in range(4))
    revoke(revoked, administrator)
    ReviewLink.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    tokens = {
        "revoked": token_of(revoked),
        "expired": token_of(expired),
        "changed": token_of(changed)[:-1] + ("A" if token_of(changed)[-1] != "A" else "B"),
        "of another signature": signing.Signer(salt="other", sep=".").sign(changed.key.hex),
        "unsigned": changed.key.hex,
        "signed, and of no link": token_of(ReviewLink()),
        "signed, and no key": signing.Signer(salt="career_pages.review_link", sep=".").sign("x"),
        "cut": token_of(changed)[:20],
        "a number": str(changed.pk),
        "huge": "a" * 5000,
        "not ASCII": "ключ.é",
        "of a page that was deleted": token_of(lost),
    }
    lost.delete()
    return {why: f"/review/{token}/" for why, token in tokens.items()}


def test_what_leads_nowhere_says_the_same_of_all(
    role: Any, drafted: Any, share: Make, administrator: Any
) -> None:
    answers = {}
    for why, path in ended(role, share, administrator).items():
        for address in (path, f"{path}interview-questions/"):
            response = Client().get(address)
            assert response.status_code == 404, why
            assert response["Cache-Control"] == "private, no-store", why
            assert "noindex" in response["X-Robots-Tag"], why
            answers[address] = response.content
    assert len(set(answers.values())) == 1
    html = answers.popitem()[1].decode()
    assert GONE in html
    assert "Sound Engineer" not in html
    assert "ask the person who sent you the link" in html


def test_the_database_alone_opens_nothing(role: Any, share: Make, settings: Any) -> None:
    path = path_of(share(role))
    settings.SECRET_KEY = "another secret"
    assert GONE in Client().get(path).content.decode()
    settings.SECRET_KEY_FALLBACKS = ["only-for-the-tests"]
    assert "They hear what nobody else does." in html_at(path)


def test_it_ends_on_time(role: Any, share: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    link = share(role, days=7)
    path, now = path_of(link), timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(days=6, hours=23))
    assert Client().get(path).status_code == 200
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(days=7, minutes=1))
    assert GONE in Client().get(path).content.decode()


def test_a_deleted_page_is_gone(role: Any, share: Make) -> None:
    path = path_of(share(role))
    role.delete()
    assert GONE in Client().get(path).content.decode()


def test_a_link_opens_no_other_page(
    make_role: Make, make_chapter: Make, role: Any, share: Make
) -> None:
    other = make_role("Lawyer", live=False, lede="Only for lawyers.")
    make_chapter(other, "The Bar").unpublish()
    link = share(role)
    for slug in ("the-bar", "lawyer", "..", "sound-engineer", "x" * 3000, "%00", "é"):
        response = Client().get(f"{path_of(link)}{slug}/")
        assert response.status_code == 404
        assert "lawyers" not in response.content.decode()
    html = Client().get(f"{path_of(link)}the-bar/").content.decode()
    assert "not part of the review" in html
    assert f'href="{path_of(link)}"' in html


@pytest.mark.once
def test_a_chapter_costs_no_query_of_its_own(role: Any, make_chapter: Make, share: Make) -> None:
    path = path_of(share(role))

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            Client().get(path)
        return len(asked)

    make_chapter(role, "One")
    queries()
    with_one = queries()
    for title in ("Two", "Three", "Four"):
        make_chapter(role, title)
    assert queries() == with_one


def test_an_address_without_its_last_slash_is_led_to_it(role: Any, share: Make) -> None:
    path = path_of(share(role))
    assert Client().get(path.rstrip("/"))["Location"] == path
