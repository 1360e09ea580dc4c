"""On PostgreSQL: an index of the words in names alone, which a frequent word leaves of use."""

from django.db import migrations


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX search_passage_names ON search_passage"
            " USING gin (ts_filter(words, '{a,b}')) WHERE position = 0",
            params=None,
        )


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_passage_names", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0011_folded_texts")]

    operations = [migrations.RunPython(create, remove)]
