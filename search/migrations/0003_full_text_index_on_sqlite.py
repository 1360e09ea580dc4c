"""On SQLite: stem English words without accents, and index every passage's words by column.

Triggers keep the index in step with the passages, however those are written or deleted. Whoever
lets Django remake the table of passages must create the triggers again.
"""

from django.db import migrations

COLUMNS = "title, other_titles, heading, text"


def _values(row):
    return ", ".join(f"{row}.{column}" for column in COLUMNS.split(", "))


INTO = "INSERT INTO search_passage_words"
REMOVE_OLD = (
    f"{INTO} (search_passage_words, rowid, {COLUMNS}) VALUES ('delete', old.id, {_values('old')});"
)
ADD_NEW = f"{INTO} (rowid, {COLUMNS}) VALUES (new.id, {_values('new')});"


def create(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for statement in [
        f"CREATE VIRTUAL TABLE search_passage_words USING fts5({COLUMNS},"
        " content='search_passage', content_rowid='id',"
        " tokenize='porter unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER search_passage_added AFTER INSERT ON search_passage BEGIN {ADD_NEW} END",
        "CREATE TRIGGER search_passage_removed AFTER DELETE ON search_passage"
        f" BEGIN {REMOVE_OLD} END",
        "CREATE TRIGGER search_passage_changed AFTER UPDATE ON search_passage"
        f" BEGIN {REMOVE_OLD} {ADD_NEW} END",
        "INSERT INTO search_passage_words (search_passage_words) VALUES ('rebuild')",
    ]:
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for name in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER search_passage_{name}", params=None)
    schema_editor.execute("DROP TABLE search_passage_words", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text_index_on_postgresql")]

    operations = [migrations.RunPython(create, remove)]
