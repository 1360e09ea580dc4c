"""What the address of a search asks for."""

from dataclasses import dataclass

from django.utils.http import urlencode


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and to what its results are narrowed: an area, by its slug, and a group of sections.

    "" is every area, and every section. With ``exact``, only the words as typed are looked for.
    """

    text: str
    area: str = ""
    section: str = ""
    exact: bool = False

    @property
    def query(self) -> str:
        """The query of the address, but for the number of the page."""
        exact = "1" if self.exact else ""
        params = {"q": self.text, "area": self.area, "in": self.section, "exact": exact}
        return urlencode({name: value for name, value in params.items() if value})
