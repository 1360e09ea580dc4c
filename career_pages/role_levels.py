"""The levels of live roles, stored so that roles can be chosen by them."""

from collections.abc import Iterator
from typing import Any, Final

from django.db import transaction

from career_pages.findings.words import folded
from career_pages.models.role_level import RoleLevel
from career_pages.models.role_page import RolePage
from career_pages.sections import sections

# What a level's field holds at most; a draft that is published past the checks may hold more.
LONGEST_NAME: Final = 80


def level_names(page: Any) -> Iterator[str]:
    """Yield the names of the levels that readers find on the page, lowest first."""
    for section in sections(page):
        if section.kind == "LevelSection" and section.shown:
            yield " ".join((section.block_value.get("level") or "").split())


def level_key(name: str) -> str:
    """Return what all spellings of a level's name share; "" for what is no name."""
    return folded(name[:LONGEST_NAME])


@transaction.atomic
def store_levels(role: RolePage) -> None:
    """Let the stored levels be those of the role as it is in memory; none unless it is live."""
    names: dict[str, str] = {}
    for name in level_names(role) if role.live else ():
        names.setdefault(level_key(name), name[:LONGEST_NAME])
    names.pop("", None)
    wanted = [(place, key, name) for place, (key, name) in enumerate(names.items())]
    rows = RoleLevel.objects.filter(role_id=role.pk)
    if wanted != list(rows.order_by("sort_order").values_list("sort_order", "key", "name")):
        rows.delete()
        RoleLevel.objects.bulk_create(
            RoleLevel(role_id=role.pk, sort_order=place, key=key, name=name)
            for place, key, name in wanted
        )
