"""The pages of roles and chapters, as readers get them, and what they cost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from career_pages.models import CallToAction, CareerArea, RelatedRole, RolePage, RoleSkill, Skill
from home.models import SiteSettings
from tests.new_pages import prose, queries, small_body


def test_a_role_shows_what_belongs_to_it(full_role: Any, parsed: Callable[[Any], Any]) -> None:
    page = parsed(full_role)
    assert page.h1.get_text() == "What is an Electrician?"
    assert "Also called Wireman" in page.find(class_="hero").get_text(" ", strip=True)
    facts = page.find(id="facts").get_text(" ", strip=True)
    assert "Career area Skilled trades Levels Apprentice Journeyman Reading time" in facts
    assert "Written by The editors" in facts
    assert page.find(id="needed-skills").li.get_text() == "Fault finding"
    assert page.find(id="sources").ul.a["href"] == "https://example.org/wiring"
    assert page.find(id="related").h3.get_text() == "Plumber"
    chapters = [title.get_text() for title in page.find(id="chapters").find_all("h3")]
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
    role.body.append(("faqs", {"questions": [{"question": "SearchRequest, not answered?"}]}))
    RolePage.objects.filter(pk=role.pk).update(body=role.body)
    html = read(role)
    assert "Empty so far" not in html
    assert "SearchRequest, not answered?" not in html


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
    welder = make_role("Welder")
    full_role.related_roles.add(RelatedRole(related=welder))
    html = full_role.make_preview_request().render().content.decode()
    related = html.partition('id="related"')[2]
    assert 0 < related.index("Plumber") < related.index("Welder")


def test_every_heading_of_the_body_links_to_its_place(
    full_role: Any, parsed: Callable[[Any], Any]
) -> None:
    text = parsed(full_role).find(class_="text")
    for heading in text.find_all(["h2", "h3"]):
        place = heading.find_parent(["section", "details"])
        if {"cta", "up-next"} & set(place["class"]) or heading.find_parent("li"):
            continue
        link = heading.a or place.find(class_="faq__link").a
        assert place.select(f'[id="{link["href"][1:]}"]') or place["id"] == link["href"][1:]


def test_a_page_always_leads_on(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    def next_of(page: Any) -> str:
        onward = parsed(page).find(class_=["up-next", "pager__next"])
        return str((onward if onward.name == "a" else onward.a)["href"])

    area = CareerArea.objects.create(name="Trades", slug="trades")
    alone, first, last = (make_role(f"{name} Maker", area=area) for name in ("Zip", "Bag", "Cap"))
    assert [next_of(one) for one in (first, last, alone)] == [last.url, alone.url, first.url]
    stranger = make_role("Keeper")
    assert next_of(stranger) == "/careers/"
    stranger.related_roles.add(RelatedRole(related=last))
    stranger.save_revision().publish()
    assert next_of(stranger) == last.url
    chapter = make_chapter(stranger)
    assert next_of(stranger) == chapter.url
    assert next_of(chapter) == last.url


def test_up_next_says_when_it_leads_away_from_the_role(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    def link_of(role: Any) -> str:
        return str(parsed(role).find(id="up-next").a.get_text())

    role = make_role(body=[*small_body(), ("up_next", {"teaser": "The first job."})])
    assert link_of(role) == "From here you could read about: All careers"
    make_chapter(role, "First Steps")
    assert link_of(role) == "Continue with First Steps"


def test_the_career_path_leads_from_those_that_name_the_role_to_those_that_it_names(
    full_role: Any, make_role: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    for title in ("Cable Hand", "Secret Hand"):
        role = make_role(title)
        role.related_roles.add(RelatedRole(related=full_role))
        role.save_revision().publish()
    role.unpublish()
    way = parsed(full_role).find(id="way-through")
    in_words = {one.dt.get_text(): one.dd.get_text() for one in way.dl.find_all("div")}
    assert in_words == {
        "Where people come from": "Cable Hand",
        "Levels": "Apprentice, Journeyman",
        "Types of work": "Residential Electrician, Industrial Electrician",
        "Where it can lead": "Plumber",
    }
    targets = [link["href"] for link in way.dl.find_all("a")]
    for drawing in way.find_all("svg"):
        assert [link["href"] for link in drawing.find_all("a")] == targets
        shown = [" ".join(link.get_text().split()) for link in drawing.find_all("a")]
        assert shown == [link.get_text() for link in way.dl.find_all("a")]


def test_the_preparation_is_told_in_words_and_as_a_job_zone(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    facts = parsed(make_role(job_zone=4)).find(id="facts").get_text()
    assert "Preparation needed" in facts
    assert "Considerable (job zone 4 of 5)" in facts


def test_the_first_twelve_skills_are_open_and_the_others_behind_one_line(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    role = make_role()
    for number in range(1, 15):
        skill = Skill.objects.create(name=f"Skill {number}")
        examples = "Boxlist; Crate" if number == 14 else ""
        role.role_skills.add(RoleSkill(skill=skill, examples=examples))
    role.save_revision().publish()
    skills = parsed(role).find(id="needed-skills")
    more = skills.details.extract()
    assert [item.get_text() for item in skills.find_all("li")][-1] == "Skill 12"
    assert more.summary.get_text() == "2 more skills"
    assert [item.get_text() for item in more.find_all("li")] == [
        "Skill 13",
        "Skill 14 (Boxlist; Crate)",
    ]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (300, 1), (2375, 10)])
def test_the_time_to_read_counts_the_words_that_readers_see(
    db: None, words: int, minutes: int
) -> None:
    content = prose("word " * words)
    quotes = [{"quote": "unseen " * 2000, "person": "P. Private"}]
    body = [("experience", {"testimonials": quotes, "content": content})]
    assert RolePage(title="Reader", body=body).reading_minutes == minutes


def test_a_chapter_stands_between_its_neighbors(
    full_role: Any, parsed: Callable[[Any], Any]
) -> None:
    first, last = full_role.chapters
    page = parsed(first)
    assert page.find(rel="prev")["href"] == full_role.url
    assert page.find(rel="next")["href"] == last.url
    page = parsed(last)
    assert page.find(rel="prev")["href"] == first.url
    assert page.find(rel="next") is None


def test_a_chapter_leads_back_to_its_role_and_to_all_chapters(
    full_role: Any, parsed: Callable[[Any], Any]
) -> None:
    first, last = full_role.chapters
    page = parsed(first)
    trail = page.find("nav", attrs={"aria-label": "Breadcrumbs"})
    assert [link["href"] for link in trail.find_all("a")] == ["/", "/careers/", full_role.url]
    guide = page.find("nav", attrs={"aria-label": "Chapters"})
    assert [link["href"] for link in guide.find_all("a")] == [full_role.url, first.url, last.url]
    assert guide.find(attrs={"aria-current": "page"})["href"] == first.url


# What a page costs does not depend on how much stands on it.


def body_of_many(size: int) -> list[tuple[str, dict[str, Any]]]:
    """Return a body with ``size`` of everything that can be many."""
    numbers = range(size)
    return [
        ("definition", {"content": prose("What it is.")}),
        ("overview", {"content": prose("What they do.")}),
        ("responsibilities", {"items": [f"Duty {one}" for one in numbers]}),
        ("levels", {"levels": [{"level": f"Level {one}", "duties": ["Work"]} for one in numbers]}),
        (
            "specializations",
            {
                "specializations": [
                    {"name": f"Type {one}", "description": prose("Special.")} for one in numbers
                ]
            },
        ),
        (
            "faqs",
            {"questions": [{"question": f"Why {n}?", "answer": prose("So.")} for n in numbers]},
        ),
        ("keywords", {"keywords": [f"keyword {one}" for one in numbers]}),
        *(("text", {"heading": f"Text {one}", "content": prose("More.")}) for one in numbers),
    ]


def test_a_role_with_one_of_everything_takes_at_most_14_queries(
    full_role: Any, client: Client
) -> None:
    assert queries(client, full_role.url) <= 14


def test_a_long_role_costs_what_a_short_one_does(
    make_role: Callable[..., Any], client: Client
) -> None:
    short, long = make_role("Baker", body=body_of_many(1)), make_role("Cook", body=body_of_many(9))
    assert queries(client, long.url) == queries(client, short.url)


def test_chapters_and_related_roles_cost_nothing_each(
    make_role: Callable[..., Any],
    make_chapter: Callable[..., Any],
    client: Client,
) -> None:
    few, many = make_role("Baker", live=False), make_role("Cook", live=False)
    for number in range(4):
        neighbor = make_role(f"Neighbor {number}")
        for role in [many] if number else [few, many]:
            make_chapter(role, f"Chapter {number}")
            role.related_roles.add(RelatedRole(related=neighbor))
    for role in (few, many):
        role.save_revision().publish()
    assert queries(client, many.url) == queries(client, few.url)
    assert queries(client, many.chapters[-1].url) == queries(client, few.chapters[-1].url)


def test_chosen_roles_are_fetched_together(make_role: Callable[..., Any], client: Client) -> None:
    roles = [make_role(f"Specialist {number}") for number in range(4)]

    def page_about(title: str, chosen: list[Any]) -> Any:
        types = [{"name": one.title, "description": prose("It."), "role": one} for one in chosen]
        return make_role(
            title, body=[*body_of_many(1)[:4], ("specializations", {"specializations": types})]
        )

    few, many = page_about("Baker", roles[:1]), page_about("Cook", roles)
    assert few.body[4].value["specializations"][0]["role"].pk == roles[0].pk
    assert queries(client, many.url) == queries(client, few.url)
