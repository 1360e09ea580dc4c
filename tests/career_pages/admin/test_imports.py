"""The import screen: documents are taken in, and each has its result."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from career_pages.documents.uploads import accept, work_on
from career_pages.models import GuideImport, ImportFile, ImportStatus, RolePage
from tests.career_pages.documents.made_files import guide
from tests.made_once import made_once, read_again

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


@pytest.mark.once
def test_the_latest_imports_are_listed_in_few_queries(
    admin_client: Client, administrator: Any, django_assert_max_num_queries: Any
) -> None:
    for n in range(12):
        accept([(f"cooper-{n}.md", guide(f"Cooper {n}"))], administrator)
    admin_client.get(START)
    with django_assert_max_num_queries(20):
        html = admin_client.get(START).content.decode()
    assert "cooper-11.md" in html
    assert "cooper-0.md" not in html


BROKEN = b"\x00\x01\x02\xff"


UPLOADS = [("a.md", guide("Cooper")), ("b.md", BROKEN), ("c.md", guide("Glazier"))]


@pytest.fixture
def several(administrator: Any, roles_index: Any) -> GuideImport:
    """Two guides and a file that is none, in line for the worker."""
    return accept(UPLOADS, administrator)


@made_once
def made() -> GuideImport:
    """The same when the worker is done."""
    somebody = get_user_model().objects.create_superuser("somebody", "somebody@example.org")
    accepted = accept(UPLOADS, somebody)
    work_on(accepted)
    return accepted


@pytest.fixture
def done(made: GuideImport, db: None) -> GuideImport:
    """The same for one test, which may change it."""
    accepted: GuideImport = read_again(made)
    return accepted


def results(client: Client, accepted: GuideImport) -> str:
    return client.get(reverse("guide_imports:results", args=[accepted.pk])).content.decode()


def test_each_document_has_its_result(admin_client: Client, done: GuideImport) -> None:
    html = results(admin_client, done)
    assert "3 of 3 documents done, 1 not imported." in " ".join(html.split())
    for page in RolePage.objects.all():
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    assert done.files.get(name="b.md").error in html


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


def test_what_failed_is_tried_again(admin_client: Client, done: GuideImport) -> None:
    admin_client.post(reverse("guide_imports:retry", args=[done.pk]))
    assert list(done.files.values_list("name", "status")) == [
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


def test_one_import_of_several_is_undone(admin_client: Client, done: GuideImport) -> None:
    address = reverse("guide_imports:undo", args=[done.pk])
    admin_client.post(address, {"file": done.files.get(name="a.md").pk})
    assert [page.title for page in RolePage.objects.all()] == ["Glazier"]


def test_all_imports_are_undone_but_those_that_somebody_worked_on(
    admin_client: Client, done: GuideImport
) -> None:
    page = RolePage.objects.get(title="Glazier")
    page.lede = "Written by hand."
    page.save_revision()
    address = reverse("guide_imports:undo", args=[done.pk])
    html = admin_client.post(address, follow=True).content.decode()
    assert [page.title for page in RolePage.objects.all()] == ["Glazier"]
    assert "The import was undone." in html
    assert "has been changed since it was imported" in html


def test_the_result_of_a_deleted_page_says_so(admin_client: Client, done: GuideImport) -> None:
    RolePage.objects.get(title="Cooper").delete()
    assert "The page has been deleted since." in results(admin_client, done)


@pytest.mark.once
def test_many_documents_need_no_more_queries(
    admin_client: Client,
    administrator: Any,
    roles_index: Any,
    django_assert_max_num_queries: Any,
) -> None:
    accepted = accept([(f"{n}.md", guide(f"Cooper {n}")) for n in range(10)], administrator)
    work_on(accepted)
    address = reverse("guide_imports:progress", args=[accepted.pk])
    with django_assert_max_num_queries(14):
        admin_client.get(address)


MAY = {"author", "publisher", "administrator"}
PEOPLE = ["anonymous", "author", "reviewer", "publisher", "administrator"]
VIEWS = [
    ("get", "start"),
    ("get", "results"),
    ("get", "progress"),
    ("post", "retry"),
    ("post", "undo"),
    ("get", "review"),
    ("post", "review"),
    ("post", "correct"),
]
OF_A_DOCUMENT = {"review", "correct"}


def address(view: str, accepted: GuideImport) -> str:
    if view == "start":
        return reverse("guide_imports:start")
    of = accepted.files.get().pk if view in OF_A_DOCUMENT else accepted.pk
    return reverse(f"guide_imports:{view}", args=[of])


@pytest.mark.parametrize(("method", "view"), VIEWS)
@pytest.mark.parametrize("who", [who for who in PEOPLE if who in MAY])
def test_a_view_is_for_those_who_may_add_roles(
    client: Client, person: Callable[[str], Any], who: str, method: str, view: str
) -> None:
    user = person(who)
    client.force_login(user)
    accepted = accept([("cooper.md", guide("Cooper"))], user)
    response = getattr(client, method)(address(view, accepted))
    assert response.status_code in {200, 302}
    assert "/login/" not in response.get("Location", "")
    assert response.get("Location", "") != reverse("wagtailadmin_home")


@pytest.mark.parametrize("who", [who for who in PEOPLE if who not in MAY])
def test_no_view_is_for_those_who_may_not(sign_in: Callable[[str], Client], who: str) -> None:
    client = sign_in(who)
    accepted = accept(
        [("cooper.md", guide("Cooper"))], get_user_model().objects.filter(username=who).first()
    )
    for method, view in VIEWS:
        response = getattr(client, method)(address(view, accepted))
        assert response.status_code == 302, view
        assert response["Location"].startswith(("/admin/login/", reverse("wagtailadmin_home")))
        assert not RolePage.objects.exists(), view


def test_the_import_of_somebody_else_is_not_there(
    client: Client, person: Callable[[str], Any]
) -> None:
    accepted = accept([("cooper.md", guide("Cooper"))], person("publisher"))
    client.force_login(person("author"))
    for method, view in VIEWS:
        if view != "start":
            assert getattr(client, method)(address(view, accepted)).status_code == 404, view
            assert ImportFile.objects.get().status == "open", view


def test_an_administrator_sees_every_import(client: Client, person: Callable[[str], Any]) -> None:
    accepted = accept([("cooper.md", guide("Cooper"))], person("author"))
    client.force_login(person("administrator"))
    assert client.get(address("results", accepted)).status_code == 200


@pytest.mark.parametrize("who", PEOPLE[1:])
def test_the_menu_offers_the_screen_to_those_who_may_use_it(
    client: Client, person: Callable[[str], Any], who: str
) -> None:
    client.force_login(person(who))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("guide_imports:start") in html) is (who in MAY)
