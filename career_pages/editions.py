"""What processes keep in memory, and how they learn that it has changed."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import models

T = TypeVar("T")

_kept: dict[str, tuple[Hashable, Any]] = {}


class Edition(models.Model):
    """The present edition of something that every process keeps in memory, by its name.

    Whoever changes the thing gives it another token, in the same transaction; whoever keeps it
    reads it anew when the token is another one.
    """

    name = models.CharField(max_length=40, primary_key=True)
    token = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return self.name


def present_editions() -> Mapping[str, UUID]:
    """Return the token of the present edition of each thing, by its name."""
    return dict(Edition.objects.values_list("name", "token"))


def renew(name: str) -> None:
    """Say that the thing has changed, from the end of the present transaction on."""
    Edition.objects.update_or_create(name=name, defaults={"token": uuid4()})


def kept(name: str, token: Hashable | None, load: Callable[[], T]) -> T:
    """Return the thing as this process keeps it, or loaded anew if it keeps another edition.

    What never had an edition is loaded each time.
    """
    if token is None:
        return load()
    found = _kept.get(name)
    if found is None or found[0] != token:
        found = _kept[name] = (token, load())
    thing: T = found[1]
    return thing


def forget(name: str) -> None:
    """Let this process load the thing anew when it is asked for next."""
    _kept.pop(name, None)
