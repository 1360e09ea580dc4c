"""What O*NET says of one occupation."""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another title of an occupation; ``is_ambiguous`` when it names other occupations as well."""

    title: str
    is_ambiguous: bool


@dataclass(frozen=True, slots=True)
class Technology:
    """A program or machine used at work, of the kind that its ``commodity`` names.

    ``is_hot`` when employers often ask for it.
    """

    example: str
    commodity: str
    is_hot: bool


@dataclass(frozen=True, slots=True)
class JobZone:
    """How much preparation an occupation needs, from 1 (little or none) to 5 (extensive).

    ``name``, ``education`` and ``training`` are O*NET's own words for it, "" if the release has
    none.
    """

    number: int
    name: str = ""
    education: str = ""
    training: str = ""


@dataclass(frozen=True, slots=True)
class OccupationFacts:
    """One occupation: its O*NET-SOC ``code``, ``title`` (mostly a plural) and ``description``.

    ``tasks`` are in order of importance, core tasks before supplemental ones; ``related`` are the
    codes of other occupations, the nearest first. ``job_zone`` is None where O*NET rates none.
    """

    code: str
    title: str
    description: str
    other_names: tuple[OtherName, ...] = ()
    tasks: tuple[str, ...] = ()
    technologies: tuple[Technology, ...] = ()
    related: tuple[str, ...] = ()
    job_zone: JobZone | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data, from which `from_json` makes it again."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the facts that `as_json` gave as ``data``."""
        zone = data["job_zone"]
        return cls(
            code=data["code"],
            title=data["title"],
            description=data["description"],
            other_names=tuple(OtherName(**name) for name in data["other_names"]),
            tasks=tuple(data["tasks"]),
            technologies=tuple(Technology(**one) for one in data["technologies"]),
            related=tuple(data["related"]),
            job_zone=JobZone(**zone) if zone else None,
        )
