"""The addresses of the guide that are not those of its pages."""

from typing import Any
from urllib.parse import quote

from career_pages.reserved_slugs import COMPARE, SKILLS


def index_address(role: Any, request: Any = None) -> str:
    """Return the address of the roles index above the role, without a query; "" if it has none."""
    address = role.get_url(request) if role else None
    return address.rstrip("/").rpartition("/")[0] + "/" if address else ""


def skills_address(index: str) -> str:
    """Return the address of the list of skills below the index's address."""
    return f"{index}{SKILLS}/"


def skill_address(index: str, skill: Any) -> str:
    """Return the address of the skill's page below the index's address.

    It is "" for a skill that has none, since no editor has confirmed it.
    """
    return f"{index}{SKILLS}/{quote(skill.slug)}/" if skill.is_confirmed else ""


def compare_address(index: str, *slugs: str) -> str:
    """Return the address that compares the roles of those slugs, below the index's address."""
    query = ",".join(map(quote, slugs))
    return f"{index}{COMPARE}/" + (f"?roles={query}" if query else "")
