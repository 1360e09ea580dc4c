"""Levels of the roles that are older than stored levels are."""

from career_pages.models import RoleLevel, RolePage
from career_pages.role_levels import store_levels
from search.first_index import all_migrations_applied


def store_first_levels(using: str) -> None:
    """Store the levels of every live role, once all migrations are applied, if none is stored."""
    if all_migrations_applied(using) and not RoleLevel.objects.exists():
        for role in RolePage.objects.live().iterator(chunk_size=100):
            store_levels(role)
