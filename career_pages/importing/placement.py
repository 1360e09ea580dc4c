"""Where one line of a document went, and how sure that is."""

from dataclasses import dataclass
from typing import Final

from career_pages.importing.line_roles import LineRole

DOUBTFUL_BELOW: Final = 0.75


@dataclass(frozen=True, slots=True)
class Placement:
    """The place of the line that begins at source line ``line`` and ends at ``last``.

    A SECTION or a PART has a ``kind``, its block class name, and a ``detail``: the topic or the
    level, or "". ``page`` is 0 for the role's page and counts its chapters from 1; ``section`` is
    the first source line of the section, None outside of all sections. ``certainty`` goes from 0
    to 1, and ``reason`` is a sentence for editors.
    """

    line: int
    last: int
    text: str
    role: LineRole
    kind: str
    detail: str
    page: int
    section: int | None
    certainty: float
    reason: str

    @property
    def is_doubtful(self) -> bool:
        """Whether an editor should look at it."""
        return self.certainty < DOUBTFUL_BELOW
