"""A document is looked through and corrected before it becomes a draft."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from career_pages.documents.upload_review import ReviewLine
from career_pages.documents.uploads import accept
from career_pages.models import CareerArea, ImportFile, ImportStatus, RolePage
from home.models import GuideImage
from tests.career_pages.documents.made_files import guide


@pytest.fixture
def in_review(administrator: Any, roles_index: Any) -> Callable[..., ImportFile]:
    """Give one document to the import screen, as the administrator."""

    def give(data: bytes, name: str = "cooper.md") -> ImportFile:
        return accept([(name, data)], administrator).files.get()

    return give


InReview = Callable[..., ImportFile]
DOUBTFUL = b"""<h1>What is a Cooper?</h1>
<h2>Definition of a Cooper</h2><p>A cooper is somebody who makes casks.</p>
<p>Working Conditions</p><p>Indoors, with sharp tools and a good deal of steam.</p>
"""


def review(client: Client, file: ImportFile, query: str = "") -> Any:
    return client.get(reverse("guide_imports:review", args=[file.pk]) + query)


def correct(client: Client, file: ImportFile, *, follow: bool = True, **data: Any) -> Any:
    address = reverse("guide_imports:correct", args=[file.pk])
    return client.post(address, data, follow=follow)


def line_of(response: Any, text: str) -> ReviewLine:
    lines: list[ReviewLine] = response.context["review"].lines
    return next(line for line in lines if text in line.text)


def test_every_line_shows_what_it_is_and_where_it_goes_and_its_form_needs_no_script(
    admin_client: Client, in_review: InReview
) -> None:
    response = review(admin_client, in_review(guide("Cooper")), "?line=13")
    lines = response.context["review"].lines
    assert [(line.number, line.role, line.place) for line in lines] == [
        (1, "About the role", ""),
        (7, "Headline of the page", ""),
        (9, "Paragraph", ""),
        (11, "Section: Definition", ""),
        (13, "Paragraph", "Definition of a Cooper"),
        (15, "Section: Key responsibilities", ""),
        (17, "Item of a list", "Key Responsibilities of a Cooper"),
        (18, "Item of a list", "Key Responsibilities of a Cooper"),
    ]
    outline = [entry.heading for entry in response.context["review"].outline]
    assert outline == ["Definition of a Cooper", "Key Responsibilities of a Cooper"]
    html = response.content.decode()
    assert 'id="line-13-what"' in html
    assert "As it was read: Paragraph" in html


def test_looking_changes_nothing(
    admin_client: Client, in_review: InReview, zipped: Callable[..., bytes], picture: bytes
) -> None:
    text = guide("Cooper", more="\n![A barrel](barrel.png)\n")
    file = in_review(zipped({"cooper.md": text, "barrel.png": picture}), "guides.zip")
    assert review(admin_client, file).status_code == 200
    assert not RolePage.objects.exists()
    assert not CareerArea.objects.exists()
    assert not GuideImage.objects.exists()


def test_a_doubtful_line_is_marked_leads_to_the_next_and_is_given_another_kind(
    admin_client: Client, in_review: InReview
) -> None:
    file = in_review(DOUBTFUL, "cooper.html")
    response = review(admin_client, file)
    line = line_of(response, "Working Conditions")
    assert line.is_doubtful
    assert line.number in response.context["review"].doubtful
    assert f'href="#line-{line.number}"' in response.content.decode()
    what = "section:TopicSection:working_conditions"
    after = line_of(correct(admin_client, file, line=line.number, what=what), "Working Conditions")
    assert (after.role, after.is_doubtful) == ("Section: Topic", False)
    admin_client.post(reverse("guide_imports:review", args=[file.pk]))
    page = RolePage.objects.get().get_latest_revision_as_object()
    assert [block.block_type for block in page.body] == ["definition", "topic"]
    assert page.body[1].value["topic"] == "working_conditions"


def test_a_line_is_moved_to_another_section(admin_client: Client, in_review: InReview) -> None:
    file = in_review(guide("Cooper"))
    response = correct(admin_client, file, line=13, section=15)
    moved = line_of(response, "does what the name says")
    assert moved.place == "Key Responsibilities of a Cooper"


def test_a_choice_is_taken_back(admin_client: Client, in_review: InReview) -> None:
    file = in_review(guide("Cooper"))
    correct(admin_client, file, line=13, what="left out::", follow=False)
    file.refresh_from_db()
    assert file.corrections
    correct(admin_client, file, line=13, what="", follow=False)
    file.refresh_from_db()
    assert file.corrections == []


def test_a_level_needs_a_name(admin_client: Client, in_review: InReview) -> None:
    file = in_review(guide("Cooper"))
    response = correct(admin_client, file, line=13, what="part:LevelSection:")
    assert "Write the name of the level" in response.content.decode()
    file.refresh_from_db()
    assert file.corrections == []


NONSENSE: list[dict[str, str]] = [
    {},
    {"line": "9999", "what": "paragraph::"},
    {"line": "x", "what": "paragraph::"},
    {"line": "13", "what": "nonsense"},
    {"line": "13", "what": "section:RolePage:"},
    {"line": "13", "section": "14"},
    {"line": "13", "section": "x"},
    {"line": "1", "what": "paragraph::"},
]


def test_nonsense_changes_nothing(admin_client: Client, in_review: InReview) -> None:
    file = in_review(guide("Cooper"))
    address = reverse("guide_imports:correct", args=[file.pk])
    for data in NONSENSE:
        assert admin_client.post(address, data, follow=True).status_code == 200, data
        file.refresh_from_db()
        assert file.corrections == [], data


def test_a_document_that_names_no_role_is_given_one(
    admin_client: Client, in_review: InReview
) -> None:
    file = in_review(b"Some words without a heading.\n", "notes.txt")
    response = review(admin_client, file)
    assert response.context["review"].error
    assert "Some words without a heading." in response.content.decode()
    response = correct(admin_client, file, role="  Cooper ")
    assert not response.context["review"].error
    admin_client.post(reverse("guide_imports:review", args=[file.pk]))
    assert RolePage.objects.get().title == "Cooper"


def test_the_difference_to_the_page_that_is_there_is_shown(
    admin_client: Client, in_review: InReview, make_role: Callable[..., Any]
) -> None:
    make_role("Cooper", lede="They make barrels.")
    response = review(admin_client, in_review(guide("Cooper")))
    html = response.content.decode()
    assert response.context["review"].existing.title == "Cooper"
    assert '<span class="deletion">make barrels.</span>' in html
    assert '<span class="addition">work with care.</span>' in html


def test_an_import_that_changes_nothing_says_so(admin_client: Client, in_review: InReview) -> None:
    first, again = in_review(guide("Cooper")), in_review(guide("Cooper"))
    admin_client.post(reverse("guide_imports:review", args=[first.pk]))
    html = review(admin_client, again).content.decode()
    assert "Nothing: the page says the same already." in html
    admin_client.post(reverse("guide_imports:review", args=[again.pk]))
    again.refresh_from_db()
    assert again.status == ImportStatus.IMPORTED


def test_findings_are_shown_before_they_hurt(admin_client: Client, in_review: InReview) -> None:
    file = in_review(guide("Cooper", more="- TODO: more of them\n"))
    html = review(admin_client, file).content.decode()
    assert "Stops publication:" in html
    assert "TODO" in html


def test_the_draft_opens_in_the_editor_and_is_not_looked_through_again(
    admin_client: Client, in_review: InReview
) -> None:
    file = in_review(guide("Cooper"))
    address = reverse("guide_imports:review", args=[file.pk])
    results = reverse("guide_imports:results", args=[file.guide_import_id])
    response = admin_client.post(address)
    page = RolePage.objects.get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    html = admin_client.get(response["Location"]).content.decode()
    assert results in html
    assert admin_client.get(address)["Location"] == results
    assert admin_client.post(address)["Location"] == results
    assert RolePage.objects.get().revisions.count() == 1


def test_after_an_undo_it_can_be_corrected_and_made_again(
    admin_client: Client, in_review: InReview
) -> None:
    file = in_review(guide("Cooper"))
    address = reverse("guide_imports:review", args=[file.pk])
    admin_client.post(address)
    undo = reverse("guide_imports:undo", args=[file.guide_import_id])
    html = admin_client.post(undo, follow=True).content.decode()
    assert address in html
    assert not RolePage.objects.exists()
    admin_client.post(address)
    assert RolePage.objects.get().title == "Cooper"


def test_a_document_can_be_thrown_away(admin_client: Client, in_review: InReview) -> None:
    file = in_review(guide("Cooper"))
    address = reverse("guide_imports:review", args=[file.pk])
    assert admin_client.post(address, {"discard": "1"})["Location"] == "/admin/import/"
    assert not ImportFile.objects.exists()


def test_a_failure_at_the_last_moment_is_explained(
    admin_client: Client, in_review: InReview
) -> None:
    file = in_review(guide("Cooper", area="A" * 300))
    response = admin_client.post(reverse("guide_imports:review", args=[file.pk]))
    assert "Shorten or correct: area:" in response.content.decode()
    file.refresh_from_db()
    assert file.status == ImportStatus.FAILED


def test_markup_in_a_document_stays_text(admin_client: Client, in_review: InReview) -> None:
    file = in_review(b"# What is a Cooper?\n\n`<script>alert(1)</script>`\n")
    assert b"<script>alert(1)" not in review(admin_client, file).content


@pytest.mark.once
def test_a_long_document_needs_no_more_queries(
    admin_client: Client, in_review: InReview, django_assert_max_num_queries: Any
) -> None:
    duties = "".join(f"- Duty number {n}\n" for n in range(400))
    file = in_review(guide("Cooper", more=duties))
    with django_assert_max_num_queries(160):
        review(admin_client, file)
    with django_assert_max_num_queries(21):
        review(admin_client, file)
