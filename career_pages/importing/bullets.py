"""Bullets and numbers before typed list items."""

import re

_SIGN = r"[•◦▪▫‣⁃●○■□·∙➢➤►✓✔]"
_MARKER = rf"(?:{_SIGN}\s*|(?:[*+–-]|\(?\d{{1,2}}[.)]|\(?[a-z]\))(?:\s+|$))"
_ITEM = re.compile(rf"(?P<marker>{_MARKER})(?P<text>.*)", re.DOTALL)
_SIGNED = re.compile(rf"({_SIGN})\s*(.*)", re.DOTALL)
_STRAY = re.compile(rf"(?:{_MARKER}|#+\s*|>\s*)+")
_RULE = re.compile(r"[\s=_*~#.+|•·–—-]+")


def split_bullet(text: str) -> tuple[str, str]:
    """Return the bullet or number before ``text``, "" where there is none, and what follows."""
    found = _ITEM.match(text.strip())
    return (found["marker"].strip(), found["text"]) if found else ("", text.strip())


def split_sign(text: str) -> tuple[str, str]:
    """Return the sign such as "•" before ``text``, "" where there is none, and what follows."""
    found = _SIGNED.match(text.strip())
    return (found[1], found[2]) if found else ("", text.strip())


def is_number(bullet: str) -> bool:
    """Say whether a bullet counts: "1.", "b)"."""
    return any(character.isalnum() for character in bullet)


def without_bullets(text: str) -> str:
    """Return ``text`` without stray bullets, numbers and Markdown's signs in front."""
    stripped = text.strip()
    stray = _STRAY.match(stripped)
    return stripped[stray.end() :] if stray else stripped


def is_rule(text: str) -> bool:
    """Say whether a line only draws a line, as under a heading or between parts."""
    return bool(_RULE.fullmatch(text))
