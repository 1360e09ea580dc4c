"""The career path: where people in a role come from, how they rise, where they can go."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final
from unicodedata import east_asian_width

from django.utils.translation import gettext as _

from career_pages.reading.share_cards import broken
from career_pages.sections.projection import Section, subsections_of

# More would not fit into the picture; the page lists them all elsewhere.
MOST_PLACES: Final = 12
LINE_HEIGHT: Final = 20  # pixels
# The width of a letter on average, in pixels, with room to spare; a wide one has two of it.
LETTER: Final = 8.6
EDGE: Final = 14  # from the edge of the picture to the middle of a line
BEND: Final = 16  # the radius of a corner
FIRST_STOP: Final = 40  # from the trunk, or from the title, to the first stop
STOP_GAP: Final = 16  # between two labels
LABEL_GAP: Final = 20  # from the middle of a stop to its label
BASELINE: Final = 5  # from the middle of a stop to where its letters stand
COLUMN: Final = 224
NARROW: Final = 340


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
        for sub in subsections_of("level", contents)
    ]
    types = [
        Place(sub.heading, f"#{sub.anchor}")
        for sub in subsections_of("specialization", contents)
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


@dataclass(frozen=True, slots=True)
class Label:
    """One line of a label and where it begins, in pixels."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stop:
    """A place in the picture: its middle, the lines of its label, and where it leads."""

    x: float
    y: float
    place: Place
    label: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class DrawnStretch:
    """A part of the way in the picture: the path of its line, its title and its stops."""

    kind: str
    line: str
    title: Label
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of so many pixels. ``trunk`` is the path of the line from part to part.

    In a ``mirrored`` one, for scripts that run from right to left, the lines are still to be
    turned over, and all else is in its place.
    """

    width: int
    height: int
    trunk: str
    stretches: tuple[DrawnStretch, ...]
    mirrored: bool = False


def drawing_in_columns(path: CareerPath) -> Drawing:
    """Return the picture with the parts side by side below a trunk, for wide places."""
    top = 40.0
    drawn = []
    for number, stretch in enumerate(path.stretches):
        x = EDGE + COLUMN * number
        stops = tuple(_stops(stretch, x, top + FIRST_STOP, COLUMN - LABEL_GAP - EDGE - 4))
        corner = f"M{x - BEND} {top}q{BEND} 0 {BEND} {BEND}" if number else f"M{x} {top}"
        title = Label(stretch.title, x - 8 if number else 4, top - 18)
        drawn.append(DrawnStretch(stretch.kind, f"{corner}V{stops[-1].y}", title, stops))
    end = EDGE + COLUMN * (len(drawn) - 1) - BEND
    trunk = f"M{EDGE} {top}H{end}"
    return Drawing(COLUMN * len(drawn), _height(drawn), trunk, tuple(drawn))


def drawing_in_one_column(path: CareerPath) -> Drawing:
    """Return the picture with the parts below each other beside a trunk, for narrow places."""
    x = EDGE + BEND * 1.5
    y = 18.0
    drawn: list[DrawnStretch] = []
    for stretch in path.stretches:
        first = y + FIRST_STOP - 6
        stops = tuple(_stops(stretch, x, first, NARROW - x - LABEL_GAP))
        line = f"M{EDGE} {first - BEND}q0 {BEND} {BEND} {BEND}H{x}V{stops[-1].y}"
        drawn.append(DrawnStretch(stretch.kind, line, Label(stretch.title, x - 6, y), stops))
        y = _bottom(stops) + FIRST_STOP - 4
    start, end = (stretch.stops[0].y - BEND for stretch in (drawn[0], drawn[-1]))
    trunk = f"M{EDGE} {start - BEND}V{end}"
    return Drawing(NARROW, _height(drawn), trunk, tuple(drawn))


def mirrored(drawing: Drawing) -> Drawing:
    """Return the picture for scripts that run from right to left."""

    def turned(label: Label) -> Label:
        return replace(label, x=drawing.width - label.x)

    stretches = tuple(
        replace(
            stretch,
            title=turned(stretch.title),
            stops=tuple(
                replace(
                    stop, x=drawing.width - stop.x, label=tuple(turned(one) for one in stop.label)
                )
                for stop in stretch.stops
            ),
        )
        for stretch in drawing.stretches
    )
    return replace(drawing, stretches=stretches, mirrored=True)


def _stops(stretch: Stretch, x: float, y: float, width: float) -> Iterator[Stop]:
    for place in stretch.places:
        lines = lines_of(place.label, width)
        label = tuple(
            Label(line, x + LABEL_GAP, y + BASELINE + LINE_HEIGHT * number)
            for number, line in enumerate(lines)
        )
        yield Stop(x, y, place, label)
        y += LINE_HEIGHT * len(lines) + STOP_GAP


def _bottom(stops: tuple[Stop, ...]) -> float:
    return max(stops[-1].y, *(label.y for label in stops[-1].label))


def _height(stretches: list[DrawnStretch]) -> int:
    return round(max(_bottom(stretch.stops) for stretch in stretches)) + EDGE


def lines_of(text: str, width: float) -> list[str]:
    """Return the text in lines of at most about ``width`` pixels, broken between words if it can.

    A word that is too long for a line is broken.
    """
    return broken(text, _width, width)


def _width(text: str) -> float:
    return LETTER * sum(2 if east_asian_width(letter) in "FW" else 1 for letter in text)
