"""Giving documents to the import screen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from career_pages.models import GuideImport, ImportFile
from tests.career_pages.documents.small_guides import guide

START = "/admin/import/"
PAGE = "<h1>Cooper</h1><h2>Definition of a Cooper</h2><p>A cooper makes casks.</p>"


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_one_document_is_shown_for_review(admin_client: Client, roles_index: Any) -> None:
    response = admin_client.post(START, {"documents": upload("cooper.md", guide("Cooper"))})
    file = ImportFile.objects.get()
    assert response["Location"] == reverse("guide_imports:review", args=[file.pk])


def test_of_several_the_import_begins(admin_client: Client, roles_index: Any) -> None:
    files = [upload("cooper.md", guide("Cooper")), upload("glazier.md", guide("Glazier"))]
    response = admin_client.post(START, {"documents": files})
    accepted = GuideImport.objects.get()
    assert response["Location"] == reverse("guide_imports:results", args=[accepted.pk])
    assert list(accepted.files.values_list("status", flat=True)) == ["waiting", "waiting"]


def test_pasted_text_is_a_document(admin_client: Client, roles_index: Any) -> None:
    admin_client.post(START, {"text": "What is a Cooper?\n\nA cooper makes casks."})
    file = ImportFile.objects.get()
    assert file.name == "Pasted text.txt"
    assert bytes(file.data).startswith(b"What is a Cooper?")


def test_a_page_pasted_with_its_formatting_goes_before_its_bare_text(
    admin_client: Client, roles_index: Any
) -> None:
    page = upload("Pasted page.html", PAGE.encode())
    admin_client.post(START, {"text": "Cooper\nDefinition of a Cooper", "page": page})
    assert [file.name for file in ImportFile.objects.all()] == ["Pasted page.html"]


def test_an_archive_is_the_documents_in_it(
    admin_client: Client, roles_index: Any, zipped: Callable[..., bytes]
) -> None:
    archive = zipped({"cooper.md": guide("Cooper"), "glazier.md": guide("Glazier")})
    admin_client.post(START, {"documents": upload("guides.zip", archive)})
    assert ImportFile.objects.count() == 2


def test_a_picture_that_no_document_names_is_not_kept(
    admin_client: Client, roles_index: Any, zipped: Callable[..., bytes]
) -> None:
    named = guide("Cooper", more="\n![A barrel](my%20barrel.png)\n")
    archive = zipped({"a.md": named, "b.md": guide("Glazier"), "my barrel.png": b"not looked at"})
    admin_client.post(START, {"documents": upload("guides.zip", archive)})
    kept = {file.name: bool(file.companions) for file in ImportFile.objects.all()}
    assert [has for name, has in sorted(kept.items())] == [True, False]


@pytest.mark.parametrize("data", [{}, {"text": "  \n "}])
def test_nothing_is_asked_for_again(
    admin_client: Client, roles_index: Any, data: dict[str, str]
) -> None:
    html = admin_client.post(START, data).content.decode()
    assert "Choose one or more files, or paste a guide." in html
    assert not GuideImport.objects.exists()


def test_an_empty_file_is_explained(admin_client: Client, roles_index: Any) -> None:
    response = admin_client.post(START, {"documents": upload("cooper.md", b"")}, follow=True)
    assert "The file is empty; write the guide into it first." in response.content.decode()


def test_what_is_too_large_is_refused_with_the_limit(
    admin_client: Client, roles_index: Any, settings: Any
) -> None:
    settings.GUIDE_IMPORT_LIMITS = {"file_bytes": "2000000"}
    big = upload("cooper.md", b"x" * 3_000_000)
    response = admin_client.post(START, {"documents": big}, follow=True)
    assert "2 MB" in response.content.decode()
    assert len(bytes(ImportFile.objects.get().data)) == 2_000_001


def test_a_pasted_text_that_is_too_long_is_explained(
    admin_client: Client, roles_index: Any
) -> None:
    text = ("word " * 30_000 + "\n") * 20
    response = admin_client.post(START, {"text": text}, follow=True)
    assert "more than 2,000,000 characters" in response.content.decode()


def test_too_many_files_are_counted(admin_client: Client, roles_index: Any, settings: Any) -> None:
    settings.GUIDE_IMPORT_LIMITS = {"files": "2"}
    files = [upload(f"{n}.md", guide(f"Cooper {n}")) for n in range(3)]
    html = admin_client.post(START, {"documents": files}).content.decode()
    assert "These are 3 files; choose at most 2 at a time." in html


def test_the_latest_imports_are_listed_in_few_queries(
    admin_client: Client, roles_index: Any, django_assert_max_num_queries: Any
) -> None:
    for n in range(12):
        admin_client.post(START, {"documents": upload(f"cooper-{n}.md", guide(f"Cooper {n}"))})
    admin_client.get(START)
    with django_assert_max_num_queries(20):
        html = admin_client.get(START).content.decode()
    assert "cooper-11.md" in html
    assert "cooper-0.md" not in html
