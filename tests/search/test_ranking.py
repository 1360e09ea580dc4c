"""The order of results: what counts how much, titles that are only suggested, and promotions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from career_pages.models import CareerArea, OtherTitle, RoleIndexPage, RolePage, SuggestedTitle
from search.results import Result, search
from search.suggestions import suggestions
from tests.new_pages import prose
from tests.search.conftest import AddRole, Committed, body_with, found_in_step

Suggest = Callable[..., None]


def titles(query: str) -> list[str]:
    return [result.title for result in search(query).results]


def test_a_role_that_is_named_inside_a_longer_query_is_first(add_role: AddRole) -> None:
    add_role("Data Analyst", body=body_with("They count."))
    add_role("Clerk", body=body_with("A junior clerk helps a data engineer, or an analyst."))
    assert titles("junior data analyst")[0] == "Data Analyst"
    assert titles("what is it like to be a data analyst on night shifts")[0] == "Data Analyst"


def test_a_page_with_all_that_is_asked_comes_before_one_that_is_named_after_a_part(
    add_role: AddRole,
) -> None:
    add_role("Solar Astronomer", body=body_with("They look at the sky."))
    add_role("Roofer", body=body_with("They install solar panels on a roof."))
    assert titles("install solar panels")[0] == "Roofer"


def test_everyday_words_hardly_count_beside_others(add_role: AddRole) -> None:
    add_role("Potter", body=body_with("Somebody who makes sure that things look good."))
    for number in range(3):
        add_role(f"Diver {number}", body=body_with("They rescue divers."))
    assert titles("someone who makes sure to rescue")[0] == "Diver 0"
    assert titles("makes sure") == ["Potter"]


def test_a_role_is_called_by_its_name_before_what_it_leaves_out(add_role: AddRole) -> None:
    add_role("Landscape Architect", body=body_with("An architect of gardens: an architect."))
    add_role("Architects, Except Landscape and Naval")
    assert titles("architect")[0] == "Architects, Except Landscape and Naval"


def test_who_does_what_is_asked_for_comes_before_others(add_role: AddRole) -> None:
    add_role("Window Cleaner", body=body_with("Ladders, buckets and panes."))
    add_role("Glazier", body=body_with("They clean windows when they have put in windows."))
    add_role("Physicist", body=body_with("Physics and more."))
    add_role("Physical Therapist", body=body_with("Physics, physics, physics."))
    assert titles("clean windows")[0] == "Window Cleaner"
    assert titles("someone who is cleaning windows")[0] == "Window Cleaner"
    assert titles("career in physics")[0] == "Physicist"
    assert titles('"clean windows"') == ["Glazier"]


def test_words_that_stand_together_count_for_more(add_role: AddRole) -> None:
    add_role("Builder", body=body_with("Information on what an architecture costs them."))
    add_role("Planner", body=body_with("Their craft is information architecture and more."))
    assert titles("information architecture")[0] == "Planner"


def test_the_kind_of_section_that_was_asked_for_answers(add_role: AddRole) -> None:
    levels = [
        {"level": name, "introduction": [], "duties": [f"Tuning {number} pianos"]}
        for number, name in enumerate(("Junior", "Senior"), start=1)
    ]
    body = [
        *body_with("They tune pianos, junior and senior ones alike, for a long career."),
        ("overview", {"content": prose("Tuning pianos by ear.")}),
        ("responsibilities", {"items": ["Tuning pianos"]}),
        ("levels", {"levels": levels}),
        ("topic", {"topic": "career_path", "content": prose("Pianos last.")}),
    ]
    add_role("Tuner", body=body)
    add_role("Baker")

    def answer(query: str) -> str:
        return search(query).results[0].passages[0].anchor

    assert answer("tuner") == ""
    assert answer("junior tuner") == "junior"
    assert answer("what does a tuner do") == "overview"
    assert answer("tuner duties") == "responsibilities"
    assert answer("is being a tuner worth it") == "career-path"


# Titles that are only suggested for a role: found, but below everything else, and never shown.


@pytest.fixture
def suggest(committed: Committed) -> Suggest:
    """Suggest titles for a role, and commit."""

    def add(role: RolePage, *titles: str, **fields: Any) -> None:
        with committed():
            for title in titles:
                SuggestedTitle.objects.create(role=role, title=title, **fields)

    return add


@pytest.mark.parametrize("typed", ["lamplighter", "Lamplighters", "street lamplighter", "street"])
def test_a_suggested_title_finds_its_role(add_role: AddRole, suggest: Suggest, typed: str) -> None:
    suggest(add_role("Light Technician"), "Street Lamplighter")
    add_role("Baker")
    assert found_in_step(typed) == ["Light Technician"]


def test_a_shared_title_never_outranks_the_role_whose_own_name_it_is(
    add_role: AddRole, suggest: Suggest
) -> None:
    for name in ("Aide", "Bus Dispatcher Trainer", "Clerk"):
        suggest(add_role(name, "A dispatcher."), "Dispatcher", "dispatchers", is_ambiguous=True)
    add_role("Dispatcher")
    add_role("Zookeeper", titles=("Dispatcher",))
    assert found_in_step("dispatcher")[:2] == ["Dispatcher", "Zookeeper"]


def test_a_shared_title_counts_less_than_a_word_of_a_name_and_more_than_a_mention(
    add_role: AddRole, suggest: Suggest
) -> None:
    suggest(add_role("Aide"), "Nurse", is_ambiguous=True)
    add_role("Registered Nurse")
    add_role("Porter", "A nurse calls them.")
    assert found_in_step("nurse") == ["Registered Nurse", "Aide", "Porter"]


def test_a_title_of_this_role_alone_comes_before_mere_words(
    add_role: AddRole, suggest: Suggest
) -> None:
    suggest(add_role("Lawyer"), "Jurist")
    add_role("Jurist Driver")
    add_role("Notary", titles=("Jurist",))
    assert found_in_step("jurists") == ["Notary", "Lawyer", "Jurist Driver"]


def test_titles_of_this_role_and_shared_ones_are_told_apart(
    add_role: AddRole, suggest: Suggest
) -> None:
    role = add_role("Lawyer")
    suggest(role, "Jurist")
    suggest(role, "Counsel", is_ambiguous=True)
    add_role("Counsel Driver")
    add_role("Jurist Driver")
    assert found_in_step("jurist") == ["Lawyer", "Jurist Driver"]
    assert found_in_step("counsel") == ["Counsel Driver", "Lawyer"]


def test_a_dismissed_title_finds_nothing(
    add_role: AddRole, suggest: Suggest, committed: Committed
) -> None:
    suggest(add_role("Lawyer"), "Jurist")
    row = SuggestedTitle.objects.get()
    row.status = SuggestedTitle.Status.DISMISSED
    with committed():
        row.save()
    assert found_in_step("jurist") == []


def test_an_accepted_title_goes_on_finding_its_role(
    add_role: AddRole, suggest: Suggest, committed: Committed
) -> None:
    role = add_role("Lawyer")
    suggest(role, "Jurist", status=SuggestedTitle.Status.ACCEPTED)
    assert found_in_step("jurist") == ["Lawyer"]
    role.other_titles = [OtherTitle(title="Jurist")]
    with committed():
        role.save_revision().publish()
    assert found_in_step("jurist") == ["Lawyer"]


def test_readers_never_see_a_suggested_title(
    add_role: AddRole, suggest: Suggest, client: Client
) -> None:
    role = add_role("Lawyer", lede="They argue.")
    suggest(role, "Jurist")
    suggest(role, "Counsel", is_ambiguous=True)
    addresses = [
        role.url,
        "/",
        "/careers/",
        "/search/?q=lawyer",
        "/api/search/?q=lawyer",
        "/api/search/suggest/?q=lawyer",
        "/sitemap.xml",
    ]
    for address in addresses:
        html = client.get(address).content.decode()
        assert "Jurist" not in html, address
        assert "Counsel" not in html, address
    for typed in ("jurist", "counsel"):
        [result] = search(typed).results
        assert "argue" in result.passages[0].snippet
        assert typed not in str(result).lower()
        assert typed.title() not in client.get(f"/search/?q={typed}").content.decode()
        assert suggestions(typed) == ()


def test_suggested_titles_cost_a_search_no_query(add_role: AddRole, suggest: Suggest) -> None:
    def queries() -> int:
        search("jurist lawyer")
        with CaptureQueriesContext(connection) as captured:
            assert search("jurist lawyer").count == 1
        return len(captured)

    role = add_role("Lawyer")
    few = queries()
    suggest(role, *(f"Jurist {number}" for number in range(20)))
    assert queries() == few


# What the editors promote for a query stands first.


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
