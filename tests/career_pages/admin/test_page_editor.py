"""The editor of a page: its health beside the form, and the role as a document."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.rich_text import RichText

from career_pages.documents.exporting.export import ExportFormat, export_role
from career_pages.models import PageHealth, RolePage
from tests.made_once import made_once
from tests.new_pages import add_roles, new_chapter, new_role

MakeRole = Callable[..., Any]
RoleForm = Callable[..., dict[str, Any]]
SignIn = Callable[[str], Client]

PLACEHOLDER = "Replace the placeholder “XYZ” with real words."
FAULTY = "Ask XYZ <script>alert(1)</script>"


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_url(parent: Any, model: str = "rolepage") -> str:
    return reverse("wagtailadmin_pages:add", args=["career_pages", model, parent.pk])


def panel_of(html: str) -> Any:
    """Return the panel of a whole page, or the one that replaces it when a draft is saved."""
    page = BeautifulSoup(html, "html.parser")
    return page.select_one("[data-controller=guide-health]")


def links(panel: Any) -> list[tuple[str, str]]:
    found = panel.select("a[data-action='guide-health#open']")
    return [(a["data-guide-health-field-param"], a.text.strip()) for a in found]


@made_once
def made() -> dict[str, Any]:
    """A live role with a chapter, a draft with faults, and each as an administrator edits it."""
    role, draft = new_role(), new_role("Stagehand", live=False, lede=FAULTY)
    levels = next(child for child in draft.body if child.block_type == "levels")
    levels.value["levels"][1]["duties"][0] = RichText("Lorem ipsum dolor")
    draft.save_revision()
    chapter = new_chapter(role)
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("first", "first@example.org"))
    pages = {"role": role, "chapter": chapter, "faulty": draft}
    editors = {name: client.get(edit_url(page)).content.decode() for name, page in pages.items()}
    return {**pages, "editors": editors}


@pytest.fixture
def role(guide: dict[str, Any]) -> Any:
    """The live role."""
    return guide["role"]


@pytest.fixture
def faulty(guide: dict[str, Any]) -> Any:
    """The draft with faults."""
    return guide["faulty"]


def test_it_lists_errors_first_each_with_its_place_and_field(guide: dict[str, Any]) -> None:
    page, panel = guide["faulty"], panel_of(guide["editors"]["faulty"])
    row = PageHealth.objects.get(page=page.pk)
    assert f"{row.score}% complete" in panel.text
    assert panel.select_one("progress")["value"] == str(row.score)
    assert panel["data-guide-health-errors-value"] == str(row.errors)
    shown = links(panel)
    assert [field for field, _ in shown[: row.errors]] == [
        finding["field"] for finding in row.findings[: row.errors]
    ]
    assert ("lede", PLACEHOLDER) in shown
    assert "Daily work by level › Senior › Duty 1" in panel.text
    assert "Lede" in panel.text
    for step in row.todo:
        assert (step["field"], step["label"]) in shown

    for link in panel.select("a[data-action='guide-health#open']"):
        assert link["href"] == f"#finding={link['data-guide-health-field-param']}"


def test_the_button_above_the_form_counts_the_findings(guide: dict[str, Any]) -> None:
    html: Any = BeautifulSoup(guide["editors"]["faulty"], "html.parser")
    counter = html.select_one("[data-side-panel-toggle=guide-health] [class*=counter]:not(svg)")
    row = PageHealth.objects.get(page=guide["faulty"].pk)
    assert counter.text.strip() == str(len(row.findings))
    assert "w-bg-critical-200" in counter["class"]
    assert not counter.has_attr("hidden")


def test_saving_without_a_reload_brings_the_panel_anew(
    admin_client: Client, role: Any, role_form: RoleForm
) -> None:
    page = role
    as_json = {"accept": "application/json"}
    answer = admin_client.post(edit_url(page), role_form(lede="Ask XYZ"), headers=as_json).json()
    assert ("lede", PLACEHOLDER) in links(panel_of(_inside(answer["html"])))
    again = role_form(lede="Why read on.") | {"overwrite_revision_id": answer["revision_id"]}
    answer = admin_client.post(edit_url(page), again, headers=as_json).json()
    assert ("lede", PLACEHOLDER) not in links(panel_of(_inside(answer["html"])))


def _inside(partials: str) -> str:
    found: Any = BeautifulSoup(partials, "html.parser")
    target = "[data-side-panel='guide-health']"
    template = found.select_one(f'template[data-w-teleport-target-value="{target}"]')
    return str(template.decode_contents())


@pytest.mark.parametrize("model", ["rolepage", "chapterpage"])
def test_a_page_that_was_never_saved_says_so_and_has_no_imported_titles(
    admin_client: Client, role: Any, roles_index: Any, model: str
) -> None:
    parent = roles_index if model == "rolepage" else role
    html = admin_client.get(add_url(parent, model)).content.decode()
    assert "from imported data" not in html
    assert "Not checked yet" in panel_of(html).text
    assert links(panel_of(html)) == []


def test_the_first_autosave_fills_the_panel(
    admin_client: Client, roles_index: Any, role_form: RoleForm
) -> None:
    as_json = {"accept": "application/json"}
    answer = admin_client.post(add_url(roles_index), role_form(lede="Ask XYZ"), headers=as_json)
    html = admin_client.get(answer.json()["hydrate_url"]).content.decode()
    assert ("lede", PLACEHOLDER) in links(panel_of(_inside(html)))


def test_an_earlier_version_is_not_mixed_up_with_the_newest(
    admin_client: Client, faulty: Any
) -> None:
    first = faulty.revisions.order_by("pk").first()
    url = reverse("wagtailadmin_pages:revisions_revert", args=[faulty.pk, first.pk])
    panel = panel_of(admin_client.get(url).content.decode())
    assert "This is an earlier version" in panel.text
    assert links(panel) == []


def test_a_chapter_has_it_too(guide: dict[str, Any]) -> None:
    panel = panel_of(guide["editors"]["chapter"])
    assert ("lede", "Write a lede: why read on?") in links(panel)


def test_an_alias_of_a_role_can_be_opened(
    admin_client: Client, role: Any, roles_index: Any
) -> None:
    alias = role.create_alias(parent=roles_index, update_slug="alias-of-a-role")
    assert admin_client.get(edit_url(alias)).status_code == 200


def test_what_somebody_typed_is_shown_and_never_run(guide: dict[str, Any]) -> None:
    html = guide["editors"]["faulty"]
    assert "<script>alert(1)</script>" not in html
    assert "XYZ <script>alert(1)</script>" in panel_of(html).text


def in_review(page: Any, group: Any, user: Any) -> None:
    task = GroupApprovalTask.objects.create(name="Look at it")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Review of a test")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(page, user)


def test_it_can_be_read_while_the_page_is_locked_in_review(sign_in: SignIn, faulty: Any) -> None:
    client = sign_in("publisher")
    writer = get_user_model().objects.get(username="publisher")
    sign_in("reviewer")
    reviewers = get_user_model().objects.get(username="reviewer").groups.first()
    in_review(faulty, reviewers, writer)
    response = client.get(edit_url(faulty))
    assert response.context["page_locked"]
    assert ("lede", PLACEHOLDER) in links(panel_of(response.content.decode()))


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("anonymous", False),
        ("visitor of the admin", False),
        ("author", False),
        ("reviewer", True),
        ("publisher", True),
    ],
)
def test_those_who_may_edit_a_role_see_it(
    sign_in: SignIn, faulty: Any, who: str, sees: bool
) -> None:
    response = sign_in(who).get(edit_url(faulty))
    assert (response.status_code == 200) is sees
    assert (PLACEHOLDER in response.content.decode()) is sees


def test_it_asks_the_database_no_more_for_more_findings(admin_client: Client, faulty: Any) -> None:
    def queries(page: Any) -> int:
        with CaptureQueriesContext(connection) as counted:
            admin_client.get(edit_url(page))
        return len(counted)

    page = faulty.get_latest_revision_as_object()
    queries(page)
    few = queries(page)
    levels = next(child for child in page.body if child.block_type == "levels")
    for number in range(30):
        levels.value["levels"][0]["duties"].append(RichText(f"XYZ {number}"))
    page.save_revision()
    assert PageHealth.objects.get(page=page.pk).errors > 30
    assert queries(page) == few


@pytest.mark.parametrize("name", ["role", "chapter"])
def test_the_menu_leads_to_review_links_and_for_a_role_to_what_is_still_right(
    guide: dict[str, Any], name: str
) -> None:
    page, html = guide[name], guide["editors"][name]
    assert reverse("career_pages_review_links", args=[page.pk]) in html
    still_right = reverse("career_pages_still_right", args=[page.pk])
    assert (still_right in html) is (name == "role")


Person = Callable[[str], Any]


def owned_by(user: Any, page: Any) -> None:
    RolePage.objects.filter(pk=page.pk).update(owner=user)


def address(role: Any, file_format: str = "md") -> str:
    return reverse("export_role", args=[role.pk, file_format])


def test_an_administrator_keeps_a_role_as_a_file(admin_client: Client, role: Any) -> None:
    response = admin_client.get(address(role))
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == 'attachment; filename="sound-engineer.md"'
    assert response.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert "# What is a Sound Engineer?" in response.content.decode()


def test_the_file_has_what_is_not_published_yet(admin_client: Client, role: Any) -> None:
    role.lede = "A newer draft."
    role.save_revision()
    text = admin_client.get(address(role)).content.decode()
    assert "A newer draft." in text
    assert "# How to Become a Sound Engineer" in text


def test_whoever_has_not_signed_in_is_asked_to(client: Client, role: Any) -> None:
    response = client.get(address(role))
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("author", False),
        ("reviewer", True),
        ("publisher", True),
        ("administrator", True),
        ("visitor of the admin", False),
    ],
)
def test_a_role_is_kept_by_those_who_may_edit_it(
    client: Client, role: Any, person: Person, who: str, may: bool
) -> None:
    client.force_login(person(who))
    response = client.get(address(role))
    assert (response.status_code == 200) is may
    if not may:
        assert response.headers["Location"] == reverse("wagtailadmin_home")


def test_an_author_keeps_their_own_roles_and_no_others(
    client: Client, role: Any, faulty: Any, person: Person
) -> None:
    author = person("author")
    owned_by(author, role)
    client.force_login(author)
    assert client.get(address(role)).status_code == 200
    assert client.get(address(faulty)).status_code == 302


def test_drafts_of_chapters_stay_with_those_who_may_edit_them(
    client: Client, guide: dict[str, Any], make_chapter: Callable[..., Any], person: Person
) -> None:
    author = person("author")
    role, chapter = guide["role"], guide["chapter"]
    owned_by(author, role)
    chapter.lede = "A secret draft."
    chapter.save_revision()
    hidden = make_chapter(role, "Hidden Chapter")
    hidden.unpublish()
    client.force_login(author)
    text = client.get(address(role)).content.decode()
    assert "Start at a local venue." in text
    assert "A secret draft." not in text
    assert "Hidden Chapter" not in text


def test_a_page_that_is_no_role_and_a_format_that_is_none_are_not_found(
    admin_client: Client, role: Any, roles_index: Any
) -> None:
    assert admin_client.get(address(roles_index)).status_code == 404
    assert admin_client.get(address(role, "exe")).status_code == 404


def test_nothing_is_sent_to_the_address(admin_client: Client, role: Any) -> None:
    assert admin_client.post(address(role)).status_code == 405


def test_an_author_sees_the_panel_and_is_offered_a_file_for_roles_of_their_own(
    client: Client, role: Any, faulty: Any, person: Person, roles_index: Any
) -> None:
    author = person("author")
    owned_by(author, faulty)
    client.force_login(author)
    edit = client.get(edit_url(faulty)).content.decode()
    assert PLACEHOLDER in edit
    assert address(faulty) in edit
    listing = client.get(reverse("wagtailadmin_explore", args=[roles_index.pk])).content.decode()
    assert address(faulty) in listing
    assert address(role) not in listing


def test_an_export_asks_the_database_as_often_for_many_links_as_for_few(
    roles_index: Any, make_role: MakeRole, django_assert_max_num_queries: Any
) -> None:
    add_roles(roles_index, range(6))
    others = RolePage.objects.all()
    links = "".join(f'<p><a linktype="page" id="{one.pk}">There</a></p>' for one in others)
    role = make_role(body=[("text", {"heading": "Others", "content": [("rich_text", links)]})])
    page = RolePage.objects.get(pk=role.pk)
    with django_assert_max_num_queries(16):
        text = export_role(page, ExportFormat.MARKDOWN, drafts=lambda page: True).data.decode()
    assert text.count("[There](/careers/role-") == 6
