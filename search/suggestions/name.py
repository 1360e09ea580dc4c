"""What has a name that a reader may type."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Whose name it is, in the order in which equals are suggested."""

    ROLE = "role"
    OTHER_TITLE = "other title"
    SKILL = "skill"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a record, as readers see it, and the record's primary key.

    ``roles`` are the ids of the role that has it, or of some that need the skill.
    """

    kind: Kind
    key: int
    title: str
    roles: tuple[int, ...] = ()

    @property
    def page(self) -> tuple[Kind, int]:
        """What the name leads to: the same for all names of one role."""
        if self.kind is Kind.OTHER_TITLE:
            return Kind.ROLE, self.roles[0]
        return self.kind, self.key
