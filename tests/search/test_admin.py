"""What editors look after so that readers find what they mean."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import ModelLogEntry

from career_pages.models import RolePage
from search.models import SearchCount, Synonym
from search.results import search
from tests.search.conftest import AddRole, Committed

INDEX = "/admin/synonyms/"
IMPORT = "/admin/synonyms/import/"


@pytest.fixture
def groups(db: None) -> None:
    """Two groups, and no others."""
    Synonym.objects.all().delete()
    Synonym.objects.create(words="lawyer\nattorney")
    Synonym.objects.create(words="PA\npersonal assistant", direction="first")


def _browser(group: str) -> Client:
    user = get_user_model().objects.create_user(group.lower(), password="x")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def publisher(groups: None) -> Client:
    """A browser in which a publisher is signed in."""
    return _browser("Publisher")


def _all() -> dict[str, tuple[tuple[str, ...], str]]:
    return {str(one): (one.phrases, one.direction) for one in Synonym.objects.all()}


def _show(client: Client, text: str) -> Any:
    file = SimpleUploadedFile("synonyms.csv", text.encode(), "text/csv")
    return client.post(IMPORT, {"file": file})


def _import(client: Client, shown: Any) -> Any:
    fields = {name: shown.context[name] for name in ("rows", "edition")}
    return client.post(IMPORT, fields, follow=True)


def test_the_list_shows_the_groups_and_is_searched(publisher: Client) -> None:
    html = publisher.get(INDEX).content.decode()
    assert "personal assistant" in html
    assert "one way: finds these" in html
    found = publisher.get(INDEX, {"q": "attorney"}).context["object_list"]
    assert [str(one) for one in found] == ["lawyer"]


def test_a_group_is_added_changed_and_its_history_kept(publisher: Client) -> None:
    data = {"words": " chef \n\n head cook", "direction": "both"}
    publisher.post(reverse("synonyms_modeladmin_create"), data)
    group = Synonym.objects.get(name="chef")
    assert group.phrases == ("chef", "head cook")
    edit = reverse("synonyms_modeladmin_edit", args=[group.pk])
    publisher.post(edit, {"words": "cook\nchef", "direction": "first"})
    group.refresh_from_db()
    assert (group.name, group.direction) == ("cook", "first")
    history = publisher.get(reverse("synonyms_modeladmin_history", args=[group.pk]))
    assert history.status_code == 200


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("chef", "Write at least two words or phrases"),
        ("chef\nthe", "has only words that search passes over"),
        ("lawyers\nsolicitor", "There is a group already that begins with “lawyers”"),
    ],
)
def test_what_is_wrong_stands_at_the_field(publisher: Client, words: str, message: str) -> None:
    data = {"words": words, "direction": "both"}
    html = publisher.post(reverse("synonyms_modeladmin_create"), data).content.decode()
    assert message in html
    assert len(_all()) == 2


def test_what_is_exported_imports_as_the_same(publisher: Client) -> None:
    response = publisher.get(INDEX, {"export": "csv"})
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert list(csv.reader(StringIO(text))) == [
        ["words", "direction"],
        ["lawyer; attorney", "both"],
        ["PA; personal assistant", "first"],
    ]
    shown = _show(publisher, text)
    assert "2 groups of the file are there already, just the same." in shown.content.decode()
    before = _all()
    Synonym.objects.all().delete()
    _import(publisher, _show(publisher, text))
    assert _all() == before


def test_an_import_shows_what_would_change_and_then_changes_it(publisher: Client) -> None:
    before = _all()
    shown = _show(publisher, "words\nchef; cook\nLawyer; solicitor\n")
    html = shown.content.decode()
    assert "1 new group" in html
    assert "1 group changes" in html
    assert "Lawyer, solicitor" in html
    assert _all() == before
    answer = _import(publisher, shown).content.decode()
    assert "New: 1, changed: 1, the same as before: 0." in answer
    assert _all() == {
        "chef": (("chef", "cook"), "both"),
        "Lawyer": (("Lawyer", "solicitor"), "both"),
        "PA": before["PA"],
    }
    assert sorted(ModelLogEntry.objects.values_list("action", flat=True)) == [
        "wagtail.create",
        "wagtail.edit",
    ]


def test_a_file_with_a_fault_changes_nothing(publisher: Client) -> None:
    before = _all()
    shown = _show(publisher, "words\nchef; cook\nbaker\n")
    assert "Line 3: Write at least two words or phrases" in shown.content.decode()
    response = publisher.post(IMPORT, {"rows": "words\nchef; cook\nbaker", "edition": "x"})
    assert "Line 3:" in response.content.decode()
    assert "This field is required" in publisher.post(IMPORT, {}).content.decode()
    assert _all() == before


def test_what_changed_since_it_was_shown_is_shown_again(publisher: Client) -> None:
    shown = _show(publisher, "words\nlawyer; solicitor\n")
    Synonym.objects.create(words="chef\ncook")
    again = _import(publisher, shown)
    assert "Somebody has changed synonyms since" in again.content.decode()
    assert _all()["lawyer"][0] == ("lawyer", "attorney")
    _import(publisher, again)
    assert _all()["lawyer"][0] == ("lawyer", "solicitor")


def test_authors_only_look(groups: None) -> None:
    html = _browser("Author").get(INDEX).content.decode()
    assert "personal assistant" in html
    assert IMPORT not in html
    assert reverse("synonyms_modeladmin_create") not in html


def add_count(query: str, results: int, times: int = 1, days: int = 0) -> None:
    day = timezone.localdate() - timedelta(days=days)
    SearchCount.objects.create(day=day, query=query, results=results, times=times)


@pytest.fixture
def counts(db: None) -> None:
    """Some searches of today and of long ago."""
    add_count("nurse", 12, times=9)
    add_count("sparky", 0, times=5)
    add_count("brickie", 0, times=2, days=3)
    add_count("shepherd", 2, times=4, days=10)
    add_count("fixed", 0, times=3, days=20)
    add_count("fixed", 6, days=1)
    add_count("cooper", 0, times=99, days=60)
    add_count("=1+1", 0, days=2)


@pytest.fixture
def address() -> str:
    """Where the report is."""
    return reverse("search_report")


def _listed(client: Client, address: str, **params: str) -> list[str]:
    response = client.get(address, params)
    assert response.status_code == 200
    return [row["query"] for row in response.context["object_list"]]


def test_the_most_frequent_come_first(admin_client: Client, address: str, counts: None) -> None:
    rows = ["nurse", "sparky", "fixed", "shepherd", "brickie", "=1+1"]
    assert _listed(admin_client, address) == rows
    assert _listed(admin_client, address, ordering="query") == sorted(rows)
    assert _listed(admin_client, address, ordering="no-such") == rows
    assert _listed(admin_client, address, days="7") == [
        "nurse",
        "sparky",
        "brickie",
        "=1+1",
        "fixed",
    ]
    assert _listed(admin_client, address, days="90")[0] == "cooper"
    assert _listed(admin_client, address, days="9999") == rows


def test_what_fails_and_what_is_weak_can_be_looked_at_alone(
    admin_client: Client, address: str, counts: None
) -> None:
    assert _listed(admin_client, address, found="nothing") == ["sparky", "brickie", "=1+1"]
    assert _listed(admin_client, address, found="little") == ["shepherd"]
    assert _listed(admin_client, address, found="nothing", days="90")[0] == "cooper"
    html = admin_client.get(reverse("search_report_results"), {"found": "little"}).content.decode()
    assert "shepherd" in html
    assert "sparky" not in html


def test_one_click_leads_to_what_helps(
    admin_client: Client, client: Client, django_user_model: Any, address: str
) -> None:
    add_count('black & "white"', 0)
    query = "query=black%20%26%20%22white%22"
    title = f'href="{reverse("search_add_title")}?{query}"'
    synonym = f'href="{reverse("synonyms_modeladmin_create")}?{query}"'
    promotion = f'href="{reverse("search_promote")}?{query}"'
    html = admin_client.get(address).content.decode()
    assert title in html
    assert synonym in html
    assert promotion in html
    assert 'href="/search/?q=black%20%26%20%22white%22"' in html
    for name, offered in (("Reviewer", [title, synonym]), ("Author", [title])):
        user = django_user_model.objects.create_user(name)
        user.groups.add(Group.objects.get(name=name))
        client.force_login(user)
        html = client.get(address).content.decode()
        assert [one for one in (title, synonym, promotion) if one in html] == offered


def test_the_export_holds_no_formula(admin_client: Client, address: str, counts: None) -> None:
    response: Any = admin_client.get(address, {"export": "csv", "found": "nothing"})
    rows = list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))
    day = (timezone.localdate() - timedelta(days=2)).isoformat()
    assert [row["Query"] for row in rows] == ["sparky", "brickie", "'=1+1"]
    assert rows[2] == {
        "Query": "'=1+1",
        "Searches": "1",
        "Pages found": "0",
        "Last searched for": day,
    }
    xlsx: Any = admin_client.get(address, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(xlsx.streaming_content))).active
    assert [cell.value for cell in sheet["A"]][:3] == ["Query", "nurse", "sparky"]


def test_queries_do_not_grow(admin_client: Client, address: str) -> None:
    def queries() -> int:
        admin_client.get(address)
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(address)
        return len(captured)

    add_count("one", 1)
    few = queries()
    for number in range(40):
        add_count(f"query {number}", number)
    assert queries() == few


def test_the_report_is_in_the_menu_and_the_empty_one_of_wagtail_is_not(
    admin_client: Client, address: str
) -> None:
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert address in html
    assert reverse("wagtailsearchpromotions:search_terms") not in html
    assert reverse("wagtailsearchpromotions:index") in html


@pytest.fixture
def pat(client: Client, django_user_model: Any) -> Client:
    """A browser in which a publisher has signed in."""
    user = django_user_model.objects.create_user("pat")
    user.groups.add(Group.objects.get(name="Publisher"))
    client.force_login(user)
    return client


def _titles(role: RolePage) -> list[str]:
    return [other.title for other in RolePage.objects.get(pk=role.pk).other_titles.all()]


def _add(client: Client, role: RolePage, title: str, committed: Committed) -> str:
    with committed():
        response = client.post(
            reverse("search_add_title"), {"title": title, "role": role.pk}, follow=True
        )
    assert response.status_code == 200
    return response.content.decode()


def _published(role: RolePage, committed: Committed) -> RolePage:
    with committed():
        role.save_revision().publish()
    return RolePage.objects.get(pk=role.pk)


def test_a_title_is_found_at_once(pat: Client, add_role: AddRole, committed: Committed) -> None:
    role = _published(add_role("Electrician", "They wire.", lede="Wires."), committed)
    form = pat.get(reverse("search_add_title"), {"query": "zorbler"}).content.decode()
    assert 'value="Zorbler"' in form
    assert search("zorbler").count == 0
    html = _add(pat, role, "Zorbler", committed)
    assert "Readers who search for “Zorbler” find “Electrician” now." in html
    assert _titles(role) == ["Zorbler"]
    assert [result.title for result in search("zorbler").results] == ["Electrician"]
    assert "is called “ZORBLER” already" in _add(pat, role, "ZORBLER", committed)
    assert _titles(role) == ["Zorbler"]


def test_what_waits_is_not_published_with_it(
    pat: Client, add_role: AddRole, committed: Committed
) -> None:
    role = _published(add_role("Electrician", "They wire.", lede="Wires."), committed)
    role.lede = "Changed."
    role.save_revision()
    html = _add(pat, role, "Zorbler", committed)
    assert "“Zorbler” is in the draft of “Electrician”" in html
    assert _titles(role) == []
    draft = RolePage.objects.get(pk=role.pk).get_latest_revision_as_object()
    assert [other.title for other in draft.other_titles.all()] == ["Zorbler"]
    assert draft.lede == "Changed."


def test_nobody_changes_a_role_that_is_not_theirs(
    client: Client, django_user_model: Any, add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Electrician")
    user = django_user_model.objects.create_user("ann")
    user.groups.add(Group.objects.get(name="Author"))
    client.force_login(user)
    assert "You may not edit it." in _add(client, role, "Zorbler", committed)
    assert not role.get_latest_revision()
    assert "This field is required" in client.post(reverse("search_add_title")).content.decode()


def test_a_synonym_begins_with_the_query(
    pat: Client, add_role: AddRole, committed: Committed
) -> None:
    add_role("Bricklayer", "They lay bricks.")
    address = reverse("synonyms_modeladmin_create")
    html = pat.get(address, {"query": "zorbler & mate"}).content.decode()
    assert ">\nzorbler &amp; mate</textarea>" in html
    assert search("zorbler").count == 0
    pat.post(address, {"words": "zorbler\nbricklayer", "direction": "both"})
    assert [result.title for result in search("zorbler").results] == ["Bricklayer"]


def test_a_promotion_begins_with_the_query(pat: Client, add_role: AddRole) -> None:
    role = add_role("Electrician")
    page = pat.get(reverse("search_promote"), {"query": "zorbler & co"})
    html = page.content.decode()
    assert 'value="zorbler &amp; co"' in html
    assert f'action="{reverse("wagtailsearchpromotions:add")}"' in html
    # What readers type is in the report; nobody fills Wagtail's own list of it.
    assert "Choose from popular search terms" not in html
    assert f'href="{reverse("search_report")}"' in html
    assert not SearchPromotion.objects.exists()
    form = {
        "query_string": "Zorbler & Co",
        "editors_picks-TOTAL_FORMS": 1,
        "editors_picks-INITIAL_FORMS": 0,
        "editors_picks-MIN_NUM_FORMS": 0,
        "editors_picks-MAX_NUM_FORMS": 1000,
        "editors_picks-0-page": role.pk,
        "editors_picks-0-description": "For most readers.",
        "editors_picks-0-ORDER": 1,
    }
    pat.post(reverse("wagtailsearchpromotions:add"), form)
    [result] = search("zorbler & co").results
    assert (result.title, result.promoted) == ("Electrician", True)
