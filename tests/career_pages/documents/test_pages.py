"""What a page gets of a document: blocks, links, and pictures."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from career_pages.documents.draft import Draft
from career_pages.documents.importing import (
    FailedImport,
    ImportResult,
    import_document,
    import_files,
    rolled_back,
)
from career_pages.documents.matching.matcher import match
from career_pages.documents.pages import match_blocks
from career_pages.documents.reading import documents_in, read_text
from career_pages.documents.references import with_page_links
from career_pages.documents.source_file import ImportLimits, RefusedFile, SourceFile
from career_pages.documents.undo import Writing
from career_pages.models import RoleIndexPage, RolePage
from home.models import GuideImage
from tests.career_pages.documents.made_files import picture_file, zip_of

pytestmark = pytest.mark.usefixtures("roles_index", "media")

TEXT = "# What is a Baker?\n\n## Definition of a Baker\n\nSee.\n\n![An oven](img/oven.png)\n"
PNG = picture_file()


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> Path:
    """An empty folder for uploads."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


def guide(text: str = TEXT, picture: bytes = PNG) -> SourceFile:
    packed = zip_of({"baker.md": text.encode(), "img/oven.png": picture})
    (file,) = documents_in(packed, "baker.zip", ImportLimits())
    assert not isinstance(file, RefusedFile)
    return file


def index() -> RoleIndexPage:
    return RoleIndexPage.objects.get()


def files(media: Path) -> list[str]:
    return [path.name for path in media.rglob("*") if path.is_file()]


def figure() -> Any:
    page: Any = RolePage.objects.get().get_latest_revision_as_object()
    return page.body[0].value["content"][1].value


def rules(result: ImportResult) -> list[str]:
    return [finding["rule"] for finding in result.report["findings"]]


def test_a_picture_becomes_an_image_with_its_words(media: Path, administrator: Any) -> None:
    import_document(guide(), index(), Writing(administrator))
    image = GuideImage.objects.get()
    assert (image.title, image.description) == ("An oven", "An oven")
    assert image.uploaded_by_user == administrator
    shown = figure()["image"]
    assert (shown.pk, shown.contextual_alt_text) == (image.pk, "An oven")
    assert files(media) == ["oven.png"]


def test_the_same_picture_is_kept_once(media: Path) -> None:
    for text in (TEXT, TEXT.replace("Baker", "Cook")):
        import_document(guide(text), index())
    assert GuideImage.objects.count() == 1
    assert files(media) == ["oven.png"]


def test_a_picture_without_words_is_found_before_the_page_goes_live() -> None:
    result = import_document(guide(TEXT.replace("An oven", "")), index())
    assert "missing-alt-text" in rules(result)


def test_what_is_rolled_back_leaves_no_files(media: Path) -> None:
    writing = Writing()
    with rolled_back(writing):
        import_document(guide(), index(), writing)
        assert files(media)
    assert not GuideImage.objects.exists()
    assert files(media) == []


def test_a_dry_run_of_an_archive_leaves_no_files(media: Path, tmp_path: Path) -> None:
    path = tmp_path / "baker.zip"
    path.write_bytes(zip_of({"baker.md": TEXT.encode(), "img/oven.png": PNG}))
    (result,) = import_files([str(path)], index(), dry_run=True)
    assert result.report["status"] == "draft, dry run"
    assert files(media) == []


def test_a_document_that_fails_leaves_no_files(media: Path) -> None:
    result = import_document(guide(f"---\nauthor: {'x' * 300}\n---\n{TEXT}"), index())
    assert isinstance(result, FailedImport)
    assert files(media) == []


def test_an_import_that_is_cut_short_leaves_no_files(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*args: Any, **options: Any) -> None:
        assert files(media) == ["oven.png"]
        raise KeyboardInterrupt

    monkeypatch.setattr("career_pages.documents.pages._save", interrupted)
    with pytest.raises(KeyboardInterrupt):
        import_document(guide(), index())
    assert files(media) == []


def test_a_picture_of_the_site_is_used_again() -> None:
    import_document(guide(), index())
    image = GuideImage.objects.get()
    import_document(guide(TEXT.replace("img/oven.png", image.file.url)), index())
    assert GuideImage.objects.count() == 1
    assert figure()["image"].pk == image.pk


def test_a_picture_that_the_site_does_not_have_leaves_its_words() -> None:
    result = import_document(guide(TEXT.replace("img/oven.png", "/media/oven.png")), index())
    assert (figure()["image"], figure()["caption"]) == (None, "An oven")
    why = "the site has no picture of this address"
    note = {"line": 7, "text": "/media/oven.png", "why": why}
    assert note in result.report["withheld"]


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


@pytest.mark.once
def test_all_links_of_a_page_cost_two_queries(cook: Any) -> None:
    links = " ".join(f"[x](/careers/{n}/)" for n in range(50)) + " [her](/careers/köchin/)"
    sections = draft(f"## Words\n\n{links}\n\n## More\n\n{links}\n").sections
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as queries:
        with_page_links(sections)
    assert len(queries) == 2


def block(kind: str, value: Any, block_id: str = "") -> dict[str, Any]:
    return {"type": kind, "value": value, **({"id": block_id} if block_id else {})}


def ids(blocks: list[dict[str, Any]]) -> list[str | None]:
    return [one.get("id") for one in blocks]


def test_a_section_that_a_page_has_once_is_the_same_whatever_its_heading() -> None:
    new = [block("definition", {"heading": "Anew"})]
    match_blocks([block("definition", {"heading": "Old"}, "a")], new)
    assert ids(new) == ["a"]


def test_repeated_kinds_are_told_apart_by_their_names_in_any_order() -> None:
    old = [
        block("topic", {"topic": "difficulty"}, "a"),
        block("text", {"heading": "Tools"}, "b"),
        block("text", {"heading": "Pay"}, "c"),
    ]
    new = [
        block("text", {"heading": "PAY "}),
        block("text", {"heading": "Hours"}),
        block("topic", {"topic": "difficulty"}),
        block("text", {"heading": "Tools"}),
    ]
    match_blocks(old, new)
    assert ids(new) == ["c", None, "a", "b"]


def test_list_items_keep_their_ids_by_their_text() -> None:
    old = [
        block("responsibilities", {"items": [block("item", "One", "1"), block("item", "Two", "2")]})
    ]
    new = [block("responsibilities", {"items": [block("item", "Two"), block("item", "Three")]})]
    match_blocks(old, new)
    assert ids(new[0]["value"]["items"]) == ["2", None]


def test_equal_items_do_not_share_an_id() -> None:
    old = [block("item", "One", "1"), block("item", "One", "2")]
    new = [block("item", "One"), block("item", "One"), block("item", "One")]
    match_blocks(old, new)
    assert ids(new) == ["1", "2", None]


def test_what_a_document_cannot_say_stays_and_what_it_says_wins() -> None:
    old = [block("up_next", {"anchor": "next", "page": 7, "title": "Old"}, "a")]
    new = [block("up_next", {"page": None, "title": "New"})]
    match_blocks(old, new)
    assert new[0]["value"] == {"anchor": "next", "page": 7, "title": "New"}


def test_a_table_is_no_list_of_blocks() -> None:
    table = {"columns": [{"type": "text", "heading": "A"}], "rows": []}
    old, new = [block("table", table, "a")], [block("table", dict(table))]
    match_blocks(old, new)
    assert ids(new) == ["a"]
