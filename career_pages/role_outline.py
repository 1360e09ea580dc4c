"""What the body of a role lists: responsibilities, levels, specializations."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from career_pages.sections import Section, sections


@dataclass(frozen=True, slots=True)
class Listed:
    """A level or a specialization: its name, the anchor of its section, and its list, if any."""

    name: str
    anchor: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleOutline:
    """The lists of a role as plain text, in the order in which readers find them.

    ``responsibilities_anchor`` is that of their section; "" where there is none.
    """

    responsibilities: tuple[str, ...] = ()
    responsibilities_anchor: str = ""
    levels: tuple[Listed, ...] = ()
    specializations: tuple[Listed, ...] = ()


def role_outline(role: Any) -> RoleOutline:
    """Return what the role, as it is in memory, lists for readers."""
    shown = [section for section in sections(role) if section.shown]
    duties = next((one for one in shown if one.kind == "ResponsibilitiesSection"), None)
    return RoleOutline(
        tuple(_items(duties, "items")) if duties else (),
        duties.anchor if duties else "",
        tuple(
            Listed(_level_name(one), one.anchor, tuple(_items(one, "duties")))
            for one in shown
            if one.kind == "LevelSection"
        ),
        tuple(
            Listed(one.heading, one.anchor) for one in shown if one.kind == "SpecializationBlock"
        ),
    )


def _level_name(section: Section) -> str:
    return " ".join((section.block_value.get("level") or "").split())


def _items(section: Section, field: str) -> Iterator[str]:
    """Yield the items of a list of the section; those of a list inside an item are left out."""
    seen: set[str] = set()
    for part in section.parts:
        if part.text and part.path.startswith(f"{section.path}.{field}.") and part.path not in seen:
            seen.add(part.path)
            yield part.text
