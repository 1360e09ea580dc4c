"""Addresses below the roles index that are not roles."""

from typing import Final

COMPARE: Final = "compare"
SKILLS: Final = "skills"
RESERVED_SLUGS: Final = frozenset({COMPARE, SKILLS})
