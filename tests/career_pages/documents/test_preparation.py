"""What is worked out of a document once, and when it is worked out anew."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from career_pages.documents import importing, preparation
from career_pages.documents.matching.matcher import match
from career_pages.documents.preparation import documents, drafts
from career_pages.documents.reading import read_document
from career_pages.documents.undo import undo
from career_pages.documents.uploads import work_on
from career_pages.models import CallToAction, GuideImport, ImportFile, ImportStatus, RolePage, Skill
from career_pages.sections.projection import stream_data
from home.models import GuideImage
from tests.career_pages.documents.made_files import guide

DOCUMENTS = sorted((Path(__file__).parent / "documents").iterdir())


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a document has been read, matched, written and checked."""
    done: Counter[str] = Counter()

    def counted(module: Any, name: str, what: str) -> None:
        does = getattr(module, name)

        def count(*args: Any, **options: Any) -> Any:
            done[what] += 1
            return does(*args, **options)

        monkeypatch.setattr(module, name, count)

    counted(preparation, "read_document", "read")
    counted(preparation, "match", "matched")
    counted(importing, "write_role", "written")
    counted(importing, "findings", "checked")
    return done


@pytest.fixture
def given(admin_client: Client, roles_index: Any) -> Callable[[bytes], ImportFile]:
    """Paste a document into the import screen, as the administrator."""

    def paste(text: bytes) -> ImportFile:
        admin_client.post(reverse("guide_imports:start"), {"text": text.decode()})
        return ImportFile.objects.latest("pk")

    return paste


Given = Callable[[bytes], ImportFile]
TEXT = b"What is a Cooper?\n\nDefinition of a Cooper\n\nSomebody who makes casks.\n\nTODO\n"
ONCE = {"read": 1, "matched": 1, "written": 1, "checked": 1}


def look(client: Client, file: ImportFile) -> Any:
    response = client.get(reverse("guide_imports:review", args=[file.pk]))
    assert response.status_code == 200
    return response.context["review"]


def make_draft(client: Client, file: ImportFile) -> ImportFile:
    client.post(reverse("guide_imports:review", args=[file.pk]))
    return ImportFile.objects.get(pk=file.pk)


def test_a_document_is_worked_out_when_it_is_given_and_not_when_it_is_looked_at(
    admin_client: Client, given: Given, work: Counter[str]
) -> None:
    file = given(TEXT)
    assert work == ONCE
    for _ in range(3):
        assert look(admin_client, file).findings
    assert work == ONCE


def test_the_draft_is_made_of_what_was_worked_out(
    admin_client: Client, given: Given, work: Counter[str]
) -> None:
    file = given(TEXT)
    findings = look(admin_client, file).findings
    file = make_draft(admin_client, file)
    assert work == {**ONCE, "written": 2}
    assert file.report["findings"] == findings
    page = RolePage.objects.get().get_latest_revision_as_object()
    (block,) = stream_data(page.body)
    placeholders = [one for one in findings if one["rule"] == "placeholder"]
    field = placeholders[0]["field"]
    assert field.startswith(f"body.{block['id']}.content.")
    assert field.split(".")[3] in {one["id"] for one in block["value"]["content"]}


def test_a_correction_is_matched_and_nothing_read_again(
    admin_client: Client, given: Given, work: Counter[str]
) -> None:
    file = given(TEXT)
    address = reverse("guide_imports:correct", args=[file.pk])
    admin_client.post(address, {"line": 7, "what": "left out::"}, follow=True)
    assert work == {"read": 1, "matched": 2, "written": 2, "checked": 2}
    admin_client.post(address, {"role": "Barrel Maker"}, follow=True)
    assert work == {"read": 1, "matched": 3, "written": 3, "checked": 3}
    assert look(admin_client, file).role == "Barrel Maker"


def test_of_several_documents_each_is_worked_out_once(
    person: Callable[[str], Any], upload: Callable[..., GuideImport], work: Counter[str]
) -> None:
    both = upload(person("author"), guide("Cooper"), guide("Glazier"))
    assert not work
    work_on(both)
    assert work == {"read": 2, "matched": 2, "written": 2, "checked": 2}


@pytest.fixture
def change(
    make_role: Callable[..., Any], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], None]:
    """Change something on which the preview of an import depends."""
    role = make_role("Glazier")
    skill = Skill.objects.create(name="Patence", is_confirmed=False)

    def page_in_the_draft() -> None:
        role.lede = "They work with glass."
        role.save_revision()

    def tomorrow() -> None:
        day = timezone.localdate() + timedelta(days=1)
        monkeypatch.setattr(timezone, "localdate", lambda *args, **options: day)

    changes: dict[str, Callable[[], Any]] = {
        "a new role": lambda: make_role("Mason"),
        "a draft": page_in_the_draft,
        "an unpublished page": lambda: UnpublishPageAction(role).execute(
            skip_permission_checks=True
        ),
        "a page that is gone": role.delete,
        "a page in another place": lambda: role.move(role.get_parent(), pos="first-child"),
        "a skill that is confirmed": lambda: confirm_skill(skill),
        "a shared call to action": lambda: CallToAction.objects.create(name="Go", heading="Go"),
        "a rule": lambda: setattr(settings, "GUIDE_RULES", {"placeholder": "warning"}),
        "the day": tomorrow,
    }
    return lambda name: changes[name]()


def confirm_skill(skill: Skill) -> None:
    skill.is_confirmed = True
    skill.save()


@pytest.mark.parametrize(
    "name",
    [
        "a new role",
        "a draft",
        "an unpublished page",
        "a page that is gone",
        "a page in another place",
        "a skill that is confirmed",
        "a shared call to action",
        "a rule",
        "the day",
    ],
)
def test_what_the_site_has_is_asked_anew_when_it_has_changed(
    admin_client: Client,
    change: Callable[[str], None],
    given: Given,
    work: Counter[str],
    name: str,
) -> None:
    file = given(TEXT)
    change(name)
    look(admin_client, file)
    assert work == {"read": 1, "matched": 1, "written": 2, "checked": 2}
    make_draft(admin_client, file)
    assert work == {"read": 1, "matched": 1, "written": 3, "checked": 2}


def test_other_code_works_everything_out_anew(
    admin_client: Client, given: Given, work: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = given(TEXT)
    monkeypatch.setattr(preparation, "code_digest", lambda: "another version")
    look(admin_client, file)
    assert work == {"read": 2, "matched": 2, "written": 2, "checked": 2}


def test_a_draft_of_a_guide_that_has_changed_since_is_checked_anew(
    admin_client: Client, given: Given, make_role: Callable[..., Any], work: Counter[str]
) -> None:
    file = given(b"---\nskills: [Sharpning]\n---\n" + TEXT)
    assert "“Sharpening”" not in str(look(admin_client, file).findings)
    Skill.objects.create(name="Sharpening")
    file = make_draft(admin_client, file)
    assert work == {**ONCE, "written": 2, "checked": 2}
    assert "“Sharpening”" in str(file.report["findings"])


def test_the_page_that_is_there_by_now_is_shown(
    admin_client: Client, given: Given, make_role: Callable[..., Any]
) -> None:
    file = given(TEXT)
    assert look(admin_client, file).existing is None
    role = make_role("Cooper", lede="They make barrels.")
    review = look(admin_client, file)
    assert review.existing == role
    assert "make barrels." in review.differences


def test_a_page_that_was_locked_meanwhile_is_told_at_once(
    admin_client: Client, given: Given, make_role: Callable[..., Any], work: Counter[str]
) -> None:
    role = make_role("Cooper")
    file = given(TEXT)
    Page.objects.filter(pk=role.pk).update(locked=True)
    review = look(admin_client, file)
    assert "is locked" in review.error
    assert review.lines
    assert work == ONCE


def test_pictures_are_kept_until_the_draft_is_made(
    admin_client: Client,
    administrator: Any,
    upload: Callable[..., GuideImport],
    zipped: Callable[..., bytes],
    picture: bytes,
    work: Counter[str],
) -> None:
    text = guide("Cooper", more="\n![A barrel](barrel.png)\n")
    archive = zipped({"cooper.md": text, "barrel.png": picture})
    file = upload(administrator, archive, ending=".zip").files.get()
    look(admin_client, file)
    file = make_draft(admin_client, file)
    assert work["read"] == 1
    with GuideImage.objects.get().file.open() as stored:
        assert stored.read() == picture


def test_nothing_is_kept_of_what_has_been_imported(
    admin_client: Client, administrator: Any, given: Given, work: Counter[str]
) -> None:
    file = make_draft(admin_client, given(TEXT))
    assert (file.reading, file.draft, file.preview, bytes(file.pictures)) == ({}, {}, {}, b"")
    undo(file, administrator)
    assert look(admin_client, file).role == "Cooper"


def test_what_cannot_be_read_is_not_tried_again(
    admin_client: Client, given: Given, work: Counter[str]
) -> None:
    file = given(b"Some words without a heading.\n")
    for _ in range(2):
        assert look(admin_client, file).error
    assert make_draft(admin_client, file).status == ImportStatus.FAILED
    assert work == {"read": 1, "matched": 1}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_and_its_draft_come_back_from_what_is_kept(path: Path) -> None:
    document = read_document(path.read_bytes(), path.name)
    draft = match(document, 2031)
    kept = json.dumps(documents().dump_python(document, mode="json"))
    assert documents().validate_python(json.loads(kept)) == document
    kept = json.dumps(drafts().dump_python(draft, mode="json"))
    assert drafts().validate_python(json.loads(kept)) == draft
