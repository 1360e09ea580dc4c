"""A page as structured data."""

from datetime import UTC, datetime
from typing import Any

from career_pages.structured_data.node import Node, described, reference
from career_pages.structured_data.site import publisher_id, site_id
from career_pages.structured_data.surroundings import Picture, Surroundings
from career_pages.structured_data.trail import trail_id


def page_id(around: Surroundings) -> str:
    """Return the ``@id`` of the page."""
    return f"{around.url}#webpage"


def page_node(page: Any, around: Surroundings, kinds: list[str], **more: Any) -> Node:
    """Return the page as a schema.org WebPage, or as the more special ``kinds`` of it.

    ``more`` are properties that only its kind of page has.
    """
    return described(
        type=kinds[0] if len(kinds) == 1 else kinds,
        id=page_id(around),
        url=around.url,
        name=heading_of(page),
        description=getattr(page, "lede", "") or getattr(page, "introduction", ""),
        inLanguage=around.language,
        isPartOf=reference(site_id(around)),
        publisher=reference(publisher_id(around)),
        breadcrumb=reference(trail_id(around)) if around.trail else None,
        datePublished=_moment(page.first_published_at),
        dateModified=_moment(page.last_published_at),
        primaryImageOfPage=_picture(around.hero) if around.hero else None,
        **more,
    )


def heading_of(page: Any) -> str:
    """Return the heading that the page stands under."""
    own = getattr(page, "shown_headline", "") or getattr(page, "headline", "")
    return str(own or page.title)


def responsible(role: Any) -> Node:
    """Return who wrote the role and who reviewed it when, as far as its page says so."""
    reviewed = role.last_reviewed
    return described(
        author=_person(role.author),
        lastReviewed=reviewed.isoformat() if reviewed else None,
        reviewedBy=_person(role.reviewer) if reviewed else None,
    )


def _person(name: str) -> Node | None:
    return described(type="Person", name=name) if name else None


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def _picture(picture: Picture) -> Node:
    return described(
        type="ImageObject",
        url=picture.url,
        width=picture.width,
        height=picture.height,
        creditText=picture.credit,
    )
