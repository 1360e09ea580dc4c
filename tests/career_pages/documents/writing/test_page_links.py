"""Links of documents that lead to pages of this site."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from career_pages.documents.draft import Draft
from career_pages.documents.importing import import_document
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_text
from career_pages.documents.references import with_page_links
from career_pages.documents.source_file import SourceFile
from career_pages.models import RoleIndexPage, RolePage

pytestmark = pytest.mark.usefixtures("roles_index")


@pytest.fixture
def cook(make_role: Callable[..., Any]) -> Any:
    """A role with a letter in its address that addresses do not have."""
    return make_role("Köchin", slug="köchin", live=False)


def draft(text: str) -> Draft:
    return match(read_text(f"# What is a Baker?\n\n{text}", is_markdown=True), 2031)


def html_of(text: str) -> str:
    """Return the one rich text of a section."""
    (section,) = with_page_links(draft(f"## Words\n\n{text}\n").sections)
    (piece,) = section.introduction
    return str(getattr(piece, "html", piece))


@pytest.mark.parametrize(
    "address",
    [
        "/careers/k%C3%B6chin/",
        "/careers/köchin",
        "SITE/careers/k%C3%B6chin/",
    ],
)
def test_the_path_of_a_page_becomes_a_link_to_the_page(cook: Any, address: str) -> None:
    address = address.replace("SITE", Site.objects.get().root_url)
    assert html_of(f"See [her]({address}).") == (
        f'<p>See <a linktype="page" id="{cook.pk}">her</a>.</p>'
    )


@pytest.mark.parametrize(
    "address",
    [
        "/careers/k%C3%B6chin/#words",
        "/careers/k%C3%B6chin/?a=b",
        "/careers/alchemist/",
        "https://example.org/careers/k%C3%B6chin/",
        "mailto:a@example.org",
    ],
)
def test_any_other_address_stays_one(cook: Any, address: str) -> None:
    assert f'<a href="{address}">' in html_of(f"[her]({address})")


def test_the_home_page_has_the_shortest_path(roles_index: Any) -> None:
    assert f'id="{roles_index.get_parent().pk}"' in html_of("[home](/)")


def test_links_are_found_wherever_a_section_has_html(cook: Any) -> None:
    link = "[her](/careers/köchin/)"
    text = (
        f"## Key Responsibilities of a Baker\n\n- {link}\n\n"
        f"## Day to Day Activities for Bakers at Different Levels\n\n"
        f"### Daily Responsibilities for Junior Bakers\n\n- {link}\n\n"
        f"## FAQs about Bakers\n\n### Why?\n\n{link}\n\n"
        f"## Tables\n\n| a |\n|---|\n| {link} |\n"
    )
    sections = with_page_links(draft(text).sections)
    assert str(sections).count(f'<a linktype="page" id="{cook.pk}">her</a>') == 4
    assert "href" not in str(sections)


def test_words_that_only_look_like_a_link_stay_as_they_are(cook: Any) -> None:
    words = '<a href="/careers/köchin/">'
    sections = draft(f"## Job Description Keywords for Resumes\n\n- {words}\n- HTML\n").sections
    assert with_page_links(sections) == sections


def test_links_survive_in_the_page(cook: Any) -> None:
    text = "# What is a Baker?\n\n## Words\n\n[her](/careers/köchin/)\n"
    for _ in range(2):
        import_document(SourceFile("baker.md", text.encode()), RoleIndexPage.objects.get())
    page: Any = RolePage.objects.get(title="Baker").get_latest_revision_as_object()
    assert f'id="{cook.pk}"' in page.body[0].value["content"][0].value.source


def test_all_links_of_a_page_cost_two_queries(cook: Any) -> None:
    links = " ".join(f"[x](/careers/{n}/)" for n in range(50)) + " [her](/careers/köchin/)"
    sections = draft(f"## Words\n\n{links}\n\n## More\n\n{links}\n").sections
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as queries:
        with_page_links(sections)
    assert len(queries) == 2
