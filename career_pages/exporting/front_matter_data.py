"""Front matter as plain data."""

from dataclasses import fields
from datetime import date
from typing import Any

from career_pages.importing.readers.front_matter import KEYS, FrontMatter, Source


def front_matter_data(matter: FrontMatter) -> dict[str, Any]:
    """Return what front matter says, by its keys in their order; what is blank is left out."""
    names = {field.name for field in fields(matter)} & set(KEYS)
    return {
        key: _plain(value)
        for key in KEYS
        if key in names and ((value := getattr(matter, key)) or (key, value) == ("article", ""))
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Source):
        return {"title": value.title, "url": value.url} if value.url else value.title
    return value if isinstance(value, date | int) else str(value)
