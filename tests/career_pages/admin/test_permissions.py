"""What every screen of the admin, ours and Wagtail's, is for whom.

Which view is for whom stands in a table: one line a view, to which every new view adds its own. A
line is the view's name, what stands in its address, who may open it (GET), and who may act with it
(POST). An address is made of the names of `things` that are made below, such as "role", and of
plain words. Administrators may do everything that anybody may; "" is nobody else, and ``NO`` a
method that the view does not have.

The role in an address belongs to nobody in the table, "own" is a role of the person themselves.
"""

import inspect
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Final, NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Site
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from career_pages.documents.uploads import accept
from career_pages.models import CallToAction, CareerArea, ReviewLink, Skill, Source
from home.models import HomePage
from search.models import Synonym
from tests.career_pages.documents.made_files import guide

NO: Final = None
ANYBODY: Final = "visitor author reviewer publisher"
PEOPLE: Final = "author reviewer publisher"
WRITERS: Final = "author publisher"
EDITORS: Final = "reviewer publisher"
PUBLISHER: Final = "publisher"


class Line(NamedTuple):
    """What the table says of one view."""

    view: str
    address: str
    opens: str | None
    acts: str | None


def snippets(model: str, thing: str, changes: str) -> Iterator[Line]:
    """Yield the lines of a snippet's views: publishers do all, ``changes`` may change what is."""
    views, chooser = f"wagtailsnippets_{model}", f"wagtailsnippetchoosers_{model}"
    for name in ("list", "list_results"):
        yield Line(f"{views}:{name}", "", changes, NO)
    for name in ("usage", "history", "history_results"):
        yield Line(f"{views}:{name}", thing, changes, NO)
    yield Line(f"{views}:add", "", PUBLISHER, PUBLISHER)
    yield Line(f"{views}:copy", thing, PUBLISHER, PUBLISHER)
    yield Line(f"{views}:edit", thing, changes, changes)
    yield Line(f"{views}:delete", thing, PUBLISHER, PUBLISHER)
    yield from choosing(chooser, thing)


def choosing(chooser: str, thing: str) -> Iterator[Line]:
    """Yield the lines of a chooser's views: everybody may choose."""
    for name in ("choose", "choose_results", "chosen_multiple"):
        yield Line(f"{chooser}:{name}", "", ANYBODY, NO)
    yield Line(f"{chooser}:chosen", thing, ANYBODY, NO)


TABLE: Final = [
    # Roles as documents.
    Line("export_role", "role md", EDITORS, NO),
    Line("export_role", "own docx", PEOPLE, NO),
    # Importing.
    Line("guide_imports:start", "", WRITERS, WRITERS),
    Line("guide_imports:results", "import", WRITERS, NO),
    Line("guide_imports:progress", "import", WRITERS, NO),
    Line("guide_imports:retry", "import", NO, WRITERS),
    Line("guide_imports:undo", "import", NO, WRITERS),
    Line("guide_imports:review", "document", WRITERS, WRITERS),
    Line("guide_imports:correct", "document", NO, WRITERS),
    # Roles from O*NET.
    Line("career_pages_start_role", "index", WRITERS, WRITERS),
    Line("career_pages_suggested_titles", "role", EDITORS, EDITORS),
    Line("career_pages_suggested_titles", "own", PEOPLE, PEOPLE),
    Line("career_pages_suggested_titles_report", "", ANYBODY, NO),
    # The state of the guide.
    Line("roles:index", "", PEOPLE, NO),
    Line("roles:index_results", "", PEOPLE, NO),
    Line("roles:choose_parent", "", WRITERS, WRITERS),
    Line("career_pages_guide_health", "", PEOPLE, NO),
    Line("career_pages_guide_health_results", "", PEOPLE, NO),
    # Somebody sees their own report, and is told that another is gone.
    Line("career_pages_bulk_report", "unknown", ANYBODY, ANYBODY),
    # Reviews.
    Line("career_pages_review_links", "role", EDITORS, EDITORS),
    Line("career_pages_review_links", "own", PEOPLE, PEOPLE),
    Line("career_pages_revoke_review_link", "link", PUBLISHER, PUBLISHER),
    Line("career_pages_revoke_review_link", "own-link", ANYBODY, ANYBODY),
    Line("career_pages_still_right", "role", EDITORS, EDITORS),
    Line("career_pages_still_right", "own", PEOPLE, PEOPLE),
    Line("career_pages_reviews_due", "", ANYBODY, NO),
    Line("review-links_modeladmin_index", "", PEOPLE, NO),
    Line("review-links_modeladmin_create", "", NO, NO),
    Line("review-links_modeladmin_edit", "link", NO, NO),
    Line("review-links_modeladmin_delete", "link", NO, NO),
    # Titles and sources of all roles.
    Line("titles_modeladmin_index", "", PEOPLE, NO),
    Line("suggested-titles_modeladmin_index", "", PEOPLE, PEOPLE),
    Line("career_pages_title_uses", "", PEOPLE, NO),
    Line("sources_modeladmin_index", "", PEOPLE, NO),
    Line("career_pages_source", "source", PEOPLE, NO),
    Line("career_pages_replace_address", "", PEOPLE, PEOPLE),
    # What readers search for.
    Line("search_report", "", PEOPLE, NO),
    Line("search_report_results", "", PEOPLE, NO),
    Line("search_add_title", "", PEOPLE, PEOPLE),
    Line("search_promote", "", PUBLISHER, NO),
    # The handbook.
    Line("handbook:contents", "", ANYBODY, NO),
    Line("handbook:page", "publishing", ANYBODY, NO),
    Line("handbook:picture", "editor.png", ANYBODY, NO),
    # Skills.
    Line("skills_modeladmin_confirm", "skill", EDITORS, EDITORS),
    Line("skills_modeladmin_index", "", EDITORS, NO),
    Line("skills_modeladmin_create", "", EDITORS, EDITORS),
    Line("skills_modeladmin_edit", "skill", EDITORS, EDITORS),
    Line("skills_modeladmin_delete", "skill", PUBLISHER, PUBLISHER),
    Line("skills_modeladmin_inspect", "skill", EDITORS, NO),
    Line("skills_modeladmin_history", "skill", EDITORS, NO),
    Line("skills_modeladmin_merge", "skill", PUBLISHER, PUBLISHER),
    *choosing("skill_chooser", "skill"),
    Line("skill_chooser:create", "", EDITORS, EDITORS),
    # Synonyms.
    Line("synonyms_modeladmin_index", "", PEOPLE, NO),
    Line("synonyms_modeladmin_create", "", EDITORS, EDITORS),
    Line("synonyms_modeladmin_edit", "synonym", EDITORS, EDITORS),
    Line("synonyms_modeladmin_delete", "synonym", PUBLISHER, PUBLISHER),
    Line("synonyms_modeladmin_history", "synonym", PEOPLE, NO),
    Line("search_import_synonyms", "", EDITORS, EDITORS),
    # Records that many pages share.
    *snippets("career_pages_careerarea", "area", EDITORS),
    *snippets("career_pages_calltoaction", "call", PUBLISHER),
]

# Wagtail has an address for making a snippet while one chooses, and no form to make it with.
NOT_OFFERED: Final = {
    "wagtailsnippetchoosers_career_pages_careerarea:create",
    "wagtailsnippetchoosers_career_pages_calltoaction:create",
}

OURS = {"career_pages", "home", "search"}
# To whom a view is open follows from the groups that they are in, however these are kept; one who
# is let in everywhere, and one who is not, open each view with every database.
ONCE = ("anonymous", "visitor", "reviewer", "publisher")
EVERYBODY = [
    *(pytest.param(who, marks=pytest.mark.once) for who in ONCE),
    "author",
    "administrator",
]


def is_ours(module: str) -> bool:
    return module.partition(".")[0] in OURS


def admin_views(
    patterns: list[URLPattern | URLResolver], space: str = "", path: str = ""
) -> Iterator[tuple[str, str, Any]]:
    """Yield the namespace, the name and the function of every view of the admin."""
    for pattern in patterns:
        address = f"{path}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from admin_views(pattern.url_patterns, inner, address)
        elif address.startswith("admin/"):
            yield space, pattern.name or "", pattern.callback


def our_namespaces() -> set[str]:
    """Return the namespaces of the viewsets that we define, and of those of our snippets."""
    of_snippets = (SnippetViewSet, SnippetChooserViewSet)
    return {
        f"{viewset.url_namespace}:"
        for viewset in viewsets.viewsets
        # A page's viewset replaces views of Wagtail's and has no addresses of its own.
        if not isinstance(viewset, PageViewSet)
        and (
            is_ours(type(viewset).__module__)
            or (isinstance(viewset, of_snippets) and is_ours(viewset.model.__module__))
        )
    }


def our_views() -> set[str]:
    """Return the names of all views of the admin that the project adds."""
    spaces = our_namespaces()
    found = set()
    for space, name, callback in admin_views(get_resolver().url_patterns):
        function = inspect.unwrap(callback)
        view_class = getattr(function, "view_class", None)
        # A modeladmin's views are methods of an object.
        owner = type(getattr(function, "__self__", None))
        modules = [getattr(one, "__module__", "") for one in (function, view_class, owner)]
        if space in spaces or any(is_ours(module) for module in modules):
            found.add(space + name)
    return found


def test_every_view_is_in_the_table() -> None:
    assert our_views() - {line.view for line in TABLE} - NOT_OFFERED == set()


def test_every_line_of_the_table_has_a_view() -> None:
    assert {line.view for line in TABLE} - our_views() == set()


@pytest.fixture
def things(make_role: Callable[..., Any], roles_index: Any) -> Callable[[Any], dict[str, Any]]:
    """Return what the table's addresses name, for a person."""

    def make(user: Any) -> dict[str, Any]:
        accepted = accept([("cooper.md", guide("Cooper"))], user)
        call = {"heading": "Go on", "button": "Go", "link": "https://example.org"}
        role = make_role(live=False)
        own = make_role("Stagehand", live=False, owner=user)
        end = timezone.now() + timedelta(days=7)
        return {
            "index": roles_index.pk,
            "role": role.pk,
            "own": own.pk,
            "source": Source.objects.create(role=make_role("Usher"), title="Handbook").pk,
            "link": ReviewLink.objects.create(page=role, expires_at=end).pk,
            "own-link": ReviewLink.objects.create(page=own, created_by=user, expires_at=end).pk,
            "import": accepted.pk,
            "document": accepted.files.get().pk,
            "synonym": Synonym.objects.create(words="sparks\nelectrician").pk,
            "skill": Skill.objects.create(name="Mixing").pk,
            "area": CareerArea.objects.create(name="Sound", slug="sound").pk,
            "call": CallToAction.objects.create(name="Call", **call).pk,
        }

    return make


def is_let_in(client: Client, method: str, address: str) -> bool:
    """Say whether the view answers rather than refuses; what it does is undone."""
    with transaction.atomic():
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    assert response.status_code < 500, f"{method} {address}"
    if response.status_code in {403, 405}:
        return False
    to = response.get("Location", "")
    return not to.startswith(reverse("wagtailadmin_login")) and to != reverse("wagtailadmin_home")


@pytest.mark.parametrize("who", EVERYBODY)
def test_views_let_in_whom_the_table_says(
    client: Client, person: Callable[[str], Any], things: Callable[[Any], Any], who: str
) -> None:
    user = None
    if who != "anonymous":
        user = person("visitor of the admin" if who == "visitor" else who)
        client.force_login(user)
    named = things(user)
    wrong = []
    for line in TABLE:
        address = reverse(line.view, args=[named.get(one, one) for one in line.address.split()])
        for method, may in (("get", line.opens), ("post", line.acts)):
            expected = may is not None and who in [*may.split(), "administrator"]
            if is_let_in(client, method, address) is not expected:
                wrong.append((line.view, line.address, method, expected))
    assert wrong == [], "\n".join(map(str, wrong))


PAGES: Final = "wagtailadmin_pages"
NOBODY: Final = ""
RIGHTS: Final = [
    # Pages, whose forms are not posted here. A "draft" and a "role", which is live, are nobody's.
    Line(f"{PAGES}:add", "career_pages rolepage index", WRITERS, NO),
    Line(f"{PAGES}:add", "career_pages chapterpage role", WRITERS, NO),
    Line(f"{PAGES}:add", "home textpage home", PUBLISHER, NO),
    Line(f"{PAGES}:edit", "draft", EDITORS, NO),
    Line(f"{PAGES}:edit", "own", PEOPLE, NO),
    Line(f"{PAGES}:edit", "home", EDITORS, NO),
    Line(f"{PAGES}:delete", "draft", PUBLISHER, PUBLISHER),
    Line(f"{PAGES}:delete", "own", PEOPLE, PEOPLE),
    Line(f"{PAGES}:delete", "role", PUBLISHER, PUBLISHER),
    Line(f"{PAGES}:unpublish", "role", PUBLISHER, PUBLISHER),
    Line(f"{PAGES}:move", "draft", PUBLISHER, PUBLISHER),
    Line(f"{PAGES}:copy", "draft", EDITORS, NO),
    Line(f"{PAGES}:set_privacy", "role", PUBLISHER, PUBLISHER),
    Line(f"{PAGES}:lock", "draft", NO, PUBLISHER),
    Line(f"{PAGES}:unlock", "draft", NO, PUBLISHER),
    # Pictures and documents.
    Line("wagtailimages:index", "", PEOPLE, NO),
    Line("wagtailimages:add", "", PEOPLE, PEOPLE),
    Line("wagtaildocs:index", "", PEOPLE, NO),
    Line("wagtaildocs:add", "", PEOPLE, PEOPLE),
    # What concerns the whole site.
    Line("wagtailredirects:index", "", PUBLISHER, NO),
    Line("wagtailredirects:add", "", PUBLISHER, PUBLISHER),
    Line("wagtailsettings:edit", "home sitesettings site", NOBODY, NOBODY),
    Line("wagtailusers_users:index", "", NOBODY, NO),
    Line("wagtailusers_groups:index", "", NOBODY, NO),
    Line("wagtailadmin_workflows:index", "", NOBODY, NO),
    Line("wagtailadmin_collections:index", "", NOBODY, NO),
    Line("wagtailsites:index", "", NOBODY, NO),
    Line("wagtailadmin_home", "", ANYBODY, NO),
]


@pytest.mark.parametrize("who", EVERYBODY)
def test_screens_let_in_whom_the_table_says(
    client: Client,
    person: Callable[[str], Any],
    make_role: Callable[..., Any],
    roles_index: Any,
    who: str,
) -> None:
    user = None
    if who != "anonymous":
        user = person("visitor of the admin" if who == "visitor" else who)
        client.force_login(user)
    home = HomePage.objects.get()
    named = {
        "index": roles_index.pk,
        "home": home.pk,
        "draft": make_role(live=False).pk,
        "own": make_role("Stagehand", live=False, owner=user).pk,
        "role": make_role("Usher").pk,
        "site": Site.objects.get().pk,
    }
    wrong = []
    for line in RIGHTS:
        words = line.address.split()
        # The first word of an app's name may be that of a page, too.
        args = [
            word if len(words) > 1 and at < len(words) - 1 else named.get(word, word)
            for at, word in enumerate(words)
        ]
        address = reverse(line.view, args=args)
        for method, may in (("get", line.opens), ("post", line.acts)):
            if may is not None:
                expected = who in [*may.split(), "administrator"]
                if is_let_in(client, method, address) is not expected:
                    wrong.append((line.view, line.address, method, expected))
    assert wrong == []
