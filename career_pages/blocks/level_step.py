"""What changes from one level of a role to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags


@dataclass(frozen=True, slots=True)
class LevelStep:
    """A level among the levels of its role: the ``number``-th ``of`` so many.

    ``new`` are the duties that no lower level has, ``kept`` the others, each in its order.
    """

    level: Any
    number: int
    of: int
    new: tuple[Any, ...]
    kept: tuple[Any, ...]


def level_steps(levels: Sequence[Any]) -> list[LevelStep]:
    """Return the steps that the levels are, lowest first.

    ``levels`` are bound blocks of `LevelSection`. Two duties are one when their words are, whatever
    their capitals and punctuation.
    """
    steps: list[LevelStep] = []
    known: set[str] = set()
    for number, level in enumerate(levels, start=1):
        duties = _written(level.value.get("duties") or ())
        new = tuple(duty for key, duty in duties if key not in known)
        kept = tuple(duty for key, duty in duties if key in known)
        steps.append(LevelStep(level, number, len(levels), new, kept))
        known.update(key for key, _ in duties)
    return steps


def _written(duties: Iterable[Any]) -> list[tuple[str, Any]]:
    """Return each duty that holds words behind what tells it from others."""
    texts = [(strip_tags(getattr(duty, "source", duty)).casefold(), duty) for duty in duties]
    keys = [("".join(filter(str.isalnum, text)), duty) for text, duty in texts]
    return [(key, duty) for key, duty in keys if key]
