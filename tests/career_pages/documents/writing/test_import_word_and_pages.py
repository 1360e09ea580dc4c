"""A Word document and a web page, from files to pages that readers see."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.test import Client

from career_pages.documents.importing import ImportedGuide, import_files
from career_pages.models import RoleIndexPage, RolePage
from home.models import GuideImage
from tests.career_pages.documents.made_files import picture_file, saved
from tests.career_pages.documents.same_guide import (
    Writer,
    google_docs_clipboard,
    saved_page,
    word_with_everything,
)

FORMS = (google_docs_clipboard, saved_page, word_with_everything)

pytestmark = pytest.mark.usefixtures("roles_index")


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
