"""What the editors promote for a query stands first."""

from typing import Any

from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from career_pages.models import CareerArea, RoleIndexPage, RolePage
from search.results import Result, search
from tests.search.conftest import AddRole


def _promote(query: str, **target: Any) -> SearchPromotion:
    number = SearchPromotion.objects.count()
    return SearchPromotion.objects.create(query=Query.get(query), sort_order=number, **target)


def _results(typed: str, page: int = 1) -> list[tuple[str, bool]]:
    return [(result.title, result.promoted) for result in search(typed, page).results]


def test_a_promoted_page_is_first_and_counted_once(add_role: AddRole) -> None:
    add_role("Conduit Bender", "They bend conduit.")
    plumber = add_role("Plumber", "Now and then they meet conduit.")
    baker = add_role("Baker", "They knead dough.")
    _promote("conduit", page=plumber, description="For most readers.")
    found = search(" CONDUIT ")
    assert _results("conduit") == [("Plumber", True), ("Conduit Bender", False)]
    assert found.count == 2
    assert found.results[0].description == "For most readers."
    assert [passage.anchor for passage in found.results[0].passages] == ["definition"]
    assert _results("conduits") == [("Conduit Bender", False), ("Plumber", False)]
    _promote("conduit", page=baker)
    assert _results("conduit")[:2] == [("Plumber", True), ("Baker", True)]
    assert search("conduit").results[1].passages == ()
    assert search("conduit").count == 3


def test_what_is_promoted_follows_its_query(add_role: AddRole) -> None:
    promotion = _promote("conduit", page=add_role("Baker", "They knead dough."))
    assert _results("conduit") == [("Baker", True)]
    promotion.query.query_string = "dough"
    promotion.query.save()
    assert _results("conduit") == []
    assert _results("dough") == [("Baker", True)]
    promotion.delete()
    assert _results("dough") == [("Baker", False)]


def test_a_promoted_page_is_not_found_again_further_on(add_role: AddRole) -> None:
    roles = [add_role(f"Keeper {number}", "They keep.") for number in range(10, 21)]
    _promote("keeper", page=roles[-1])
    _promote("keeper", page=roles[-1])
    assert search("keeper").count == 11
    assert _results("keeper")[0] == ("Keeper 20", True)
    assert _results("keeper", 2) == [("Keeper 19", False)]


def test_something_elsewhere_can_be_promoted(client: Client, add_role: AddRole) -> None:
    link = {"external_link_url": "https://example.org/?a=1&b=2", "external_link_text": "Pay & more"}
    _promote("salary", description="<b>Not</b> ours.\n\nOfficial.", **link)
    [result] = search("salary").results
    assert result == Result(
        title="Pay & more",
        url="https://example.org/?a=1&b=2",
        kind="link",
        occupation_code="",
        area="",
        passages=(),
        promoted=True,
        description="<b>Not</b> ours.\n\nOfficial.",
    )
    html = client.get("/search/?q=salary").content.decode()
    assert '<a href="https://example.org/?a=1&amp;b=2">Pay &amp; more</a>' in html
    assert "Chosen by the editors" in html
    assert "<p>&lt;b&gt;Not&lt;/b&gt; ours.</p>" in html
    assert "1 page found" in html


def test_a_page_that_is_not_for_everybody_is_not_promoted(
    client: Client, add_role: AddRole, roles_index: RoleIndexPage
) -> None:
    role = add_role("Baker", "They knead dough.")
    _promote("conduit", page=role, description="Dough!")
    PageViewRestriction.objects.create(page=roles_index, restriction_type="login")
    for address in ("/search/?q=conduit", "/api/search/?q=conduit"):
        html = client.get(address).content.decode()
        assert "Baker" not in html
        assert "Dough" not in html
    PageViewRestriction.objects.all().delete()
    assert _results("conduit") == [("Baker", True)]
    RolePage.objects.update(live=False)
    assert _results("conduit") == []


def test_what_is_promoted_can_be_narrowed_away(add_role: AddRole) -> None:
    areas = [CareerArea.objects.create(name=name, slug=name) for name in ("air", "water")]
    add_role("Pilot", "Conduit.", area=areas[0])
    _promote("conduit", page=add_role("Diver", area=areas[1]))
    assert _results("conduit") == [("Diver", True), ("Pilot", False)]
    assert [one.title for one in search("conduit", area="air").results] == ["Pilot"]
    assert [one.title for one in search("conduit", area="water").results] == ["Diver"]
    assert [one.title for one in search("conduit", section="about").results] == ["Pilot"]


def test_searching_writes_nothing(client: Client, add_role: AddRole) -> None:
    client.get("/search/?q=conduit")
    client.get("/api/search/?q=conduit")
    assert not Query.objects.exists()
