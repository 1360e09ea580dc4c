"""Nobody finds what they may not read, in whatever state it is and however late the index."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from career_pages import editions
from career_pages.models import CareerArea, RoleIndexPage, RolePage, RoleSkill, Skill
from search.indexing import rebuild
from search.models import KnownWord, Passage
from tests.made_once import made_once, read_again
from tests.search.conftest import AddRole, Committed, body_with, new_role

Hide = Callable[[RolePage], Any]


def _unpublish(role: RolePage) -> None:
    role.unpublish()


def _delete(role: RolePage) -> None:
    role.delete()


def _expire(role: RolePage) -> None:
    RolePage.objects.filter(pk=role.pk).update(expire_at=timezone.now() - timedelta(seconds=1))


def _schedule(role: RolePage) -> None:
    RolePage.objects.filter(pk=role.pk).update(go_live_at=timezone.now() + timedelta(hours=1))


def _restrict(kind: str) -> Hide:
    def hide(role: RolePage) -> None:
        PageViewRestriction.objects.create(page=role, restriction_type=kind, password="x")

    return hide


def _restrict_above(role: RolePage) -> None:
    PageViewRestriction.objects.create(page=role.get_parent(), restriction_type="login")


def _unpublish_silently(role: RolePage) -> None:
    RolePage.objects.filter(pk=role.pk).update(live=False)


def _take_off_the_site(role: RolePage) -> None:
    role.move(Page.get_first_root_node(), pos="last-child")


STATES: dict[str, Hide] = {
    "unpublished": _unpublish,
    "deleted": _delete,
    "expired": _expire,
    "scheduled": _schedule,
    "private by login": _restrict("login"),
    "private by group": _restrict("groups"),
    "private by password": _restrict("password"),
    "below a private page": _restrict_above,
    "not live, told by nobody": _unpublish_silently,
    "on no site": _take_off_the_site,
}
# Of these the index learns when it is made anew.
SILENT = frozenset({"expired", "scheduled", "not live, told by nobody"})


def new_secret(**fields: Any) -> RolePage:
    """Return a role that has a skill, an area, another title, and a promotion; live by default."""
    skill = Skill.objects.create(name="Lautering")
    area = CareerArea.objects.create(name="Cellar trades", slug="cellar")
    query = Query.get("zymurgist")
    role = new_role(
        "Zymurgist",
        "Fermentation in a copper kettle.",
        titles=("Brewmaster",),
        role_skills=[RoleSkill(skill=skill)],
        area=area,
        **fields,
    )
    SearchPromotion.objects.create(query=query, page=role, description="Try the copper.")
    return role


SECRETS = ("Zymurgist</a>", '"Zymurgist"', "Brewmaster", "copper", "Lautering", "Cellar trades")
# The page that has found nothing, pages that are nowhere, and the pages for programs.
ELSEWHERE = (
    "/search/",
    "/search/?q=xqzvbn",
    "/zymurgist/",
    "/careers/zymurgst/",
    "/jobs/brewmaster/",
    "/api/v2/pages/?fields=*",
    "/api/v2/pages/?type=career_pages.RolePage&fields=*",
    "/api/v2/pages/?slug=zymurgist",
    "/api/v2/pages/?search=zymurgist",
)
CORRECTIONS = ("zymurgist", "fermentation", "brewmaster", "copper kettle")
TYPED = ("zymurgist", "fermentation", "brewmaster", "kettle", "zym", "lauter")
SEARCHES = ("search/?", "search/?area=cellar&", "api/search/?", "api/search/suggest/?")


def _everything_served(client: Client) -> str:
    addresses = [f"/{path}q={typed}" for path in SEARCHES for typed in TYPED]
    return "\n".join(client.get(address).content.decode() for address in [*addresses, *ELSEWHERE])


def _corrections(client: Client) -> list[str]:
    typed = ("zymurgst", "fermentatoin", "brewmastr", "coper ketle", "zymurgistcopper")
    answers = (client.get("/api/search/", {"q": slip}).json() for slip in typed)
    return [answer["corrected"] for answer in answers if answer["corrected"]]


def _leaks(client: Client) -> list[str]:
    served = _everything_served(client)
    return [secret for secret in SECRETS if secret in served] + _corrections(client)


def _find_it(client: Client) -> None:
    """Find the live role, so that this process keeps in memory all that it keeps of it."""
    for typed in TYPED[:4]:
        assert "Zymurgist</a>" in client.get("/search/", {"q": typed}).content.decode(), typed
    assert "Zymurgist" in client.get("/api/search/suggest/?q=zym").content.decode()
    assert "Lautering" in client.get("/api/search/suggest/?q=lauter").content.decode()
    assert "/careers/zymurgist/" in client.get("/careers/zymurgst/").content.decode()
    assert _corrections(client) == [*CORRECTIONS]


@made_once
def made() -> RolePage:
    """A live role that is found, until a test hides it."""
    return new_secret()


@pytest.fixture
def secret(made: RolePage, db: None, monkeypatch: pytest.MonkeyPatch) -> RolePage:
    """The same for one test, which may change it."""
    # What another test hid without a new edition may have been kept without it.
    monkeypatch.setattr(editions, "_kept", {})
    role: RolePage = read_again(made)
    return role


def test_a_live_role_is_found_everywhere(client: Client, secret: RolePage) -> None:
    _find_it(client)
    found = set(editions._kept)
    assert found
    assert _leaks(client) == [*SECRETS, *CORRECTIONS]
    assert set(editions._kept) == found


@pytest.mark.parametrize("state", STATES)
def test_a_hidden_role_is_found_nowhere_before_and_after_it_is_reindexed(
    client: Client, secret: RolePage, committed: Committed, state: str
) -> None:
    with committed():
        _find_it(client)
    with committed():
        STATES[state](secret)
        assert _leaks(client) == []
    if state in SILENT:
        rebuild()
    assert _leaks(client) == []


def test_a_hidden_role_is_found_nowhere_by_who_remembers_it(
    client: Client,
    secret: RolePage,
    committed: Committed,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _find_it(client)
    remembered = dict(editions._kept)
    with committed():
        secret.unpublish()
    assert _leaks(client) == []
    monkeypatch.setattr(editions, "_kept", remembered)
    assert _leaks(client) == []


def test_a_role_that_is_to_go_live_is_found_nowhere_before(
    client: Client, roles_index: RoleIndexPage, committed: Committed
) -> None:
    role = new_secret(live=False, go_live_at=timezone.now() + timedelta(hours=1))
    with committed():
        role.save_revision().publish()
    assert role.scheduled_revision
    assert _leaks(client) == []


def test_what_follows_a_private_role_is_found_nowhere(
    client: Client, secret: RolePage, committed: Committed
) -> None:
    with committed():
        follower = secret.create_alias(update_slug="follower")
    assert follower.url in client.get("/api/search/?q=kettle").content.decode()
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert _leaks(client) == []


def test_a_role_that_was_never_published_is_found_nowhere(
    client: Client, roles_index: RoleIndexPage
) -> None:
    new_secret(live=False)
    assert _leaks(client) == []
    assert not Passage.objects.filter(title="Zymurgist").exists()


def test_the_draft_of_a_live_role_is_found_nowhere(
    client: Client, add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Publican")
    role.title, role.body = "Zymurgist", body_with("Fermentation in a copper kettle.")
    role.other_titles.create(title="Brewmaster")
    with committed():
        role.save_revision()
    assert _leaks(client) == []


def test_a_chapter_below_a_private_role_is_found_nowhere(
    client: Client,
    secret: RolePage,
    make_chapter: Callable[..., Any],
    committed: Committed,
) -> None:
    with committed():
        make_chapter(secret, "Kettle Training")
    assert "Kettle Training" in client.get("/api/search/?q=kettle").content.decode()
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert "Kettle Training" not in client.get("/api/search/?q=kettle").content.decode()


def test_signed_in_people_find_no_more_than_anybody(
    client: Client, secret: RolePage, django_user_model: Any, roles_index: RoleIndexPage
) -> None:
    PageViewRestriction.objects.create(page=roles_index, restriction_type="login")
    client.force_login(django_user_model.objects.create_superuser("ada", password="x"))
    assert _leaks(client) == []


WORDS = ("zymurgist", "brewmaster", "copper", "kettle", "lautering", "cellar")


@pytest.fixture
def vintner(add_role: AddRole) -> RolePage:
    """A role of another area that says some of the same."""
    area = CareerArea.objects.create(name="Vines", slug="vines")
    return add_role("Vintner", "Fermentation.", area=area)


@pytest.fixture
def counted_secret(secret: RolePage, vintner: RolePage, add_role: AddRole) -> RolePage:
    """One of two roles of its area, both of which say the same as one of another."""
    add_role("Publican", "Fermentation.", area=secret.area)
    return secret


@pytest.mark.parametrize("state", STATES)
def test_a_hidden_role_is_not_counted(client: Client, counted_secret: RolePage, state: str) -> None:
    address = "/api/search/?q=fermentation"
    assert client.get(address).json()["count"] == 3
    STATES[state](counted_secret)
    found = client.get(address).json()
    assert found["count"] == len(found["results"]) == (0 if "below" in state else 2)
    for facet in found["facets"]:
        every, *choices = [choice["count"] for choice in facet["choices"]]
        assert every == sum(choices) == found["count"]
    narrowed = client.get(f"{address}&area=cellar").json()
    assert narrowed["count"] == len(narrowed["results"]) < 2


@pytest.mark.parametrize("state", STATES)
def test_the_words_of_a_hidden_role_are_forgotten(
    secret: RolePage, vintner: RolePage, committed: Committed, state: str
) -> None:
    assert KnownWord.objects.filter(word__in=WORDS).count() == len(WORDS)
    with committed():
        STATES[state](secret)
    if state in SILENT:
        rebuild()
    assert not KnownWord.objects.filter(word__in=WORDS).exists()
    assert not Passage.objects.filter(text__contains="copper").exists()


ADDRESSES = (
    "/search/?q=zymurgist",
    "/api/search/?q=zymurgist",
    "/api/search/suggest/?q=zymurgist",
    "/api/v2/pages/?slug=zymurgist",
)
LATER = "Fri, 01 Jan 2100 00:00:00 GMT"


@pytest.mark.parametrize("hide", STATES.values(), ids=STATES.keys())
def test_what_was_kept_of_a_hidden_role_is_not_confirmed(
    client: Client, secret: RolePage, hide: Hide
) -> None:
    kept = {address: client.get(address).headers["ETag"] for address in ADDRESSES}
    for address, tag in kept.items():
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    hide(secret)
    for address, tag in kept.items():
        for headers in ({"If-None-Match": tag}, {"If-Modified-Since": LATER}):
            answer = client.get(address, headers=headers)
            assert answer.status_code == 200, address
            assert "Zymurgist" not in answer.content.decode(), address


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_keeps_answers_for_several_asks_each_time(
    client: Client, secret: RolePage, address: str
) -> None:
    answer = client.get(address)
    assert "Zymurgist" in answer.content.decode()
    rules = answer.headers["Cache-Control"].split(", ")
    assert "must-revalidate" in rules
    assert {"max-age=0", "s-maxage=0"} & set(rules)
    assert not {"Expires", "Last-Modified"} & set(answer.headers)
