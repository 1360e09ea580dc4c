"""The trail to a page as structured data."""

from typing import Any

from career_pages.structured_data.node import Node, described
from career_pages.structured_data.surroundings import Surroundings


def trail_id(around: Surroundings) -> str:
    """Return the ``@id`` of the trail; "" on a page that shows none."""
    return f"{around.url}#breadcrumb" if around.trail else ""


def trail_node(page: Any, around: Surroundings) -> Node:
    """Return the trail as a schema.org BreadcrumbList, step for step as the page shows it.

    The last step is the page itself, which links to nothing there.
    """
    steps = [(crumb.title, crumb.url) for crumb in around.trail]
    return described(
        type="BreadcrumbList",
        id=trail_id(around),
        itemListElement=[
            described(type="ListItem", position=position, name=name, item=url)
            for position, (name, url) in enumerate([*steps, (page.title, "")], start=1)
        ],
    )
