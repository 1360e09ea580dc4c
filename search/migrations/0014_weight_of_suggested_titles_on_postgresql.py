"""On PostgreSQL: let a suggested title weigh as much as a heading, and more than a text.

Otherwise the roles for which it is suggested are not among the passages that are ranked, where
many have its words in their texts.
"""

from django.db import migrations

from search.migrations._words_on_postgresql import NAMES, REMOVE, created

BEFORE = {"title": "A", "other_titles": "B", "heading": "C", "text": "D", "suggested_titles": "D"}
NOW = {**BEFORE, "suggested_titles": "C"}


def weigh(weights):
    def make_anew(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in (*REMOVE, *created(weights), NAMES):
                schema_editor.execute(statement, params=None)

    return make_anew


class Migration(migrations.Migration):
    dependencies = [("search", "0013_edition_of_promotions")]

    operations = [migrations.RunPython(weigh(NOW), weigh(BEFORE))]
