"""What a page's structured data takes from what stands around the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the trail to a page: its title and its address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page as a file: its address, its size in pixels, and whom it is owed to."""

    url: str
    width: int
    height: int
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The site around a page, and the page's place in it. Every address is absolute.

    ``url`` is the page's one public address, ``address_of`` returns that of another page.
    ``trail`` leads from the home page to the page above. ``language`` is a tag such as "en-us".
    """

    brand: str
    tagline: str
    home: str
    search: str
    url: str
    language: str
    address_of: Callable[[Any], str]
    trail: tuple[Crumb, ...] = ()
    hero: Picture | None = None

    @property
    def is_home(self) -> bool:
        """Whether the page is the home page."""
        return self.url == self.home
