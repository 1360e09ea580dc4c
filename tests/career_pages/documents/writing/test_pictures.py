"""Pictures of documents become images of the site."""

from pathlib import Path
from typing import Any

import pytest

from career_pages.documents.importing import (
    FailedImport,
    ImportResult,
    import_document,
    import_files,
    rolled_back,
)
from career_pages.documents.reading import documents_in
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
