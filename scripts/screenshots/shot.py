"""One screenshot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

NOBODY: Final = ""
AUTHOR: Final = "author"
REVIEWER: Final = "reviewer"
PUBLISHER: Final = "publisher"

Steps = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Shot:
    """A screenshot: its name, who takes which steps before it, and what is shown.

    ``mark`` and ``around`` are selectors. What is marked gets an outline, with a number where
    there is more than one. The picture shows what is ``around``, the whole window if that is
    empty, and ``margin`` pixels more on each side.
    """

    name: str
    who: str
    steps: Steps
    mark: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    margin: int = 16
    height: int = 800
