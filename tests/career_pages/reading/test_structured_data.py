"""What pages say in the words of schema.org: valid, and no more than readers see."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from career_pages.models import CareerArea, OtherTitle, RolePage, RoleSkill, Skill
from career_pages.review.links import path_of, share_draft
from home.models import HomePage, TextPage
from tests.new_pages import prose

Graph = dict[str, Any]
Check = Callable[[Any], bool]


HOSTILE = '</script><!--<script>"\\u003c & \u2028 ]]> {role} é 🥖 مهندس'


# What no reader reads as text: addresses, dates as machines write them, and what a code belongs to.
NOT_READ = {
    *("@context", "@type", "@id", "url", "item", "inLanguage", "urlTemplate", "query-input"),
    *("datePublished", "dateModified", "lastReviewed", "inCodeSet"),
}


@pytest.fixture
def parsed(client: Client) -> Callable[[str], Any]:
    """Return the page at an address as a tree of elements."""
    return lambda address: BeautifulSoup(client.get(address).content, "html.parser")


def graphs(page: Any) -> list[Graph]:
    return [json.loads(one.string) for one in page.find_all("script", type="application/ld+json")]


def nodes(page: Any) -> dict[str, Graph]:
    """Return the nodes at the top of the page's graph, by the end of what each is called by."""
    (document,) = graphs(page)
    assert faults(document) == []
    return {node["@id"].partition("#")[2]: node for node in document["@graph"]}


def texts(value: Any) -> Iterator[str]:
    """Yield each line of text in a graph that is for readers."""
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in NOT_READ:
                yield from texts(one)


def unseen(page: Any) -> list[str]:
    """Return the texts in the page's graph that are not in the page's own text."""
    (document,) = graphs(page)
    read = "".join(page.body.get_text().split())
    return [text for text in texts(document["@graph"]) if "".join(text.split()) not in read]


@pytest.fixture
def role(make_role: Callable[..., Any], make_chapter: Callable[..., Any], site_image: Any) -> Any:
    """A role of which there is everything to say, and some things not to say."""
    site_image.credit = "P. Painter"
    site_image.save()
    role = make_role(
        "Baker",
        area=CareerArea.objects.create(name="Food & drink", slug="food"),
        occupation_code="51-3011.00",
        author="A. Author",
        reviewer="R. Reviewer",
        last_reviewed=date(2026, 1, 31),
        hero_image=site_image,
    )
    role.other_titles.add(OtherTitle(title="Bread Maker"))
    role.role_skills.add(RoleSkill(skill=Skill.objects.create(name="Kneading"), examples="Dough"))
    role.save_revision().publish()
    faqs = [
        {"question": "When does {a_role} get up?", "answer": prose("Early.", "Very <b>early</b>.")},
        {"question": "Not answered?", "answer": []},
        {"question": "", "answer": prose("Not asked.")},
    ]
    quotes = [{"quote": "I never agreed to this", "person": "P. Private"}]
    role.body.append(("experience", {"testimonials": quotes, "content": prose("Warm.")}))
    role.body.append(("faqs", {"introduction": prose("They ask:"), "questions": faqs}))
    RolePage.objects.filter(pk=role.pk).update(body=role.body)
    make_chapter(role, "How to Become a Baker", lede="Step by step.")
    return RolePage.objects.get(pk=role.pk)


def test_a_role_says_what_its_page_shows(role: Any, parsed: Callable[[str], Any]) -> None:
    page = parsed(role.url)
    said = nodes(page)
    assert unseen(page) == []
    web_page, occupation = said["webpage"], said["occupation"]
    assert web_page["@type"] == ["WebPage", "FAQPage"]
    assert web_page["name"] == page.h1.get_text()
    assert web_page["url"] == page.find("link", rel="canonical")["href"]
    assert web_page["about"] == {"@id": occupation["@id"]}
    assert web_page["lastReviewed"] == "2026-01-31"
    assert web_page["author"]["name"] == "A. Author"
    assert web_page["reviewedBy"]["name"] == "R. Reviewer"
    assert web_page["dateModified"][:19] == role.last_published_at.isoformat()[:19]
    picture = web_page["primaryImageOfPage"]
    shown = page.find("figure").picture.img
    assert picture["url"] == f"http://127.0.0.1:8000{shown['src']}"
    assert (str(picture["width"]), picture["creditText"]) == (shown["width"], "P. Painter")
    (question,) = web_page["mainEntity"]
    assert question["name"] == "When does a Baker get up?"
    assert question["acceptedAnswer"]["text"] == "Early.\nVery early."
    assert page.find(id=question["@id"].partition("#")[2])
    assert occupation["alternateName"] == ["Bread Maker"]
    assert occupation["description"] == "A sound engineer makes a performance audible."
    assert occupation["responsibilities"] == ["Placing microphones", "Mixing"]
    assert occupation["skills"] == ["Kneading"]
    code, area = occupation["occupationalCategory"]
    assert (code["codeValue"], code["inCodeSet"]["name"]) == ("51-3011.00", "O*NET-SOC")
    assert area == "Food & drink"
    assert "P. Private" not in json.dumps(said)


def test_every_kind_of_page_is_valid_and_says_its_trail(
    role: Any, client: Client, parsed: Callable[[str], Any]
) -> None:
    home = HomePage.objects.get()
    about = home.add_child(instance=TextPage(title="About us", introduction="Who makes this."))
    (chapter,) = role.chapters
    kinds = {}
    for address in ("/", "/careers/", "/careers/?area=food", about.url, role.url, chapter.url):
        page = parsed(address)
        said = nodes(page)
        assert unseen(page) == [], address
        shown = [step.get_text() for step in page.select(".breadcrumbs li")]
        steps = said["breadcrumb"]["itemListElement"] if shown else []
        assert [step["name"] for step in steps] == shown
        links = [f"http://127.0.0.1:8000{link['href']}" for link in page.select(".breadcrumbs a")]
        assert [step.get("item") for step in steps[:-1]] == links
        kinds[address] = said["webpage"]["@type"]
        assert ("potentialAction" in said["website"]) == (address == "/")
    assert kinds["/careers/"] == kinds["/careers/?area=food"] == "CollectionPage"
    assert kinds[about.url] == kinds[chapter.url] == "WebPage"
    occupation = nodes(parsed(role.url))["occupation"]["@id"]
    assert nodes(parsed(chapter.url))["webpage"]["about"]["@id"] == occupation


def test_the_index_lists_the_roles_of_its_page(
    make_role: Callable[..., Any], parsed: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "roles" not in nodes(parsed("/careers/"))
    monkeypatch.setattr("career_pages.reading.role_list.ROLES_A_PAGE", 2)
    for name in ("Welder", "Baker", "Plumber"):
        make_role(name)
    page = parsed("/careers/?page=2")
    roles = nodes(page)["roles"]
    assert roles["@id"] == "http://127.0.0.1:8000/careers/?page=2#roles"
    assert roles["numberOfItems"] == 3
    assert [(one["position"], one["name"], one["url"]) for one in roles["itemListElement"]] == [
        (3, "Welder", "http://127.0.0.1:8000/careers/welder/")
    ]


def test_nothing_that_is_written_gets_out_of_its_place(
    make_role: Callable[..., Any], client: Client, parsed: Callable[[str], Any]
) -> None:
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    role = make_role("Baker")
    OtherTitle.objects.create(role=role, title=HOSTILE)
    questions = [{"question": HOSTILE, "answer": prose(escaped)}]
    role.body = [("definition", {"content": prose(escaped)}), ("faqs", {"questions": questions})]
    everywhere = dict.fromkeys(("title", "headline", "lede", "author"), HOSTILE)
    RolePage.objects.filter(pk=role.pk).update(body=role.body, **everywhere)
    page = parsed(role.url)
    said = nodes(page)
    assert unseen(page) == []
    assert said["occupation"]["name"] == HOSTILE
    (data,) = page.find_all("script", type="application/ld+json")
    assert not set("<>&") & set(data.string)
    assert len(page.find_all("script")) == 3


def test_a_role_of_which_little_is_known_says_little(
    make_role: Callable[..., Any], parsed: Callable[[str], Any]
) -> None:
    role = make_role("Baker", reviewer="Nobody sees it without a date")
    RolePage.objects.filter(pk=role.pk).update(body=[], lede="", occupation_code="7512")
    said = nodes(parsed(role.url))
    assert said["webpage"]["@type"] == "WebPage"
    assert "reviewedBy" not in said["webpage"]
    (code,) = said["occupation"].pop("occupationalCategory")
    assert code["inCodeSet"]["name"] == "ISCO-08"
    assert set(said["occupation"]) == {"@type", "@id", "name", "mainEntityOfPage"}
    RolePage.objects.filter(pk=role.pk).update(occupation_code="")
    assert "occupationalCategory" not in nodes(parsed(role.url))["occupation"]


def test_pages_that_are_not_everybodys_say_nothing(
    role: Any, client: Client, parsed: Callable[[str], Any], django_user_model: Any
) -> None:
    def said(html: bytes) -> bool:
        page = BeautifulSoup(html, "html.parser")
        return bool(graphs(page) or page.find("meta", property="og:url"))

    for address in ("/search/?q=baker", "/nowhere/"):
        assert not said(client.get(address).content), address
    administrator = django_user_model.objects.create_superuser("a", "a@example.org", "x")
    draft = client.get(path_of(share_draft(role, "Reader", 7, administrator)))
    assert "Draft for review" in draft.content.decode()
    assert not said(draft.content)
    assert not said(role.make_preview_request().render().content)
    PageViewRestriction.objects.create(page=role, restriction_type="login")
    client.force_login(administrator)
    assert "Very <b>early" in client.get(role.url).content.decode()
    assert not said(client.get(role.url).content)


# The part of schema.org that the guide speaks, and a check of a graph against it. It is written by
# hand from https://schema.org and from what Google documents for WebSite, BreadcrumbList, FAQPage
# and ItemList.


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_url(value: Any) -> bool:
    parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in value


def is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def is_date(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))


def is_moment(value: Any) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", value))


def is_language(value: Any) -> bool:
    return bool(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value))


def is_template(value: Any) -> bool:
    return is_url(value) and value.endswith("?q={search_term_string}")


def is_query_input(value: Any) -> bool:
    return bool(value == "required name=search_term_string")


def is_a(*types: str) -> Check:
    """A node of one of the types, or a reference to one."""

    def check(value: Any) -> bool:
        return isinstance(value, dict) and (set(value) == {"@id"} or value.get("@type") in types)

    return check


def many(check: Check) -> Check:
    def check_all(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(map(check, value))

    return check_all


class Type(NamedTuple):
    """What a node of a type must have, and what it may have."""

    required: dict[str, Check]
    allowed: dict[str, Check]


WEB_PAGE = Type(
    {
        "@id": is_url,
        "url": is_url,
        "name": is_text,
        "inLanguage": is_language,
        "isPartOf": is_a("WebSite"),
        "publisher": is_a("Organization"),
    },
    {
        "description": is_text,
        "breadcrumb": is_a("BreadcrumbList"),
        "datePublished": is_moment,
        "dateModified": is_moment,
        "lastReviewed": is_date,
        "reviewedBy": is_a("Person"),
        "author": is_a("Person"),
        "primaryImageOfPage": is_a("ImageObject"),
        "about": is_a("Occupation"),
    },
)


TYPES = {
    "WebSite": Type(
        {"@id": is_url, "url": is_url, "name": is_text, "publisher": is_a("Organization")},
        {
            "description": is_text,
            "inLanguage": is_language,
            "potentialAction": is_a("SearchAction"),
        },
    ),
    "SearchAction": Type({"target": is_a("EntryPoint"), "query-input": is_query_input}, {}),
    "EntryPoint": Type({"urlTemplate": is_template}, {}),
    "Organization": Type({"@id": is_url, "name": is_text, "url": is_url}, {}),
    "Person": Type({"name": is_text}, {}),
    "ImageObject": Type(
        {"url": is_url, "width": is_count, "height": is_count}, {"creditText": is_text}
    ),
    "WebPage": WEB_PAGE,
    "CollectionPage": Type(WEB_PAGE.required, WEB_PAGE.allowed | {"mainEntity": is_a("ItemList")}),
    "FAQPage": Type(WEB_PAGE.required | {"mainEntity": many(is_a("Question"))}, WEB_PAGE.allowed),
    "BreadcrumbList": Type({"@id": is_url, "itemListElement": many(is_a("ListItem"))}, {}),
    "ItemList": Type(
        {"@id": is_url, "numberOfItems": is_count, "itemListElement": many(is_a("ListItem"))}, {}
    ),
    "ListItem": Type({"position": is_count, "name": is_text}, {"item": is_url, "url": is_url}),
    "Question": Type({"@id": is_url, "name": is_text, "acceptedAnswer": is_a("Answer")}, {}),
    "Answer": Type({"text": is_text}, {}),
    "Occupation": Type(
        {"@id": is_url, "name": is_text},
        {
            "alternateName": many(is_text),
            "description": is_text,
            "occupationalCategory": many(
                lambda value: is_text(value) or is_a("CategoryCode")(value)
            ),
            "responsibilities": many(is_text),
            "skills": many(is_text),
            "mainEntityOfPage": is_a("WebPage"),
        },
    ),
    "CategoryCode": Type({"codeValue": is_text, "inCodeSet": is_a("CategoryCodeSet")}, {}),
    "CategoryCodeSet": Type({"name": is_text}, {}),
}


def faults(document: Any) -> list[str]:
    """Return what is wrong with a JSON-LD document; nothing if it is as it should be."""
    if set(document) != {"@context", "@graph"} or document["@context"] != "https://schema.org":
        return ["not one graph in the words of schema.org"]
    nodes = list(nodes_in(document["@graph"]))
    known = [node["@id"] for node in nodes if "@id" in node and "@type" in node]
    found = [fault for node in nodes if "@type" in node for fault in _faults_of(node)]
    found += [f"twice: {one}" for one in set(known) if known.count(one) > 1]
    asked = {node["@id"] for node in nodes if set(node) == {"@id"}}
    return found + [f"nowhere: {one}" for one in asked - set(known)]


def nodes_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node of a graph, and those inside others."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from nodes_in(inner)


def _faults_of(node: dict[str, Any]) -> Iterator[str]:
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    if unknown := [kind for kind in kinds if kind not in TYPES]:
        yield f"unknown: {unknown}"
        return
    required = {name: check for kind in kinds for name, check in TYPES[kind].required.items()}
    allowed = {name: check for kind in kinds for name, check in TYPES[kind].allowed.items()}
    for name in required.keys() - node.keys():
        yield f"{kinds} without {name}"
    for name, value in node.items():
        check = required.get(name) or allowed.get(name)
        if name not in {"@type", "@id"} and check is None:
            yield f"{kinds} cannot have {name}"
        elif check and not check(value):
            yield f"{name} of {kinds}: {value!r}"
