"""Files, archives, Word documents and web pages become pages."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from career_pages.documents.draft import Correction, LineRole
from career_pages.documents.importing import (
    FailedImport,
    ImportedGuide,
    ImportResult,
    import_document,
    import_files,
    import_limits,
    link_related,
    rolled_back,
)
from career_pages.documents.pages import write_role
from career_pages.documents.source_file import ImportLimits, SourceFile
from career_pages.documents.undo import Writing
from career_pages.models import RoleIndexPage, RolePage, Skill
from home.models import GuideImage
from tests.career_pages.documents.generated_guides import Run, Shape
from tests.career_pages.documents.made_files import picture_file, saved, zip_of
from tests.career_pages.documents.written_guides import (
    FORMATS,
    Writer,
    google_docs_clipboard,
    saved_page,
    word_with_everything,
)

pytestmark = pytest.mark.usefixtures("roles_index")


def guide(role: str, front_matter: str = "") -> SourceFile:
    text = f"---\nrole: {role}\n{front_matter}---\n# What is a {role}?\n\nSomebody.\n"
    return SourceFile(f"{role.lower()}.md", text.encode())


def index() -> RoleIndexPage:
    return RoleIndexPage.objects.get()


def roles() -> set[str]:
    return set(RolePage.objects.values_list("title", flat=True))


def status(result: ImportResult) -> str:
    return str(result.report["status"])


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., str]:
    """Write a file and return its path."""

    def write(name: str, data: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return write


def test_every_document_of_an_archive_becomes_a_page(written: Callable[..., str]) -> None:
    files = {"b.md": guide("Baker").data, "more/x.exe": b"x", "more/c.md": guide("Cook").data}
    path = written("guides.zip", zip_of(files))
    results = import_files([path], index())
    assert {result.file: status(result) for result in results} == {
        f"{path}/b.md": "draft",
        f"{path}/more/x.exe": "failed",
        f"{path}/more/c.md": "draft",
    }
    assert roles() == {"Baker", "Cook"}


def test_an_archive_may_hold_documents_of_every_format(written: Callable[..., str]) -> None:
    roles_by_format = {
        "plain text": "Baker",
        "Markdown": "Cook",
        "HTML": "Roofer",
        "Word": "Tailor",
    }
    files = {}
    for name, role in roles_by_format.items():
        ending, write = FORMATS[name]
        shape = Shape(Random(1))
        shape.add("heading", (Run("", f"What is a {role}?"),), 1)
        shape.add("heading", (Run("", f"Definition of a {role}"),), 2)
        shape.add("text", (Run("", "Somebody."),))
        files[f"{role}{ending}"] = write(shape)
    results = import_files([written("guides.zip", zip_of(files))], index())
    assert [result.report["role"] for result in results] == list(roles_by_format.values())
    for result in results:
        assert [one["kind"] for one in result.report["sections"]] == ["DefinitionSection"]
        assert result.report["unplaced"] == result.report["withheld"] == []


def test_what_is_imported_stays_when_the_import_is_cut_short(
    written: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(draft: Any, *args: Any, **options: Any) -> Any:
        role = write_role(draft, *args, **options)
        if draft.role_name.singular == "Cook":
            raise KeyboardInterrupt
        return role

    monkeypatch.setattr("career_pages.documents.importing.write_role", interrupted)
    files = [
        written(one.name, one.data) for one in (guide("Baker"), guide("Cook"), guide("Roofer"))
    ]
    with pytest.raises(KeyboardInterrupt):
        import_files(files, index())
    assert roles() == {"Baker"}


def test_one_document_is_imported_with_the_role_that_is_given() -> None:
    result = import_document(guide("Baker"), index(), Writing(publish=True), role="Pastry Baker")
    assert isinstance(result, ImportedGuide)
    assert (result.file, result.url) == ("baker.md", "/careers/pastry-baker/")
    assert RolePage.objects.get(title="Pastry Baker").live


def test_a_document_that_does_not_say_its_role_can_be_told() -> None:
    file = SourceFile("notes.txt", b"Some words about the trade.\n\nAnd some more of them.")
    assert isinstance(import_document(file, index()), FailedImport)
    assert status(import_document(file, index(), role="Baker")) == "draft"


def test_an_editor_has_the_last_word_on_a_document() -> None:
    text = "# What is a Baker?\n\nSomebody.\n\n## Ovens\n\nHot.\n"
    file = SourceFile("baker.md", text.encode())
    chosen = (Correction(5, LineRole.SECTION, "DefinitionSection"),)
    for corrections, kind in (((), "TextSection"), (chosen, "DefinitionSection")):
        result = import_document(file, index(), corrections=corrections)
        assert [section["kind"] for section in result.report["sections"]] == [kind]


def test_what_is_rolled_back_is_reported_and_leaves_nothing_behind() -> None:
    writing = Writing(publish=True)
    with rolled_back(writing):
        result = import_document(guide("Baker", "skills: [Kneading]\n"), index(), writing)
        assert result.report["url"] == "/careers/baker/"
    assert not roles()
    assert not Skill.objects.exists()


def test_a_dry_run_of_several_files_knows_of_each_other(written: Callable[..., str]) -> None:
    files = [guide("Baker", "related: [Cook]\n"), guide("Cook")]
    paths = [written(one.name, one.data) for one in files]
    results = import_files(paths, index(), dry_run=True)
    assert [result.report["withheld"] for result in results] == [[], []]
    assert not roles()


def test_related_roles_are_linked_when_they_have_arrived() -> None:
    first = import_document(guide("Baker", "related: [Cook, Alchemist]\n"), index())
    assert isinstance(first, ImportedGuide)
    assert first.unrelated == ("Cook", "Alchemist")
    import_document(guide("Cook"), index())
    (linked,) = link_related([first], index(), Writing())
    assert isinstance(linked, ImportedGuide)
    assert linked.unrelated == ("Alchemist",)
    page = RolePage.objects.get(title="Baker").get_latest_revision_as_object()
    assert [one.related.title for one in page.related_roles.all()] == ["Cook"]


def test_the_settings_say_how_large_a_file_may_be(
    settings: Any, written: Callable[..., str]
) -> None:
    settings.GUIDE_IMPORT_LIMITS = {"file_bytes": "1000000"}
    path = written("baker.md", guide("Baker").data + b"\n" * 1_000_000)
    (result,) = import_files([path], index())
    assert result.report["error"].startswith("The file is larger than 1 MB")


def test_a_file_without_end_is_refused() -> None:
    (result,) = import_files(["/dev/zero"], index())
    assert isinstance(result, FailedImport)


def test_limits_that_the_settings_do_not_name_are_the_usual_ones(settings: Any) -> None:
    settings.GUIDE_IMPORT_LIMITS = {"files": "7"}
    assert import_limits() == ImportLimits(files=7)


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"size": "7"}, "no limit 'size'; it has file_bytes,"),
        ({"files": "many"}, "files must be a whole number above 0, not 'many'"),
        ({"files": "0"}, "files must be a whole number above 0, not '0'"),
        ({"files": "-1"}, "files must be a whole number above 0, not '-1'"),
    ],
)
def test_limits_that_are_none_are_named(
    settings: Any, limits: dict[str, str], message: str
) -> None:
    settings.GUIDE_IMPORT_LIMITS = limits
    with pytest.raises(ImproperlyConfigured, match=message):
        import_limits()


FORMS = (google_docs_clipboard, saved_page, word_with_everything)


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> None:
    """An empty folder for uploads."""
    settings.MEDIA_ROOT = str(tmp_path / "media")


def publish(folder: Path, name: str, data: bytes) -> None:
    """Import a file and publish its page."""
    path = folder / name
    path.write_bytes(data)
    (result,) = import_files([str(path)], RoleIndexPage.objects.get(), publish=True)
    assert isinstance(result, ImportedGuide)


def word_document() -> bytes:
    """Return a Word document with front matter, a picture and a link in a table."""
    document = docx.Document()
    about = document.add_table(2, 2)
    for row, (key, text) in enumerate((("role", "Baker"), ("titles", "Bread maker"))):
        about.cell(row, 0).text, about.cell(row, 1).text = key, text
    document.add_heading("What is a Baker?", 0)
    document.add_paragraph("Bakers bake.")
    document.add_heading("Definition of a Baker", 1)
    document.add_paragraph("Somebody who makes <bread> & rolls.")
    shape = document.add_picture(BytesIO(picture_file()))
    shape._inline.docPr.set("descr", "A loaf")
    document.add_paragraph("Fresh from the oven", style="Caption")
    return saved(document)


def test_a_word_document_becomes_a_page_with_its_pictures(tmp_path: Path, client: Client) -> None:
    publish(tmp_path, "baker.docx", word_document())
    page = RolePage.objects.get()
    assert [title.title for title in page.other_titles.all()] == ["Bread maker"]
    image = GuideImage.objects.get()
    shown = client.get(page.url).content.decode()
    assert "makes &lt;bread&gt; &amp; rolls." in shown
    assert 'alt="A loaf"' in shown
    assert "Fresh from the oven" in shown
    assert image.title == "A loaf"


@pytest.mark.parametrize("write", FORMS, ids=lambda write: write.__name__)
def test_other_forms_become_pages_without_what_was_around_the_text(
    write: Writer, tmp_path: Path, client: Client
) -> None:
    publish(tmp_path, *write())
    shown = client.get(RolePage.objects.get().url).content.decode()
    assert "Watches the temperature of the proving room" in shown
    assert "Daily Responsibilities for Senior Bakers" in shown
    for around in ("track()", "Courses near you", "Draft for the guide", "Is this so?"):
        assert around not in shown
