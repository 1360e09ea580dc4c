"""Where a name leads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Destination:
    """A page, by its path in Wagtail's tree of addresses, and what follows behind its address.

    Without a path, what follows is the address. ``about`` is what readers are told of the name
    that leads there.
    """

    path: str
    beyond: str = ""
    about: str = ""
