"""Where a name leads."""

from dataclasses import dataclass

from wagtail.models import Page

from search.suggestions.name import Name
from search.suggestions.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Destination:
    """A page, by its path in Wagtail's tree of addresses, and what follows behind its address.

    ``about`` is what readers are told of the name that leads there.
    """

    path: str
    beyond: str = ""
    about: str = ""

    def suggestion(self, name: Name) -> Suggestion:
        """Return the suggestion to go there."""
        # A page knows its address by its path alone.
        address = (Page(url_path=self.path).url or "") if self.path else ""
        return Suggestion(name.title, address + self.beyond, name.kind, self.about)
