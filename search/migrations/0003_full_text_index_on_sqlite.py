"""On SQLite: stem English words without accents, and index every passage's words by column.

Triggers keep the index in step with the passages, however those are written or deleted. Whoever
lets Django remake the table of passages must create the triggers again.
"""

from django.db import migrations

from search.migrations._triggers import added, removed

COLUMNS = ("title", "other_titles", "heading", "text")


def create(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for statement in [
        f"CREATE VIRTUAL TABLE search_passage_words USING fts5({', '.join(COLUMNS)},"
        " content='search_passage', content_rowid='id',"
        " tokenize='porter unicode61 remove_diacritics 2')",
        *added(COLUMNS),
        "INSERT INTO search_passage_words (search_passage_words) VALUES ('rebuild')",
    ]:
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for statement in [*removed(), "DROP TABLE search_passage_words"]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text_index_on_postgresql")]

    operations = [migrations.RunPython(create, remove)]
