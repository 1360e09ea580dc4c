"""The roles that the guide has, by occupation and by name."""

from dataclasses import dataclass, field
from typing import Any

from career_pages.models import ImportedRole, RoleIndexPage, RolePage
from career_pages.reserved_slugs import RESERVED_SLUGS
from career_pages.role_name import RoleName


@dataclass(slots=True)
class KnownRoles:
    """The roles below an index: looked up once, and kept up to date by the import itself.

    ``pages`` are the ids of imported roles by occupation code, None for those that editors have
    deleted. ``unlinked`` are the ids of all other roles by code and by name in small letters.
    """

    pages: dict[str, int | None]
    slugs: set[str]
    unlinked: dict[str, int]
    codes: dict[int, str] = field(default_factory=dict)

    @classmethod
    def below(cls, index: RoleIndexPage) -> "KnownRoles":
        """Return the roles below the index, in three queries."""
        pages: dict[str, int | None] = {}
        pages.update(ImportedRole.objects.values_list("occupation_code", "page_id"))
        linked = set(pages.values())
        unlinked: dict[str, int] = {}
        roles = RolePage.objects.child_of(index).order_by("pk")
        for pk, *names in roles.values_list("pk", "occupation_code", "title", "plural"):
            if pk not in linked:
                for name in filter(None, names):
                    unlinked.setdefault(name.casefold(), pk)
        slugs = set(index.get_children().values_list("slug", flat=True)) | RESERVED_SLUGS
        codes = {pk: code for code, pk in pages.items() if pk}
        return cls(pages, slugs, unlinked, codes)

    def same_role(self, code: str, name: RoleName) -> int | None:
        """Return the id of the page of the same role that no import has met yet, or None.

        It is the one with the same code, else the one of the same name.
        """
        for key in (code, name.singular, name.plural):
            if found := self.unlinked.get(key.casefold()):
                return found
        return None

    def link(self, code: str, page: int) -> None:
        """Know from now on that the page is the role of the occupation."""
        self.pages[code] = page
        self.codes[page] = code
        self.unlinked = {name: pk for name, pk in self.unlinked.items() if pk != page}

    def related(self, codes: tuple[str, ...], most: int) -> list[str]:
        """Return the first codes that have a page."""
        return [code for code in codes if self.pages.get(code)][:most]

    def key_of(self, page: Any) -> str:
        """Return what names a page among related roles: its code, or its id if it has none."""
        return self.codes.get(page) or f"page {page}"
