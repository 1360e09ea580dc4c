"""The site as structured data, and who publishes it."""

from career_pages.structured_data.node import Node, described, reference
from career_pages.structured_data.surroundings import Surroundings


def site_id(around: Surroundings) -> str:
    """Return the ``@id`` of the site."""
    return f"{around.home}#website"


def publisher_id(around: Surroundings) -> str:
    """Return the ``@id`` of its publisher."""
    return f"{around.home}#publisher"


def site_node(around: Surroundings) -> Node:
    """Return the site as a schema.org WebSite; on the home page it says how to search it.

    The search is in the form that Google documents for a SearchAction.
    """
    return described(
        type="WebSite",
        id=site_id(around),
        url=around.home,
        name=around.brand,
        description=around.tagline,
        inLanguage=around.language,
        publisher=reference(publisher_id(around)),
        potentialAction=_search(around) if around.is_home else None,
    )


def publisher_node(around: Surroundings) -> Node:
    """Return whose site it is as a schema.org Organization, known by the brand."""
    return described(
        type="Organization", id=publisher_id(around), name=around.brand, url=around.home
    )


def _search(around: Surroundings) -> Node:
    target = described(type="EntryPoint", urlTemplate=f"{around.search}?q={{search_term_string}}")
    query = {"query-input": "required name=search_term_string"}
    return described(type="SearchAction", target=target, **query)
