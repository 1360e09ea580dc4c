"""On PostgreSQL: stem English words without accents, and index every passage's words by weight.

The column of a passage's words is generated: the database keeps it in step by itself. Punctuation
becomes spaces first, because PostgreSQL's parser takes "and/or" for a file and "example.org" for a
host, and would find neither word in them. No word is too common to be kept: "IT" and "it" are one.
"""

from django.contrib.postgres.operations import CreateExtension
from django.db import migrations

from search.migrations._words_on_postgresql import REMOVE, created

COLUMNS = {"title": "A", "other_titles": "B", "heading": "C", "text": "D"}
KINDS_OF_WORD = "asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart"


class Extension(CreateExtension):
    """An extension of PostgreSQL; Django's own class cannot be reversed on other databases."""

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


def create(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in [
        "CREATE TEXT SEARCH DICTIONARY search_stem (TEMPLATE = snowball, LANGUAGE = porter)",
        "CREATE TEXT SEARCH CONFIGURATION search_english (COPY = pg_catalog.simple)",
        f"ALTER TEXT SEARCH CONFIGURATION search_english ALTER MAPPING FOR {KINDS_OF_WORD} WITH unaccent, search_stem",
        *created(COLUMNS),
    ]:
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in [
        *REMOVE,
        "DROP TEXT SEARCH CONFIGURATION search_english",
        "DROP TEXT SEARCH DICTIONARY search_stem",
    ]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_passages")]

    operations = [
        Extension("unaccent"),
        Extension("pg_trgm"),
        migrations.RunPython(create, remove),
    ]
