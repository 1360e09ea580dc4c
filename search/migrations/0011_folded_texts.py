"""Keep the texts of passages folded besides, so that no search folds them.

On SQLite Django remakes the table of passages, so that the triggers which keep the full-text index
in step are taken away before and made again behind.
"""

from django.db import migrations, models

from career_pages.folded import folded
from search.migrations._triggers import added, removed

COLUMNS = ("title", "other_titles", "heading", "text", "suggested_titles")


def add_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in added(COLUMNS):
            schema_editor.execute(statement, params=None)


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in removed():
            schema_editor.execute(statement, params=None)


def fold(apps, schema_editor):
    Passage = apps.get_model("search", "Passage")
    pks = list(Passage.objects.order_by("pk").values_list("pk", flat=True))
    with schema_editor.connection.cursor() as cursor:
        for start in range(0, len(pks), 500):
            some = Passage.objects.filter(pk__in=pks[start : start + 500])
            rows = list(some.values_list("text", "suggested_titles", "pk"))
            cursor.executemany(
                "UPDATE search_passage SET folded_text = %s, folded_suggested_titles = %s WHERE id = %s",
                [(folded(text), folded(titles), pk) for text, titles, pk in rows],
            )


class Migration(migrations.Migration):
    dependencies = [("search", "0010_publishers_promote")]

    operations = [
        migrations.RunPython(remove_triggers, add_triggers),
        migrations.AddField(
            model_name="passage",
            name="folded_text",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="passage",
            name="folded_suggested_titles",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.RunPython(fold, migrations.RunPython.noop),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
