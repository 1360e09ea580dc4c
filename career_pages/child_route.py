"""The way from a page to the child that an address names."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page


def route_to_child(
    page: Page, children: Any, request: HttpRequest, path_components: list[str]
) -> Any:
    """Return the route that leads through one of ``children``; None if none has the name.

    Wagtail asks for a child as a bare page first and for its own class after that: a page that
    knows the class of its children asks once.
    """
    child = children.child_of(page).filter(slug=path_components[0]).first()
    if child is None:
        return None
    child._cached_parent_obj = page
    return child.route(request, path_components[1:])
