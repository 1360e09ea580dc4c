"""The levels of live roles, stored so that roles can be chosen by them."""

from typing import Final

from django.db import transaction

from career_pages.findings.words import folded
from career_pages.models.role_level import RoleLevel
from career_pages.models.role_page import RolePage
from career_pages.role_outline import role_outline

# What a level's field holds at most; a draft that is published past the checks may hold more.
LONGEST_NAME: Final = 80


@transaction.atomic
def store_levels(role: RolePage) -> None:
    """Let the stored levels be those of the role as it is in memory; none unless it is live."""
    names: dict[str, str] = {}
    for level in role_outline(role).levels if role.live else ():
        name = level.name[:LONGEST_NAME]
        names.setdefault(folded(name), name)
    names.pop("", None)
    wanted = [(place, key, name) for place, (key, name) in enumerate(names.items())]
    rows = RoleLevel.objects.filter(role_id=role.pk)
    if wanted != list(rows.order_by("sort_order").values_list("sort_order", "key", "name")):
        rows.delete()
        RoleLevel.objects.bulk_create(
            RoleLevel(role_id=role.pk, sort_order=place, key=key, name=name)
            for place, key, name in wanted
        )
