"""The table of all screenshots, by what they are about."""

from typing import Final

from scripts.screenshots.shot import Shot
from scripts.screenshots.shots import (
    importing,
    looking_after,
    promoting,
    publishing,
    saving,
    signing_in,
    together,
    writing,
)

SHOTS: Final[tuple[Shot, ...]] = (
    *signing_in.SHOTS,
    *importing.SHOTS,
    *writing.SHOTS,
    *promoting.SHOTS,
    *looking_after.SHOTS,
    *saving.SHOTS,
    *together.SHOTS,
    *publishing.SHOTS,
)

__all__ = ["SHOTS"]
