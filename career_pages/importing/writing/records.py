"""The records that a role's front matter names, found or made."""

from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from career_pages.anchors import unused_anchor
from career_pages.importing.writing.front_matter_errors import errors_of
from career_pages.importing.writing.ledger import note_record
from career_pages.models import CareerArea, RoleIndexPage, RolePage, Skill
from career_pages.role_name import RoleName


def career_area(name: str) -> CareerArea:
    """Return the area of that name, made when there is none; case does not matter."""
    if found := CareerArea.objects.filter(name__iexact=name).first():
        return found
    slug = unused_anchor(
        slugify(name, allow_unicode=True) or "area",
        set(CareerArea.objects.values_list("slug", flat=True)),
    )
    area = CareerArea(name=name, slug=slug)
    with errors_of("area"):
        area.full_clean()
    area.save()
    note_record(area)
    return area


def skill(name: str) -> Skill:
    """Return the skill of that name; case does not matter.

    It is made when there is none, for an editor to confirm.
    """
    if found := Skill.objects.filter(name__iexact=name).first():
        return found
    made = Skill(name=name, is_confirmed=False)
    with errors_of("skills"):
        made.full_clean(exclude=["slug"])
    made.save()
    note_record(made)
    return made


def role_page(index: RoleIndexPage, name: RoleName, code: str = "") -> RolePage | None:
    """Return the page of the same role below the index, or None.

    It is the one with the same occupation code, else the one of the same name, whatever its case
    and whether singular or plural.
    """
    roles = RolePage.objects.child_of(index).order_by("pk")
    if code and (found := roles.filter(occupation_code=code).first()):
        return found
    same_name = Q()
    for form in {name.singular, name.plural}:
        same_name |= Q(title__iexact=form) | Q(plural__iexact=form)
    return roles.filter(same_name).first()


def related_roles(index: RoleIndexPage, names: tuple[str, ...]) -> tuple[list[Any], list[str]]:
    """Return the pages of the named roles in order, and the names that have none."""
    found = {name: role_page(index, RoleName.suggest(name)) for name in names}
    return [page for page in found.values() if page], [name for name in names if not found[name]]
