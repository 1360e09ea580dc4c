"""Which role a name stands for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from career_pages.models import OtherTitle


@dataclass(frozen=True, slots=True)
class NamedRole:
    """A role by its id, slug and name."""

    pk: int
    slug: str
    title: str


class KnownNames:
    """The visible roles that go by any of some names."""

    def __init__(self, roles: Any, names: Sequence[str]) -> None:
        """Look the names up, in two queries; ``roles`` is a queryset."""
        self._own: dict[str, NamedRole] = {}
        self._other: dict[str, list[NamedRole]] = defaultdict(list)
        if not names:
            return
        by_name = Q(slug__in=[_slug(name) for name in names])
        by_other = Q()
        for name in names:
            by_name |= Q(title__iexact=name) | Q(plural__iexact=name)
            by_other |= Q(title__iexact=name)
        rows = roles.filter(by_name).order_by("pk").values_list("pk", "slug", "title", "plural")
        for pk, slug, title, plural in rows:
            for key in (slug, title.casefold(), plural.casefold()):
                self._own.setdefault(key, NamedRole(pk, slug, title))
        titles = OtherTitle.objects.filter(by_other, role__in=roles.order_by())
        found = titles.order_by("role__title", "role").values_list(
            "title", "role", "role__slug", "role__title"
        )
        for title, *role in found:
            self._other[title.casefold()].append(NamedRole(*role))

    def roles_of(self, name: str) -> list[NamedRole]:
        """Return the role that has the name, or else those of which it is another title."""
        own = self._own.get(_slug(name)) or self._own.get(name.casefold())
        return [own] if own else self._other.get(name.casefold(), [])


def _slug(name: str) -> str:
    return slugify(name, allow_unicode=True)
