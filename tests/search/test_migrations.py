"""The index can be taken away and made again."""

import pytest
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_migrations_can_be_reversed() -> None:
    call_command("migrate", "search", "zero", verbosity=0)
    try:
        tables = connection.introspection.table_names()
        assert not [name for name in tables if name.startswith("search_passage")]
    finally:
        call_command("migrate", verbosity=0)
    call_command("check_search", verbosity=0)
