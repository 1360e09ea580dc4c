"""Where a page leads, and whether anything leads to it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import ReferenceIndex

from career_pages.checks import Finding, Guide, Severity, findings
from career_pages.models import CallToAction, RelatedRole, RolePage, Source
from career_pages.publishing.gate import publication_errors
from home.models import HomePage, TextPage

Remarks = Callable[..., list[tuple[str, str]]]
MakeRole = Callable[..., Any]
Stored = Callable[..., Any]
Body = list[tuple[str, dict[str, Any]]]


# Addresses that cannot be right.


MALFORMED = "malformed-link"


def linking(address: str) -> Body:
    content = [("rich_text", f'<p>See <a href="{address}">this page</a>.</p>')]
    return [("text", {"heading": "Tools", "content": content})]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("https://https://example.org", "Write the beginning of this address"),
        ("http:// https://example.org", "Write the beginning of this address"),
        ("https://exam ple.org", "Take the spaces out"),
        ("https://example.org/a b", "Take the spaces out"),
        ("https://", "Correct this address. Write a whole web address"),
        ("http:/example.org", "Correct this address."),
        ("https://example", "Correct this address."),
        ("htps://example.org", "Correct this address."),
        ("ftp://example.org", "Correct this address."),
        ("javascript:alert(1)", "Correct this address."),
        ("www.example.org", "Correct this address."),
        ("careers/baker", "Correct this address."),
        ("//example.org", "Correct this address."),
        ("http://[", "Correct this address."),
        ("mailto:nobody", "Correct this address."),
        ("tel:", "Correct this address."),
    ],
)
def test_an_address_that_is_none_is_found(
    remarks: Remarks, messages: Callable[..., list[str]], address: str, message: str
) -> None:
    assert remarks(MALFORMED, body=linking(address)) == [("body.content", address)]
    (said,) = messages(MALFORMED, title="Rigger", body=linking(address))
    assert said.startswith(message)


def test_a_link_to_nothing_is_found(remarks: Remarks) -> None:
    assert remarks(MALFORMED, body=linking("")) == [("body.content", "this page")]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "/careers/",
        "#tools",
        "mailto:info@example.org?subject=Hello%20there",
        "tel:+49-30-1234",
    ],
)
def test_an_address_that_can_be_right_passes(remarks: Remarks, address: str) -> None:
    assert remarks(MALFORMED, body=linking(address)) == []


def test_buttons_quotes_media_and_tables_are_read(stored: Callable[..., Any]) -> None:
    table = {
        "caption": "",
        "columns": [{"type": "text", "heading": "A"}],
        "rows": [{"values": ['<a href="htp://x.org">x</a>']}],
    }
    content = [
        {"type": "quote", "value": {"quote": "Q", "url": "https://q"}, "id": "q"},
        {"type": "embed", "value": {"title": "E", "url": "https://e"}, "id": "e"},
        {"type": "table", "value": table, "id": "b"},
    ]
    body = [
        {"type": "text", "value": {"heading": "H", "content": content}, "id": "t"},
        {"type": "call_to_action", "value": {"link": "example.org"}, "id": "c"},
    ]
    assert [one.field for one in findings(stored(body)) if one.rule == MALFORMED] == [
        "body.t.content.q.url",
        "body.t.content.e.url",
        "body.t.content.b",
        "body.c.link",
    ]


def test_the_sources_of_a_role_are_read_once(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role()
    role.sources = [Source(title="Good", url="https://example.org"), Source(title="No address")]
    role.sources.add(Source(title="Bad", url="https://bad"))
    role.save()
    (finding,) = [one for one in publication_errors(role) if one.rule == MALFORMED]
    assert finding.field == f"sources.{role.sources.get(title='Bad').pk}.url"
    chapter = make_chapter(role)
    assert [one for one in findings(chapter) if one.rule == MALFORMED] == []


# Links that lead nowhere, or to what readers cannot see.


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


# Roles that nobody comes across.


@pytest.fixture
def make_page(make_role: MakeRole) -> MakeRole:
    """Make a role that may go live, with ``more`` behind its sections."""

    def make(title: str = "Sound Engineer", more: Body | None = None, **fields: Any) -> Any:
        page = make_role(title, live=False)
        page.body.extend(more or [])
        revision = page.save_revision()
        if fields.pop("live", True):
            revision.publish()
        return RolePage.objects.get(pk=page.pk)

    return make


def orphaned(page: Any) -> list[Finding]:
    """Return what is found, the same for one page as within a run over all."""
    page = RolePage.objects.get(pk=page.pk)
    alone = [one for one in findings(page) if one.rule == "orphan-role"]
    many = findings(page, Guide(whole=True))
    assert [one for one in many if one.rule == "orphan-role"] == alone
    return alone


def link_to(page: Any) -> Body:
    """Return a section that links to the page."""
    html = f'<p>See <a linktype="page" id="{page.pk}">them</a>.</p>'
    return [("text", {"heading": "More", "content": [("rich_text", html)]})]


def test_a_live_role_to_which_nothing_links_is_found(make_page: MakeRole) -> None:
    (finding,) = orphaned(make_page())
    assert (finding.field, finding.excerpt) == ("related_roles", "Sound Engineer")


def test_a_draft_need_not_be_found_yet(make_page: MakeRole) -> None:
    assert orphaned(make_page(live=False)) == []


def test_a_related_role_a_link_and_a_chosen_page_count(make_page: MakeRole) -> None:
    role = make_page()
    other = make_page("Baker")
    other.related_roles = [RelatedRole(related=role)]
    other.save_revision().publish()
    assert orphaned(role) == []
    assert orphaned(make_page("Tuner")) != []
    for name, more in (
        ("Rigger", link_to(role)),
        ("Roadie", [("up_next", {"page": role})]),
    ):
        other.related_roles = []
        other.save_revision().publish()
        assert len(orphaned(role)) == 1
        linking = make_page(name, more)
        assert orphaned(role) == []
        linking.delete()


def test_a_link_on_a_page_about_the_site_counts(make_page: MakeRole) -> None:
    role = make_page()
    text = TextPage(title="About", body=[("rich_text", link_to(role)[0][1]["content"][0][1])])
    HomePage.objects.get().add_child(instance=text)
    text.save_revision().publish()
    assert orphaned(role) == []


def test_a_shared_call_to_action_counts(make_page: MakeRole) -> None:
    role = make_page()
    CallToAction.objects.create(name="Go", heading="Go", button="Go", page=role)
    assert orphaned(role) == []


def test_a_draft_that_links_does_not_count(make_page: MakeRole) -> None:
    role = make_page()
    make_page("Rigger", link_to(role), live=False)
    assert len(orphaned(role)) == 1


def test_its_own_links_and_chapters_do_not_count(
    make_page: MakeRole, make_chapter: Callable[..., Any]
) -> None:
    role = make_page()
    role.body.extend(link_to(role))
    role.save_revision().publish()
    make_chapter(role, body=link_to(role))
    assert ReferenceIndex.get_references_to(role).count() == 2
    assert len(orphaned(role)) == 1


def test_a_chapter_of_another_role_counts(
    make_page: MakeRole, make_chapter: Callable[..., Any]
) -> None:
    role = make_page()
    make_chapter(make_page("Rigger"), body=link_to(role))
    assert orphaned(role) == []


def test_chapters_are_no_orphans(make_page: MakeRole, make_chapter: Callable[..., Any]) -> None:
    chapter = make_chapter(make_page())
    assert "orphan-role" not in {one.rule for one in findings(chapter)}
