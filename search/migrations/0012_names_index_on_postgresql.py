"""On PostgreSQL: an index of the words in names alone, which a frequent word leaves of use."""

from django.db import migrations

from search.migrations._words_on_postgresql import NAMES


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NAMES, params=None)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_passage_names", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0011_folded_texts")]

    operations = [migrations.RunPython(create, remove)]
