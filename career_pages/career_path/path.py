"""What lies on the way through a role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext as _

from career_pages.sections import Section, subsections_of

# A picture of more is none: the page lists them all.
MOST_PLACES: Final = 12


class StretchKind(StrEnum):
    """Which part of the way it is."""

    ORIGINS = "origins"
    LEVELS = "levels"
    TYPES = "types"
    DESTINATIONS = "destinations"


@dataclass(frozen=True, slots=True)
class Place:
    """A stop on the way: a level, a type of the role or another role, and its address."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the way with the places on it, of which there is one at least."""

    kind: StretchKind
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class CareerPath:
    """The way through a role, part by part; parts without places are left out."""

    stretches: tuple[Stretch, ...]

    @property
    def worth_drawing(self) -> bool:
        """Whether there is more to see than one list."""
        return len(self.stretches) > 1


def career_path(
    contents: Sequence[Section], origins: Iterable[Any], destinations: Iterable[Any]
) -> CareerPath:
    """Return the way through a role.

    ``contents`` are the sections that readers see, ``origins`` the roles that name this one as
    related without being named by it, and ``destinations`` the ones that it names.
    """
    levels = [
        Place((sub.block_value.get("level") or "").strip() or sub.heading, f"#{sub.anchor}")
        for sub in subsections_of("LevelSection", contents)
    ]
    types = [
        Place(sub.heading, f"#{sub.anchor}")
        for sub in subsections_of("SpecializationBlock", contents)
        if sub.heading
    ]
    parts = (
        (StretchKind.ORIGINS, _("Where people come from"), _roles(origins)),
        (StretchKind.LEVELS, _("Levels"), levels),
        (StretchKind.TYPES, _("Types of work"), types),
        (StretchKind.DESTINATIONS, _("Where it can lead"), _roles(destinations)),
    )
    return CareerPath(
        tuple(
            Stretch(kind, title, tuple(places[:MOST_PLACES]))
            for kind, title, places in parts
            if places
        )
    )


def _roles(roles: Iterable[Any]) -> list[Place]:
    return [Place(role.title, role.url) for role in roles if role.url]
