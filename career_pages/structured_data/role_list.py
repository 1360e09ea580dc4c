"""A list of roles as structured data."""

from typing import Any

from career_pages.structured_data.node import Node, described
from career_pages.structured_data.surroundings import Surroundings


def role_list_id(around: Surroundings) -> str:
    """Return the ``@id`` of the list of roles."""
    return f"{around.url}#roles"


def role_list_node(roles: Any, around: Surroundings) -> Node:
    """Return one page of a listing of roles as a schema.org ItemList.

    ``roles`` is a page of Django's paginator. As schema.org wants it, numberOfItems is that of the
    whole list, and each item has its place in the whole.
    """
    return described(
        type="ItemList",
        id=role_list_id(around),
        numberOfItems=roles.paginator.count,
        itemListElement=[
            described(
                type="ListItem", position=position, name=role.title, url=around.address_of(role)
            )
            for position, role in enumerate(roles.object_list, start=roles.start_index())
        ],
    )
