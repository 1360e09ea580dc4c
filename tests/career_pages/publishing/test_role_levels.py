"""The stored levels of roles follow what readers find on their pages."""

from collections.abc import Callable
from typing import Any

from career_pages.models import RoleLevel, RolePage
from tests.new_pages import small_body


def stored() -> list[tuple[str, str]]:
    rows = RoleLevel.objects.order_by("role__title", "sort_order")
    return list(rows.values_list("role__title", "name"))


def with_levels(*names: str) -> list[tuple[str, dict[str, Any]]]:
    levels = [{"level": name, "introduction": [], "duties": ["Working"]} for name in names]
    return [*small_body()[:3], ("levels", {"introduction": [], "levels": levels})]


def test_they_follow_what_is_published(make_role: Callable[..., Any]) -> None:
    role = make_role("Usher", body=with_levels("Entry-Level", "Senior", ""))
    assert stored() == [("Usher", "Entry-Level"), ("Usher", "Senior")]

    role.body = with_levels("Lead")
    draft = role.save_revision()
    assert stored() == [("Usher", "Entry-Level"), ("Usher", "Senior")]
    draft.publish()
    assert stored() == [("Usher", "Lead")]

    RolePage.objects.get(pk=role.pk).unpublish()
    assert stored() == []
    role.get_latest_revision().publish()
    assert stored() == [("Usher", "Lead")]
    RolePage.objects.get(pk=role.pk).delete()
    assert stored() == []


def test_drafts_and_levels_without_a_word_have_none(make_role: Callable[..., Any]) -> None:
    make_role("Usher", live=False)
    empty = with_levels("Senior")
    empty[-1][1]["levels"][0]["duties"] = []
    make_role("Porter", body=empty)
    assert stored() == []


def test_two_spellings_of_a_level_are_one(roles_index: Any) -> None:
    body = with_levels("Entry-Level", "Senior", "entry level")
    roles_index.add_child(instance=RolePage(title="Usher", body=body))
    assert stored() == [("Usher", "Entry-Level"), ("Usher", "Senior")]
