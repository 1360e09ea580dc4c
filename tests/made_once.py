"""What all tests of a module begin with, made once in a transaction around them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from django.db import transaction
from django.db.models import Model
from pytest_django import DjangoDbBlocker

# By this name those tests are known that begin with it.
MADE: Final = "made"


def made_once(make: Callable[[], Any]) -> Any:
    """Turn a function named "made" into a fixture: what it returns is made once for a module.

    Tests get it through `read_again`, and those that commit must not be among them. It is there
    from the first that asks for it on.
    """
    assert make.__name__ == MADE

    @pytest.fixture(scope="module")
    def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
        with _undone_at_the_end(django_db_blocker):
            with django_db_blocker.unblock():
                value = make()
            yield value

    return made


def uses_made(test: pytest.Item) -> bool:
    """Say whether the test begins with such a fixture."""
    return MADE in getattr(test, "fixturenames", ())


def read_again(made: Any) -> Any:
    """Return what was made as the database has it, for a test that may change it."""
    if isinstance(made, dict):
        return {name: read_again(one) for name, one in made.items()}
    if isinstance(made, list | tuple):
        return type(made)(map(read_again, made))
    return type(made)._base_manager.get(pk=made.pk) if isinstance(made, Model) else made


@contextmanager
def _undone_at_the_end(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Undo at the end all that was done, and let each test within undo no more than its own."""
    around: Any = transaction.atomic()
    # As the transaction of a test, it does not count where no other may be open.
    around._from_testcase = True
    with blocker.unblock():
        around.__enter__()
    try:
        yield
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
