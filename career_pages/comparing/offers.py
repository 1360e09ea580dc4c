"""Comparisons that a reader may want, a link each."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F, Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from career_pages.models import RelatedRole

MOST_PAIRS: Final = 6
MOST_RELATED: Final = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """A comparison: what its link says, and the slugs of its roles."""

    label: str
    slugs: tuple[str, ...]


def related_offers(role: Any) -> list[Offer]:
    """Return comparisons of the role with those that are related to it."""
    related = role.visible_related_roles[:MOST_RELATED]
    return [Offer(other.title, (role.slug, other.slug)) for other in related]


def pairs_to_compare(roles: Any) -> list[Offer]:
    """Return comparisons of a role and the first that is related to it, a few for an example.

    ``roles`` is a queryset of what readers may see; those reviewed last come first.
    """
    visible = roles.order_by()
    first = Q(sort_order=0) | Q(sort_order=None)
    pairs = RelatedRole.objects.filter(first, role__in=visible, related__in=visible)
    latest = F("role__last_reviewed").desc(nulls_last=True)
    rows = pairs.order_by(latest, "role__title").values_list(
        "role__slug", "related__slug", "role__title", "related__title"
    )
    found: dict[frozenset[str], Offer] = {}
    for slug, other_slug, title, other_title in rows[: MOST_PAIRS * 2]:
        label = get_text_list([title, other_title], _("or"))
        found.setdefault(frozenset({slug, other_slug}), Offer(label, (slug, other_slug)))
    return list(found.values())[:MOST_PAIRS]
