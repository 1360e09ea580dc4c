"""What became of several documents."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from career_pages.documents.uploads import accept, work_on
from career_pages.models import GuideImport, ImportStatus, RolePage
from tests.career_pages.documents.small_guides import guide

BROKEN = b"\x00\x01\x02\xff"


@pytest.fixture
def several(administrator: Any, roles_index: Any) -> GuideImport:
    """Two guides and a file that is none, in line for the worker."""
    uploads = [("a.md", guide("Cooper")), ("b.md", BROKEN), ("c.md", guide("Glazier"))]
    return accept(uploads, administrator)


def results(client: Client, accepted: GuideImport) -> str:
    return client.get(reverse("guide_imports:results", args=[accepted.pk])).content.decode()


def test_each_document_has_its_result(admin_client: Client, several: GuideImport) -> None:
    work_on(several)
    html = results(admin_client, several)
    assert "3 of 3 documents done, 1 not imported." in " ".join(html.split())
    for page in RolePage.objects.all():
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    assert several.files.get(name="b.md").error in html


def test_the_progress_is_a_part_of_the_page(admin_client: Client, several: GuideImport) -> None:
    address = reverse("guide_imports:progress", args=[several.pk])
    before = admin_client.get(address).content.decode()
    work_on(several)
    after = admin_client.get(address).content.decode()
    assert "0 of 3 documents done" in before
    assert "data-import-over" not in before
    assert "data-import-over" in after
    assert "<html" not in before


def test_a_missing_worker_is_told(admin_client: Client, several: GuideImport) -> None:
    GuideImport.objects.update(queued_at="2020-01-01T00:00Z")
    html = results(admin_client, several)
    assert "Nothing is working on imports at the moment" in html
    assert "Your files are safe" in html


def test_a_stopped_import_goes_on(
    admin_client: Client, several: GuideImport, django_capture_on_commit_callbacks: Any
) -> None:
    GuideImport.objects.update(queued_at="2020-01-01T00:00Z", alive_at="2020-01-01T00:01Z")
    assert "Go on" in results(admin_client, several)
    with django_capture_on_commit_callbacks() as enqueued:
        admin_client.post(reverse("guide_imports:retry", args=[several.pk]))
    assert len(enqueued) == 1


def test_what_failed_is_tried_again(admin_client: Client, several: GuideImport) -> None:
    work_on(several)
    admin_client.post(reverse("guide_imports:retry", args=[several.pk]))
    assert list(several.files.values_list("name", "status")) == [
        ("a.md", ImportStatus.IMPORTED),
        ("b.md", ImportStatus.WAITING),
        ("c.md", ImportStatus.IMPORTED),
    ]


def test_what_can_never_be_read_is_not_tried_again(
    admin_client: Client, administrator: Any, roles_index: Any, zipped: Callable[..., bytes]
) -> None:
    archive = zipped({"a.md": guide("Cooper"), "film.mp4": b"\x00"})
    accepted = accept([("guides.zip", archive)], administrator)
    work_on(accepted)
    response = admin_client.post(reverse("guide_imports:retry", args=[accepted.pk]), follow=True)
    assert "There is nothing to try again" in response.content.decode()


def test_one_import_of_several_is_undone(admin_client: Client, several: GuideImport) -> None:
    work_on(several)
    address = reverse("guide_imports:undo", args=[several.pk])
    admin_client.post(address, {"file": several.files.get(name="a.md").pk})
    assert [page.title for page in RolePage.objects.all()] == ["Glazier"]


def test_all_imports_are_undone_but_those_that_somebody_worked_on(
    admin_client: Client, several: GuideImport
) -> None:
    work_on(several)
    page = RolePage.objects.get(title="Glazier")
    page.lede = "Written by hand."
    page.save_revision()
    address = reverse("guide_imports:undo", args=[several.pk])
    html = admin_client.post(address, follow=True).content.decode()
    assert [page.title for page in RolePage.objects.all()] == ["Glazier"]
    assert "The import was undone." in html
    assert "has been changed since it was imported" in html


def test_the_result_of_a_deleted_page_says_so(admin_client: Client, several: GuideImport) -> None:
    work_on(several)
    RolePage.objects.get(title="Cooper").delete()
    assert "The page has been deleted since." in results(admin_client, several)


def test_many_documents_need_no_more_queries(
    admin_client: Client,
    administrator: Any,
    roles_index: Any,
    django_assert_max_num_queries: Any,
) -> None:
    accepted = accept([(f"{n}.md", guide(f"Cooper {n}")) for n in range(20)], administrator)
    work_on(accepted)
    address = reverse("guide_imports:progress", args=[accepted.pk])
    with django_assert_max_num_queries(14):
        admin_client.get(address)
