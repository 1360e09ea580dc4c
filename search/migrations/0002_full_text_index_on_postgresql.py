"""On PostgreSQL: stem English words without accents, and index every passage's words by weight.

The column of a passage's words is generated: the database keeps it in step by itself. Punctuation
becomes spaces first, because PostgreSQL's parser takes "and/or" for a file and "example.org" for a
host, and would find neither word in them. No word is too common to be kept: "IT" and "it" are one.
"""

from django.contrib.postgres.operations import CreateExtension
from django.db import migrations

# A suggested title weighs more than a text. Otherwise the roles for which it is suggested are not
# among the passages that are ranked, where many have its words in their texts.
WEIGHTS = {"title": "A", "other_titles": "B", "heading": "C", "text": "D", "suggested_titles": "C"}
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026"
KINDS_OF_WORD = "asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart"


class Extension(CreateExtension):
    """An extension of PostgreSQL; Django's own class cannot be reversed on other databases."""

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


def create(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    words = " || ".join(weighed(column, weight) for column, weight in WEIGHTS.items())
    for statement in [
        "CREATE TEXT SEARCH DICTIONARY search_stem (TEMPLATE = snowball, LANGUAGE = porter)",
        "CREATE TEXT SEARCH CONFIGURATION search_english (COPY = pg_catalog.simple)",
        f"ALTER TEXT SEARCH CONFIGURATION search_english ALTER MAPPING FOR {KINDS_OF_WORD} WITH unaccent, search_stem",
        f"ALTER TABLE search_passage ADD COLUMN words tsvector GENERATED ALWAYS AS ({words}) STORED",
        "CREATE INDEX search_passage_words ON search_passage USING gin (words)",
        # The words in names alone, which a frequent word leaves of use.
        "CREATE INDEX search_passage_names ON search_passage"
        " USING gin (ts_filter(words, '{a,b}')) WHERE position = 0",
    ]:
        schema_editor.execute(statement, params=None)


def weighed(column, weight):
    punctuation = "'" + PUNCTUATION.replace("'", "''") + "'"
    plain = f"translate({column}, {punctuation}, '{' ' * len(PUNCTUATION)}')"
    return f"setweight(to_tsvector('search_english', {plain}), '{weight}')"


def remove(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in [
        # Both indexes go with the column.
        "ALTER TABLE search_passage DROP COLUMN words",
        "DROP TEXT SEARCH CONFIGURATION search_english",
        "DROP TEXT SEARCH DICTIONARY search_stem",
    ]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_passages_words_and_synonyms")]

    operations = [
        Extension("unaccent"),
        Extension("pg_trgm"),
        migrations.RunPython(create, remove),
    ]
