"""Index the titles that are only suggested for a role, below everything that readers see.

Both engines' indexes are made anew around the new column: Django remakes the table on SQLite.
"""

from django.db import migrations, models

from search.migrations._triggers import added, removed
from search.migrations._words_on_postgresql import REMOVE, created

OLD = {"title": "A", "other_titles": "B", "heading": "C", "text": "D"}
NEW = {**OLD, "suggested_titles": "D"}


def _create_on_sqlite(columns):
    return [
        f"CREATE VIRTUAL TABLE search_passage_words USING fts5({', '.join(columns)},"
        " content='search_passage', content_rowid='id',"
        " tokenize='porter unicode61 remove_diacritics 2')",
        *added(columns),
        "INSERT INTO search_passage_words (search_passage_words) VALUES ('rebuild')",
    ]


REMOVE_ON_SQLITE = [*removed(), "DROP TABLE search_passage_words"]


def _create(columns):
    def create(apps, schema_editor):
        vendor = schema_editor.connection.vendor
        statements = {"postgresql": created, "sqlite": _create_on_sqlite}
        for statement in statements[vendor](columns) if vendor in statements else []:
            schema_editor.execute(statement, params=None)

    return create


def remove(apps, schema_editor):
    statements = {"postgresql": REMOVE, "sqlite": REMOVE_ON_SQLITE}
    for statement in statements.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_full_text_index_on_sqlite"),
        ("career_pages", "0004_occupations_and_suggested_titles"),
    ]

    operations = [
        migrations.RunPython(remove, _create(OLD)),
        migrations.AddField(
            model_name="passage",
            name="suggested_titles",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.RunPython(_create(NEW), remove),
    ]
