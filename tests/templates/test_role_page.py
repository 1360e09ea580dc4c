from collections.abc import Callable
from typing import Any

from wagtail.models import Site

from career_pages.models import RolePage
from home.models import CallToAction, SiteSettings


def test_a_role_shows_what_belongs_to_it(full_role: Any, parsed: Callable[[Any], Any]) -> None:
    page = parsed(full_role)
    assert page.h1.get_text() == "What is an Electrician?"
    facts = page.find(id="facts").get_text()
    assert "Wireman" in facts
    assert "Skilled trades" in facts
    assert "Fault finding" in facts
    assert page.find(id="sources").a["href"] == "https://example.org/wiring"
    assert page.find(id="related").a.get_text() == "Plumber"
    chapters = [link.get_text() for link in page.find(id="chapters").find_all("a")]
    assert chapters == ["How to Become an Electrician", "Electrician Skills"]


def test_every_link_of_the_contents_leads_to_its_heading(
    full_role: Any, parsed: Callable[[Any], Any]
) -> None:
    page = parsed(full_role)
    links = page.find(id="contents").find_all("a")
    assert len(links) > len(full_role.contents)
    for link in links:
        target = page.find(id=link["href"][1:])
        box = target.parent if target.get("class") == ["faq__answer"] else target
        heading = box.find(["h2", "h3"]).get_text()
        assert link.get_text() in heading


def test_sections_that_hold_nothing_are_neither_shown_nor_listed(
    make_role: Callable[..., Any], read: Callable[[Any], str]
) -> None:
    role = make_role()
    role.body.append(("text", {"heading": "Empty so far"}))
    role.body.append(("faqs", {"questions": [{"question": "Asked, not answered?"}]}))
    RolePage.objects.filter(pk=role.pk).update(body=role.body)
    html = read(role)
    assert "Empty so far" not in html
    assert "Asked, not answered?" not in html


def test_the_words_of_a_testimonial_without_consent_are_not_in_the_page(
    make_role: Callable[..., Any], read: Callable[[Any], str]
) -> None:
    role = make_role()
    quotes = [
        {"quote": "I never agreed to this", "person": "P. Private"},
        {"quote": "I agreed to this", "person": "O. Open", "consent_date": "2026-01-31"},
    ]
    content = [("rich_text", "<p>Busy.</p>")]
    role.body.append(("experience", {"testimonials": quotes, "content": content}))
    RolePage.objects.filter(pk=role.pk).update(body=role.body)
    html = read(role)
    assert "I agreed to this" in html
    assert "I never agreed to this" not in html
    assert "P. Private" not in html


def test_the_site_s_call_to_action_stands_in_for_a_missing_one(
    make_role: Callable[..., Any], full_role: Any, read: Callable[[Any], str]
) -> None:
    shared = CallToAction.objects.create(
        name="Shared", heading="Meet {roles}", text="", button="Go", link="https://example.org/go"
    )
    chosen = SiteSettings.for_site(Site.objects.get())
    chosen.default_call_to_action = shared
    chosen.save()
    html = read(make_role())
    assert "<h2>Meet Sound Engineers</h2>" in html
    assert '<a class="button" href="https://example.org/go">Go</a>' in html
    assert "Meet Electricians" not in read(full_role)


def test_private_and_unpublished_neighbors_are_not_offered(
    full_role: Any, read: Callable[[Any], str]
) -> None:
    from wagtail.models import PageViewRestriction

    hidden, shown = full_role.chapters
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    full_role.related_roles.get().related.unpublish()
    html = read(full_role)
    assert hidden.url not in html
    assert shown.url in html
    assert "Plumber" not in html


def test_a_preview_shows_related_roles_that_are_not_saved(
    full_role: Any, make_role: Callable[..., Any]
) -> None:
    from career_pages.models import RelatedRole

    welder = make_role("Welder")
    full_role.related_roles.add(RelatedRole(related=welder))
    html = full_role.make_preview_request().render().content.decode()
    related = html.partition('id="related"')[2]
    assert 0 < related.index("Plumber") < related.index("Welder")
