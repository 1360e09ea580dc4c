"""Errors of stored fields, under the names that a document has for them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError


@contextmanager
def errors_of(key: str) -> Iterator[None]:
    """Raise a ValidationError from inside again, as an error of the front matter's ``key``."""
    try:
        yield
    except ValidationError as error:
        raise ValidationError({key: error.messages}) from None
