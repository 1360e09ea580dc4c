"""What a document names and the site does not have."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from career_pages.importing.draft import Draft
from career_pages.importing.picture import Picture
from career_pages.importing.writing.pictures import image_at

NO_SUCH_PICTURE = "the site has no picture of this address"


def missing(draft: Draft) -> list[tuple[str, str]]:
    """Return each name or address that leads to nothing here, and why, in no special order."""
    addresses = {picture.address for picture in _pictures(draft)} | {draft.front_matter.image}
    return [
        (address, NO_SUCH_PICTURE) for address in addresses if address and not image_at(address)
    ]


def _pictures(value: Any) -> Iterator[Picture]:
    """Yield the pictures inside a value of nested dataclasses and tuples."""
    if isinstance(value, Picture):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _pictures(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _pictures(getattr(value, field.name))
