"""All that a page tells machines of itself."""

from typing import Any

from career_pages.models import ChapterPage, RolePage
from career_pages.structured_data.node import Node, described, reference
from career_pages.structured_data.occupation import (
    occupation_id,
    occupation_mention,
    occupation_node,
)
from career_pages.structured_data.questions import question_nodes
from career_pages.structured_data.role_list import role_list_id, role_list_node
from career_pages.structured_data.site import publisher_node, site_node
from career_pages.structured_data.surroundings import Surroundings
from career_pages.structured_data.trail import trail_node
from career_pages.structured_data.web_page import page_id, page_node, responsible


def graph(page: Any, around: Surroundings, roles: Any = None) -> Node:
    """Return the JSON-LD of a page: one graph of what the page shows, in schema.org's words.

    ``roles`` is the page of a listing, for a page that lists roles. A page with questions is a
    FAQPage besides: that is a kind of WebPage, so that one address has one node.
    """
    kinds, properties, subjects = ["WebPage"], {}, []
    if isinstance(page, RolePage):
        subjects = [occupation_node(page, around.url, page_id(around))]
        properties = {"about": reference(occupation_id(around.url)), **responsible(page)}
    elif isinstance(page, ChapterPage) and page.role and page.role.live:
        properties = {"about": occupation_mention(page.role, around.address_of(page.role))}
    elif roles is not None:
        kinds = ["CollectionPage"]
        if roles.object_list:
            subjects = [role_list_node(roles, around)]
            properties = {"mainEntity": reference(role_list_id(around))}
    if questions := question_nodes(page, around):
        kinds, properties = [*kinds, "FAQPage"], {**properties, "mainEntity": questions}
    return described(
        context="https://schema.org",
        graph=[
            site_node(around),
            publisher_node(around),
            page_node(page, around, kinds, **properties),
            *([trail_node(page, around)] if around.trail else []),
            *subjects,
        ],
    )
