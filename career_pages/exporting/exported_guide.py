"""A guide on its way out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from career_pages.importing.outline import Line
from career_pages.importing.readers.front_matter import FrontMatter


@dataclass(frozen=True, slots=True)
class ExportedGuide:
    """A role's page and its chapters: what the front matter says, and the lines of the text.

    ``pictures`` are the site's images by the addresses that the lines have for them.
    """

    front_matter: FrontMatter
    lines: tuple[Line, ...]
    pictures: Mapping[str, Any] = field(default_factory=dict)
