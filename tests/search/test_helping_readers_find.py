"""A query for which readers find nothing becomes a title or a promotion."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.contrib.search_promotions.models import SearchPromotion

from career_pages.models import RolePage
from search.results import search
from tests.search.conftest import AddRole, Committed


@pytest.fixture
def publisher(client: Client, django_user_model: Any) -> Client:
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


def test_a_title_is_found_at_once(
    publisher: Client, add_role: AddRole, committed: Committed
) -> None:
    role = _published(add_role("Electrician", "They wire.", lede="Wires."), committed)
    form = publisher.get(reverse("search_add_title"), {"query": "zorbler"}).content.decode()
    assert 'value="Zorbler"' in form
    assert search("zorbler").count == 0
    html = _add(publisher, role, "Zorbler", committed)
    assert "Readers who search for “Zorbler” find “Electrician” now." in html
    assert _titles(role) == ["Zorbler"]
    assert [result.title for result in search("zorbler").results] == ["Electrician"]
    assert "is called “ZORBLER” already" in _add(publisher, role, "ZORBLER", committed)
    assert _titles(role) == ["Zorbler"]


def test_what_waits_is_not_published_with_it(
    publisher: Client, add_role: AddRole, committed: Committed
) -> None:
    role = _published(add_role("Electrician", "They wire.", lede="Wires."), committed)
    role.lede = "Changed."
    role.save_revision()
    html = _add(publisher, role, "Zorbler", committed)
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
    publisher: Client, add_role: AddRole, committed: Committed
) -> None:
    add_role("Bricklayer", "They lay bricks.")
    address = reverse("synonyms_modeladmin_create")
    html = publisher.get(address, {"query": "zorbler & mate"}).content.decode()
    assert ">\nzorbler &amp; mate</textarea>" in html
    assert search("zorbler").count == 0
    publisher.post(address, {"words": "zorbler\nbricklayer", "direction": "both"})
    assert [result.title for result in search("zorbler").results] == ["Bricklayer"]


def test_a_promotion_begins_with_the_query(publisher: Client, add_role: AddRole) -> None:
    role = add_role("Electrician")
    page = publisher.get(reverse("search_promote"), {"query": "zorbler & co"})
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
    publisher.post(reverse("wagtailsearchpromotions:add"), form)
    [result] = search("zorbler & co").results
    assert (result.title, result.promoted) == ("Electrician", True)
