"""Roles that nobody comes across."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import ReferenceIndex

from career_pages.checks import Finding, Guide, findings
from career_pages.models import CallToAction, RelatedRole, RolePage
from home.models import HomePage, TextPage

MakeRole = Callable[..., Any]
Body = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def make_role(make_role: MakeRole) -> MakeRole:
    """Make a role that may go live, with ``more`` behind its sections."""

    def make(title: str = "Sound Engineer", more: Body | None = None, **fields: Any) -> Any:
        page = make_role(title, live=False)
        page.body.extend(more or [])
        revision = page.save_revision()
        if fields.pop("live", True):
            revision.publish()
        return RolePage.objects.get(pk=page.pk)

    return make


def found(page: Any) -> list[Finding]:
    """Return what is found, the same for one page as within a run over all."""
    page = RolePage.objects.get(pk=page.pk)
    alone = [one for one in findings(page) if one.rule == "orphan-role"]
    many = findings(page, Guide(whole=True))
    assert [one for one in many if one.rule == "orphan-role"] == alone
    return alone


def link_to(page: Any) -> Body:
    """Return a section that links to the page."""
    html = f'<p>See <a linktype="page" id="{page.pk}">them</a>.</p>'
    return [("text", {"heading": "More", "content": [("rich_text", html)]})]


def test_a_live_role_to_which_nothing_links_is_found(make_role: MakeRole) -> None:
    (finding,) = found(make_role())
    assert (finding.field, finding.excerpt) == ("related_roles", "Sound Engineer")


def test_a_draft_need_not_be_found_yet(make_role: MakeRole) -> None:
    assert found(make_role(live=False)) == []


def test_a_related_role_a_link_and_a_chosen_page_count(make_role: MakeRole) -> None:
    role = make_role()
    other = make_role("Baker")
    other.related_roles = [RelatedRole(related=role)]
    other.save_revision().publish()
    assert found(role) == []
    assert found(make_role("Tuner")) != []
    for name, more in (
        ("Rigger", link_to(role)),
        ("Roadie", [("up_next", {"page": role})]),
    ):
        other.related_roles = []
        other.save_revision().publish()
        assert len(found(role)) == 1
        linking = make_role(name, more)
        assert found(role) == []
        linking.delete()


def test_a_link_on_a_page_about_the_site_counts(make_role: MakeRole) -> None:
    role = make_role()
    text = TextPage(title="About", body=[("rich_text", link_to(role)[0][1]["content"][0][1])])
    HomePage.objects.get().add_child(instance=text)
    text.save_revision().publish()
    assert found(role) == []


def test_a_shared_call_to_action_counts(make_role: MakeRole) -> None:
    role = make_role()
    CallToAction.objects.create(name="Go", heading="Go", button="Go", page=role)
    assert found(role) == []


def test_a_draft_that_links_does_not_count(make_role: MakeRole) -> None:
    role = make_role()
    make_role("Rigger", link_to(role), live=False)
    assert len(found(role)) == 1


def test_its_own_links_and_chapters_do_not_count(
    make_role: MakeRole, make_chapter: Callable[..., Any]
) -> None:
    role = make_role()
    role.body.extend(link_to(role))
    role.save_revision().publish()
    make_chapter(role, body=link_to(role))
    assert ReferenceIndex.get_references_to(role).count() == 2
    assert len(found(role)) == 1


def test_a_chapter_of_another_role_counts(
    make_role: MakeRole, make_chapter: Callable[..., Any]
) -> None:
    role = make_role()
    make_chapter(make_role("Rigger"), body=link_to(role))
    assert found(role) == []


def test_chapters_are_no_orphans(make_role: MakeRole, make_chapter: Callable[..., Any]) -> None:
    chapter = make_chapter(make_role())
    assert "orphan-role" not in {one.rule for one in findings(chapter)}
