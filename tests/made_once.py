"""What is made once: what all tests of a module begin with, and a database for all processes."""

import fcntl
import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Any, Final

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import Model
from pytest_django import DjangoDbBlocker

# By this name those tests are known that begin with it.
MADE: Final = "made"


def made_once(make: Callable[[], Any]) -> Any:
    """Turn a function named "made" into a fixture: what it returns is made once for a module.

    Tests get it as `guide`, or through `read_again`, and those that commit must not be among them.
    It is there from the first that asks for it on.
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


# Its name on a server. What an earlier run left there is replaced.
ON_A_SERVER: Final = "migrated_for_tests"


@contextmanager
def beginning_with_migrated(shared: Path) -> Iterator[None]:
    """Let the database that the tests make next begin as a migrated one.

    ``shared`` is a folder of all processes of this run; the first of them migrates.
    """
    if file := migrated_file(shared):
        with _in_memory(file):
            yield
    else:
        _once(shared, ON_A_SERVER)
        connection.settings_dict["TEST"]["TEMPLATE"] = ON_A_SERVER
        yield


def migrated_file(shared: Path) -> Path | None:
    """Return the migrated database that all processes of this run share, on SQLite alone."""
    if connection.vendor != "sqlite":
        return None
    file = shared / "migrated.sqlite3"
    _once(shared, str(file))
    return file


def migrated_database(shared: Path) -> str:
    """Return the name of the migrated database that all processes of this run share."""
    if file := migrated_file(shared):
        return str(file)
    _once(shared, ON_A_SERVER)
    return ON_A_SERVER


@contextmanager
def using_a_copy(source: str, name: str) -> Iterator[None]:
    """Have Django use a copy of a database while it lasts, under a name that is free for it.

    On SQLite both are files. The copy is there until it is made anew, or until the end of the run.
    """
    if connection.vendor == "sqlite":
        copyfile(source, name)
    else:
        _make_on_server(name, source)
    usual = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = type(usual)(
        usual.settings_dict | {"NAME": name}, DEFAULT_DB_ALIAS
    )
    _forget_rows()
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections[DEFAULT_DB_ALIAS] = usual
        _forget_rows()


def _forget_rows() -> None:
    """Keep nothing in memory that is otherwise in another database."""
    ContentType.objects.clear_cache()
    cache.clear()


def _once(shared: Path, name: str) -> None:
    """Make a migrated database of that name, unless another process has."""
    with (shared / f"migrating-{connection.vendor}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = shared / f"migrated-{connection.vendor}"
        if not done.exists():
            _migrate(name)
            done.touch()


@contextmanager
def _in_memory(file: Path) -> Iterator[None]:
    """Have a copy of that file where the tests make their database."""
    creation: Any = connection.creation
    address = creation._get_test_db_name()
    # It lasts as long as something is connected with it.
    with closing(sqlite3.connect(address, uri=True)) as copy:
        with closing(sqlite3.connect(file)) as migrated:
            migrated.backup(copy)
        yield


def _make_on_server(name: str, template: str = "template1") -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def _migrate(name: str) -> None:
    """Make a migrated database of that name."""
    if connection.vendor != "sqlite":
        _make_on_server(name)
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        migrate()
        if connection.vendor == "sqlite":
            # In memory there can be no log beside the database.
            connection.cursor().execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def migrate(*target: str) -> None:
    """Migrate all apps, or one to the migration that is named.

    Nearly all that migrations make stays to their end: to look for what does not is a fifth of
    their time.
    """
    gc.disable()
    try:
        call_command("migrate", *target, verbosity=0)
    finally:
        gc.enable()
