"""All that a search lists, before it is shown page by page."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.found_page import FoundPage
from search.listed_page import ListedPage
from search.page_roles import Area
from search.promotions import Promotion
from search.section_groups import group_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A page with what of it was found, or with its promotion, or both; or a link elsewhere."""

    found: FoundPage | None
    promotion: Promotion | None

    @property
    def page(self) -> ListedPage | None:
        """The page, or None for a link elsewhere."""
        if self.found:
            return self.found.page
        return self.promotion.page if self.promotion else None

    @property
    def area(self) -> Area | None:
        """The career area of the page's role, if it has one."""
        return self.page.role.area if self.page and self.page.role else None

    @property
    def groups(self) -> frozenset[str]:
        """The groups of the sections in which it was found."""
        passages = self.found.passages if self.found else ()
        return frozenset(group_of(one.passage.kind) for one in passages)


def listed(found: Sequence[FoundPage], promotions: Sequence[Promotion]) -> list[Listed]:
    """Return what is promoted, and then what was found besides, each page once."""
    by_id = {one.page.pk: one for one in found}
    first = [Listed(by_id.pop(one.page.pk, None) if one.page else None, one) for one in promotions]
    return [*first, *(Listed(one, None) for one in by_id.values())]
