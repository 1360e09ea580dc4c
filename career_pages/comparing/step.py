"""The step from one role to another."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from career_pages.models import Skill


class Demand(StrEnum):
    """How much preparation the second role asks for beside the first."""

    MORE = "more"
    SAME = "same"
    LESS = "less"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody in the role ``start`` has for the role ``goal``, and what is missing.

    The skills are those that the guide lists for the goal, most important first. ``compared`` says
    whether it lists any for both.
    """

    start: Any
    goal: Any
    has: tuple[Skill, ...]
    lacks: tuple[Skill, ...]
    compared: bool
    preparation: Demand

    @property
    def needed(self) -> int:
        """How many skills the guide lists for the goal."""
        return len(self.has) + len(self.lacks)


def step(start: Any, goal: Any) -> Step:
    """Return the step from one role to another."""
    known = {skill.pk for skill in start.skills}
    return Step(
        start,
        goal,
        tuple(skill for skill in goal.skills if skill.pk in known),
        tuple(skill for skill in goal.skills if skill.pk not in known),
        bool(known and goal.skills),
        _demand(start.job_zone, goal.job_zone),
    )


def _demand(start: int | None, goal: int | None) -> Demand:
    if not start or not goal:
        return Demand.UNKNOWN
    if start == goal:
        return Demand.SAME
    return Demand.MORE if goal > start else Demand.LESS
