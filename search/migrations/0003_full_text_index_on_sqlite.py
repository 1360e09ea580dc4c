"""On SQLite: stem English words without accents, and index every passage's words by column.

Triggers keep the index in step with the passages, however those are written or deleted. Whoever
lets Django remake the table of passages must create the triggers again.
"""

from django.db import migrations

COLUMNS = ("title", "other_titles", "heading", "text", "suggested_titles")
NAMES = ", ".join(COLUMNS)
OLD, NEW = (", ".join(f"{row}.{column}" for column in COLUMNS) for row in ("old", "new"))
INTO = "INSERT INTO search_passage_words"
ADD = f"{INTO} (rowid, {NAMES}) VALUES (new.id, {NEW});"
REMOVE = f"{INTO} (search_passage_words, rowid, {NAMES}) VALUES ('delete', old.id, {OLD});"
CREATED = [
    f"CREATE VIRTUAL TABLE search_passage_words USING fts5({NAMES},"
    " content='search_passage', content_rowid='id',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER search_passage_added AFTER INSERT ON search_passage BEGIN {ADD} END",
    f"CREATE TRIGGER search_passage_removed AFTER DELETE ON search_passage BEGIN {REMOVE} END",
    f"CREATE TRIGGER search_passage_changed AFTER UPDATE ON search_passage BEGIN {REMOVE} {ADD} END",
    f"{INTO} (search_passage_words) VALUES ('rebuild')",
]
REMOVED = [
    "DROP TRIGGER search_passage_added",
    "DROP TRIGGER search_passage_removed",
    "DROP TRIGGER search_passage_changed",
    "DROP TABLE search_passage_words",
]


def execute(statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            for statement in statements:
                schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text_index_on_postgresql")]

    operations = [migrations.RunPython(execute(CREATED), execute(REMOVED))]
