"""The names that stages of a career have in many trades."""

import re
from typing import Final

_NAMES: Final = re.compile(
    r"(?:entry|junior|mid|middle|senior|lead|leading|chief|head|master|journeyman|journeywoman|"
    r"journeyperson|apprentice|trainee|intern|graduate|beginner|novice|assistant|associate|"
    r"intermediate|experienced|advanced|expert|principal|staff|supervisor|foreman|manager|"
    r"director|student|qualified|new)(?:[- ](?:level|career))?s?",
    re.IGNORECASE,
)


def is_level_name(text: str) -> bool:
    """Say whether a text is the name of a level and nothing else: "Junior", "Mid-Level"."""
    return bool(_NAMES.fullmatch(text.strip().rstrip(":")))
