"""The way from a page of the guide to those that are no pages of their own.

They know the roles index from ``index`` in the context, or from the role in ``page``; another index
can be given. None of them asks the database. Where there is no index they return "".
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context

from career_pages.addresses import compare_address, index_address, skill_address, skills_address
from career_pages.site_address import absolute

register = template.Library()


@register.simple_tag(takes_context=True)
def skills_url(context: Context, index: Any = None) -> str:
    """Return the address of the list of skills."""
    above = _index_address(context, index)
    return skills_address(above) if above else ""


@register.simple_tag(takes_context=True)
def skill_url(context: Context, skill: Any, index: Any = None) -> str:
    """Return the address of the skill's page; "" for a skill that has none."""
    above = _index_address(context, index)
    return skill_address(above, skill) if above else ""


@register.simple_tag(takes_context=True)
def compare_url(context: Context, *roles: Any, slugs: Iterable[str] = (), index: Any = None) -> str:
    """Return the address that compares the roles, given as such or by their slugs.

    Without any it is where a reader chooses them.
    """
    above = _index_address(context, index)
    wanted = [*(role.slug for role in roles), *slugs]
    return compare_address(above, *wanted) if above else ""


@register.simple_tag
def public_url(address: str) -> str:
    """Return the address as search engines are told it."""
    return absolute(address)


def _index_address(context: Context, index: Any) -> str:
    request = context.get("request")
    if index := index or context.get("index"):
        return index.get_url(request) or ""
    return index_address(context.get("page"), request)
