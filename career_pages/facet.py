"""One kind of choice that narrows a list."""

from dataclasses import dataclass
from typing import Final

# In the order in which an address names them.
AREA: Final = "area"
LEVEL: Final = "level"
SKILL: Final = "skill"
LETTER: Final = "letter"
# Levels and skills would be endlessly many lists together.
FOR_ENGINES: Final = frozenset({AREA, LETTER})


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice that narrows the list: its label, how much it leaves, and the query of that.

    ``value`` is what it is called in the address. The first choice of each kind narrows nothing
    and has none.
    """

    label: str
    count: int
    query: str
    chosen: bool
    value: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One kind of choice: the ones shown as links, and ``more`` to choose from by the alphabet.

    ``kept`` are the names and values of the other filters, which a form passes on.
    """

    name: str
    label: str
    choices: tuple[Filter, ...]
    more: tuple[Filter, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def is_for_engines(self) -> bool:
        """Whether its choices cut the guide in a few pieces, which search engines may keep."""
        return self.name in FOR_ENGINES

    @property
    def offers(self) -> bool:
        """Whether there is anything to choose: more than to narrow nothing."""
        return len(self.choices) > 1

    @property
    def chosen(self) -> Filter | None:
        """The choice that narrows the list; None if none does."""
        return next((one for one in self.choices if one.chosen and one.value), None)
