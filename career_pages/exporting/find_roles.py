"""The roles that somebody names."""

from typing import Any

from career_pages.importing.writing.records import role_page
from career_pages.models import RoleIndexPage, RolePage
from career_pages.role_name import RoleName


def find_role(index: RoleIndexPage, named: str) -> Any:
    """Return the role below the index with that slug, occupation code or name, else None.

    Case makes no difference, nor whether the name is singular or plural.
    """
    roles = RolePage.objects.child_of(index).order_by("pk")
    by_slug = roles.filter(slug__iexact=named).first()
    return by_slug or role_page(index, RoleName.suggest(named), named)


def all_roles(index: RoleIndexPage) -> Any:
    """Return all roles below the index by name, as a queryset."""
    return RolePage.objects.child_of(index).order_by("title", "pk")
