"""Which view of the admin is for whom: one line a view, to which every new view adds its own.

A line is the view's name, what stands in its address, who may open it (GET), and who may act with
it (POST). An address is made of the names of things that `test_permission_matrix.py` makes, such as
"role", and of plain words. Administrators may do everything that anybody may; "" is nobody else,
and ``NO`` a method that the view does not have.

The role in an address belongs to nobody in the table, "own" is a role of the person themselves.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

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
