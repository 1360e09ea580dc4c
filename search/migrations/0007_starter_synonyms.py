"""The synonyms that every guide begins with, from `_starter_synonyms.csv`.

Backwards, those go that nobody has changed.
"""

from django.db import migrations

from search.migrations._synonym_files import groups, renew

FILE = "_starter_synonyms.csv"


def add(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    Synonym.objects.bulk_create([Synonym(**group) for group in groups(FILE)], ignore_conflicts=True)
    renew(apps)


def remove(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    for group in groups(FILE):
        Synonym.objects.filter(**group).delete()
    renew(apps)


class Migration(migrations.Migration):
    dependencies = [("search", "0006_synonyms")]

    operations = [migrations.RunPython(add, remove)]
