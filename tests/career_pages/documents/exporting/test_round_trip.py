"""What is exported comes back the same."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page

from career_pages.documents.bodies import body_data
from career_pages.documents.exporting.export import (
    ExportedFile,
    ExportFormat,
    export_role,
    guide_of,
    written,
)
from career_pages.documents.exporting.markdown import front_matter_of
from career_pages.documents.exporting.prose_lines import path_of
from career_pages.documents.importing import import_files
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_document
from career_pages.documents.undo import Writing
from career_pages.models import ChapterPage, RoleIndexPage, RolePage
from career_pages.sections.projection import stream_data
from home.sample_content import SAMPLE_GUIDES
from tests.career_pages.documents.exporting.bodies import BodyMaker, normal_form
from tests.generated import SEED
from tests.made_once import made_once, read_again
from tests.new_pages import small_body

# When a page was changed, and which revision says so.
STAMPS = {"latest_revision", "latest_revision_created_at", "draft_title"}


@pytest.fixture
def maker(make_role: Any, site_image: Any) -> BodyMaker:
    """Makes bodies that refer to what the site has."""
    from career_pages.models import CallToAction

    role = make_role("Stagehand")
    shared = CallToAction.objects.create(
        name="Look around", heading="Look around as {a_role}", button="Look", link="/careers/"
    )
    pages = [role.pk, role.get_parent().pk]
    return BodyMaker(Random(7 + SEED), pages, [role.pk], [site_image.pk], [shared.pk])


@pytest.mark.once
@pytest.mark.parametrize(
    ("file_format", "bodies_of_a_role"),
    [
        (ExportFormat.MARKDOWN, 12),
        (ExportFormat.WORD, 8),
        pytest.param(ExportFormat.MARKDOWN, 1_000, marks=pytest.mark.deep),
        pytest.param(ExportFormat.WORD, 500, marks=pytest.mark.deep),
    ],
)
def test_generated_bodies_come_back_the_same(
    maker: BodyMaker, file_format: ExportFormat, bodies_of_a_role: int
) -> None:
    paths = {page.pk: path_of(page) for page in Page.objects.all()}
    for number in range(bodies_of_a_role):
        role = RolePage(title="Sound Engineer")
        chapter = ChapterPage(title="How to Become a Sound Engineer")
        chapter.role = role
        bodies = [maker.body(one._meta.get_field("body").stream_block) for one in (role, chapter)]
        for page, body in zip((role, chapter), bodies, strict=True):
            page.body = page._meta.get_field("body").stream_block.to_python(body)
        file = written(guide_of(role, [chapter]), file_format)
        draft = match(read_document(file, f"guide.{file_format}"), timezone.localdate().year)
        drafts = [draft.sections, draft.chapters[0].sections]
        for body, sections in zip(bodies, drafts, strict=True):
            after = normal_form(
                body_data(sections, role.role_name, Writing()), role.role_name, paths
            )
            assert after == normal_form(body, role.role_name, paths), f"body {number}"
        assert draft.unplaced == (), f"body {number}"


@pytest.mark.parametrize("file_format", list(ExportFormat))
@pytest.mark.parametrize("button", ["Have a look", ""])
def test_a_button_keeps_its_page_and_where_it_leads_without_it(
    make_role: Any, file_format: ExportFormat, button: str
) -> None:
    role = make_role()
    value = {"button": button, "page": role.pk, "link": "https://example.org/courses"}
    stream = role._meta.get_field("body").stream_block
    role.body = stream.to_python([{"type": "call_to_action", "value": value}])
    document = read_document(written(guide_of(role, []), file_format), f"guide.{file_format}")
    draft = match(document, timezone.localdate().year)
    (block,) = body_data(draft.sections, role.role_name, Writing())
    assert {name: block["value"][name] for name in value} == value
    assert not draft.unplaced


def test_up_next_may_be_the_title_of_what_is_up_next(make_role: Any) -> None:
    role = make_role()
    body = [{"type": "up_next", "value": {"title": "Up Next", "teaser": "How to begin."}}]
    role.body = role._meta.get_field("body").stream_block.to_python(body)
    file = written(guide_of(role, []), ExportFormat.MARKDOWN)
    (section,) = match(read_document(file, "guide.md"), timezone.localdate().year).sections
    assert (section.heading, section.text) == ("Up Next", "How to begin.")


@made_once
def made() -> Any:
    """The sample guides, as drafts."""
    index = RoleIndexPage.objects.get()
    import_files(sorted(map(str, SAMPLE_GUIDES.glob("*.md"))), index)
    return index


@pytest.fixture
def samples(made: Any, db: None) -> Any:
    """The same for one test, which may change it."""
    return read_again(made)


def newest(page: Any) -> Any:
    return page.get_latest_revision_as_object()


def everything(role: Any) -> Any:
    """Return all that a role and its chapters say, without ids."""
    page = newest(role)
    chapters = [newest(one) for one in ChapterPage.objects.child_of(role)]
    paths = {one.pk: path_of(one) for one in Page.objects.all()}
    bodies = [
        normal_form(stream_data(one.body), page.role_name, paths) for one in (page, *chapters)
    ]
    return front_matter_of(page), [(one.title, one.lede) for one in chapters], bodies


def import_again(files: list[ExportedFile], index: Any, folder: Path) -> list[Any]:
    for file in files:
        (folder / file.name).write_bytes(file.data)
    return import_files([str(folder / file.name) for file in files], index)


# Every database keeps a body as it is given, and is written to as by any import.
@pytest.mark.once
@pytest.mark.parametrize("file_format", list(ExportFormat))
@pytest.mark.parametrize("how_many", [3, pytest.param(12, marks=pytest.mark.deep)])
def test_the_sample_guides_come_back_the_same_after_they_are_gone(
    samples: Any, file_format: ExportFormat, how_many: int, tmp_path: Path
) -> None:
    roles = list(RolePage.objects.all()[:how_many])
    titles = [role.title for role in roles]
    assert len(titles) == how_many
    before = {role.title: everything(role) for role in roles}
    files = [export_role(role, file_format, drafts=lambda page: True) for role in roles]
    for role in roles:
        RolePage.objects.get(pk=role.pk).delete()
    for outcome in import_again(files, RoleIndexPage.objects.get(), tmp_path):
        assert outcome.report["unplaced"] == outcome.report["withheld"] == []
    again = RolePage.objects.filter(title__in=titles)
    assert {role.title: everything(role) for role in again} == before


@pytest.mark.parametrize("file_format", list(ExportFormat))
@pytest.mark.parametrize(("title", "plural"), [("Clergy", "Clergy"), ("Staff", "Staffs")])
def test_a_role_without_an_article_comes_back_without_one(
    make_role: Any, file_format: ExportFormat, title: str, plural: str, tmp_path: Path
) -> None:
    role = make_role(title, plural=plural, article="-", job_zone=4, body=small_body()[:2])
    before, index = everything(role), role.get_parent()
    file = export_role(role, file_format, drafts=lambda page: True)
    role.delete()
    import_again([file], RoleIndexPage.objects.get(pk=index.pk), tmp_path)
    again = newest(RolePage.objects.get())
    assert everything(again) == before
    assert (again.article, again.job_zone) == ("-", 4)


@pytest.mark.once
@pytest.mark.parametrize("file_format", list(ExportFormat))
def test_an_export_imported_onto_its_own_page_changes_nothing(
    samples: Any, file_format: ExportFormat, tmp_path: Path
) -> None:
    role = RolePage.objects.get(title="Electrician")
    pages = [role, *ChapterPage.objects.child_of(role)]
    before = [newest(page).serializable_data() for page in pages]
    import_again([export_role(role, file_format, drafts=lambda page: True)], samples, tmp_path)
    after = [newest(type(page).objects.get(pk=page.pk)).serializable_data() for page in pages]
    for old, new in zip(before, after, strict=True):
        assert [key for key in old if old[key] != new[key] and key not in STAMPS] == []
