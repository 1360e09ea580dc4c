"""Doing what an import does, and taking it back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from career_pages.importing.writing.pictures import NewPictures


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back at the end whatever is stored within, the files of pictures among it."""
    with NewPictures() as pictures, transaction.atomic():
        yield
        transaction.set_rollback(True)
        pictures.discard()
