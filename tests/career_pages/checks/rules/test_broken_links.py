"""Links that lead nowhere, or to what readers cannot see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model

from career_pages.checks import Finding, Severity, findings
from career_pages.models import CallToAction
from career_pages.publishing.gate import publication_errors

MakeRole = Callable[..., Any]
Stored = Callable[..., Any]


def block(name: str, value: Any, number: str) -> dict[str, Any]:
    return {"type": name, "value": value, "id": number}


def text(html: str) -> list[dict[str, Any]]:
    rich = block("rich_text", f"<p>{html}</p>", "r")
    return [block("text", {"heading": "Tools", "anchor": "tools", "content": [rich]}, "t")]


def to_page(number: int) -> str:
    return f'<a linktype="page" id="{number}">the guide</a>'


def to(address: str) -> str:
    return f'<a href="{address}">the guide</a>'


def found(page: Any, rule: str = "broken-link") -> list[Finding]:
    return [one for one in findings(page) if one.rule == rule]


def test_a_page_that_is_gone_is_found_and_stops_publication(
    stored: Stored, make_role: MakeRole
) -> None:
    other = make_role("Baker")
    page = stored(text(to_page(other.pk)))
    assert found(page) == []
    other.delete()
    (finding,) = found(page)
    assert (finding.field, finding.excerpt) == ("body.t.content.r", "the guide")
    assert finding.message == "Choose another page, or remove the link: the page is gone."
    assert finding in publication_errors(page)


@pytest.mark.parametrize("number", ["0", "", "x", "9" * 40])
def test_a_number_that_is_none_is_found(stored: Stored, number: str) -> None:
    assert len(found(stored(text(f'<a linktype="page" id="{number}">x</a>')))) == 1


def test_what_was_chosen_and_is_gone_is_found_at_its_field(
    stored: Stored, make_role: MakeRole, site_image: Any
) -> None:
    other = make_role("Baker")
    call = CallToAction.objects.create(name="Go", heading="Go", button="Go", link="/careers/")
    kind = {"name": "Kind", "role": other.pk, "description": []}
    image = {"image": site_image.pk, "alt_text": "An oven", "decorative": False}
    body = [
        block("specializations", {"specializations": [block("item", kind, "k")]}, "s"),
        block("call_to_action", {"page": other.pk, "shared": call.pk}, "c"),
        block("up_next", {"page": other.pk}, "u"),
        block(
            "text",
            {"heading": "H", "content": [block("figure", {"image": image, "caption": ""}, "f")]},
            "t",
        ),
    ]
    assert found(stored(body)) == []
    for one in (other, call, site_image):
        one.delete()
    assert [one.field for one in found(stored(body, title="Rigger"))] == [
        "body.s.specializations.k.role",
        "body.c.shared",
        "body.c.page",
        "body.u.page",
        "body.t.content.f.image.image",
    ]


def test_a_document_that_is_gone_is_found(stored: Stored, tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    form = get_document_model().objects.create(title="Form", file=ContentFile(b"x", "form.txt"))
    page = stored(text(f'<a linktype="document" id="{form.pk}">the form</a>'))
    assert found(page) == []
    form.delete()
    (finding,) = found(page)
    assert (finding.field, finding.excerpt) == ("body.t.content.r", "the form")


@pytest.mark.parametrize(
    "address",
    [
        "/careers/",
        "/careers",
        "/careers/?area=music",
        "/search/?q=sound",
        "/sitemap.xml",
        "/static/site.css",
        "/media/images/oven.png",
        "/old-place/",
        "http://127.0.0.1:8000/careers/",
        "https://example.org/careers/nothing/",
        "http://127.0.0.1:9000/careers/nothing/",
        "http://[",
        "#tools",
        "#top",
        "#",
        "mailto:info@example.org",
    ],
)
def test_an_address_that_leads_somewhere_passes(stored: Stored, address: str) -> None:
    Redirect.add_redirect("/old-place/", "/careers/")
    assert found(stored(text(to(address)))) == []


@pytest.mark.parametrize(
    "address",
    [
        "/careers/nothing/",
        "/nothing",
        "http://127.0.0.1:8000/careers/nothing/",
        "/careers/caf%C3%A9/",
    ],
)
def test_a_path_that_leads_nowhere_is_found(stored: Stored, address: str) -> None:
    (finding,) = found(stored(text(to(address))))
    assert finding.field == "body.t.content.r"
    assert finding.message == "Correct this address: nothing is there on this site."


def test_a_button_is_read_as_well(stored: Stored) -> None:
    page = stored([block("call_to_action", {"button": "Go", "link": "/careers/nothing/"}, "c")])
    (finding,) = found(page)
    assert (finding.field, finding.excerpt) == ("body.c.link", "/careers/nothing/")


def test_a_place_on_this_page_must_be_there(stored: Stored) -> None:
    (finding,) = found(stored(text(to("#wages"))))
    assert finding.message == "Correct this link: this page has no section “#wages”."


def test_a_place_on_another_page_must_be_there(stored: Stored, make_role: MakeRole) -> None:
    other = make_role("Baker")
    assert found(stored(text(to(f"{other.url}#definition") + to(f"{other.url}#sources")))) == []
    (finding,) = found(stored(text(to(f"{other.url}#wages")), title="Rigger"))
    assert finding.message == "Correct this address: the page “Baker” has no “#wages”."
    assert finding.field == "body.t.content.r"


def test_a_place_on_a_page_that_is_not_made_of_sections_is_believed(stored: Stored) -> None:
    assert found(stored(text(to("/careers/#list") + to("/#:~:text=words")))) == []


def test_a_place_on_this_page_by_its_whole_address(stored: Stored) -> None:
    own = "/careers/sound-engineer/"
    assert found(stored(text(to(f"{own}#tools")))) == []
    page = stored(text(to("/careers/rigger/#wages")), title="Rigger")
    assert [one.rule for one in found(page)] == ["broken-link"]


def test_a_page_that_is_not_live_is_a_warning(stored: Stored, make_role: MakeRole) -> None:
    other = make_role("Baker", live=False)
    body = [
        *text(to_page(other.pk) + to("/careers/baker/")),
        block("up_next", {"page": other.pk}, "u"),
    ]
    page = stored(body)
    assert found(page) == []
    warnings = found(page, "unpublished-link")
    assert [(one.field, one.excerpt) for one in warnings] == [
        ("body.t.content.r", "the guide"),
        ("body.t.content.r", "the guide"),
        ("body.u.page", "Baker"),
    ]
    assert {one.severity for one in warnings} == {Severity.WARNING}
    assert warnings[0].message == (
        "Publish “Baker”, or link to another page: readers do not see it yet."
    )
    other.get_latest_revision().publish()
    assert found(page, "unpublished-link") == []


def test_a_draft_may_link_to_itself(stored: Stored) -> None:
    page = stored(text(to("/careers/sound-engineer/")))
    page.body[0].value["content"][0].value.source = to_page(page.pk)
    assert found(page, "unpublished-link") == []
