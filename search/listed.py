"""All that a search lists, before it is shown page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.found_page import FoundPage
from search.page_roles import Area, PageRole, roles_of
from search.promotions import Promotion
from search.section_groups import group_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A page with what of it was found, or with its promotion, or both; or a link elsewhere."""

    found: FoundPage | None
    promotion: Promotion | None
    role: PageRole | None

    @property
    def page_id(self) -> int | None:
        """The id of the page, or None for a link elsewhere."""
        if self.found:
            return self.found.page_id
        return self.promotion.page_id if self.promotion else None

    @property
    def area(self) -> Area | None:
        """The career area of the page's role, if it has one."""
        return self.role.area if self.role else None

    @property
    def groups(self) -> frozenset[str]:
        """The groups of the sections in which it was found."""
        passages = self.found.passages if self.found else ()
        return frozenset(group_of(one.passage.kind) for one in passages)


def listed(found: Sequence[FoundPage], promotions: Sequence[Promotion]) -> list[Listed]:
    """Return what is promoted, and then what was found besides, each page once."""
    by_id = {one.page_id: one for one in found}
    first = [(by_id.get(one.page_id or 0), one) for one in promotions]
    promoted = {one.page_id for one in promotions}
    rest = [(one, None) for one in found if one.page_id not in promoted]
    return list(_with_roles([*first, *rest]))


def _with_roles(
    entries: Sequence[tuple[FoundPage | None, Promotion | None]],
) -> Iterator[Listed]:
    plain = [Listed(found, promotion, None) for found, promotion in entries]
    roles = roles_of([one.page_id for one in plain if one.page_id])
    for one in plain:
        yield Listed(one.found, one.promotion, roles.get(one.page_id or 0))
