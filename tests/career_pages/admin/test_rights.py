"""What the groups that are shipped may do on Wagtail's own screens."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import HomePage
from tests.career_pages.admin.permission_table import (
    ANYBODY,
    EDITORS,
    NO,
    PEOPLE,
    PUBLISHER,
    WRITERS,
    Line,
)
from tests.career_pages.admin.test_permission_matrix import EVERYBODY, is_let_in

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
