"""What processes keep in memory, and how they learn that it has changed."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid4

from search.models import Edition

WORDS: Final = "words"


def present_editions() -> Mapping[str, UUID]:
    """Return the token of the present edition of each thing, by its name."""
    return dict(Edition.objects.values_list("name", "token"))


def renew(name: str) -> None:
    """Say that the thing has changed, from the end of the present transaction on."""
    Edition.objects.update_or_create(name=name, defaults={"token": uuid4()})
