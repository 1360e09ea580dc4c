"""Plain text as Markdown that reads back letter for letter."""

import re
from typing import Final

# Signs that mean something anywhere in a text.
_SIGNS: Final = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])")
_ENTITY: Final = re.compile(r"&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)")
# What makes a row something else than text when it stands at its start.
_START: Final = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|~~~|=+\s*$|-+\s*$")
_NUMBER: Final = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_RULER: Final = re.compile(r"[-:|\s]*-[-:|\s]*")
_TYPED_BULLET: Final = re.compile(r"([*_]*)([•◦▪▫‣⁃●○■□·∙➢➤►✓✔])")


def escape_text(text: str) -> str:
    """Return one row of text with a backslash before each sign that is Markdown's."""
    return _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\g<0>", text))


def escape_start(row: str) -> str:
    """Return a row of Markdown that begins with text so that it begins as a paragraph does."""
    if bullet := _TYPED_BULLET.match(row):
        return bullet[1] + entity(bullet[2]) + row[bullet.end() :]
    if number := _NUMBER.match(row):
        return f"{number[1]}\\{row[number.start(2) :]}"
    if _START.match(row) or _RULER.fullmatch(row):
        return "\\" + row
    return row


def entity(character: str) -> str:
    """Return a character by its number."""
    return f"&#{ord(character)};"
