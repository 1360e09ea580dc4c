"""The synonyms that every guide begins with, from `_starter_synonyms.csv`.

Backwards, those go that nobody has changed.
"""

import csv
from pathlib import Path
from uuid import uuid4

from django.db import migrations

from search.synonyms.rules import name_of

FILE = Path(__file__).with_name("_starter_synonyms.csv")


def groups():
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phrases = row["words"].split("; ")
            yield {
                "name": name_of(phrases),
                "words": "\n".join(phrases),
                "direction": row["direction"],
            }


def add(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    Synonym.objects.bulk_create([Synonym(**group) for group in groups()], ignore_conflicts=True)
    renew(apps)


def remove(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    for group in groups():
        Synonym.objects.filter(**group).delete()
    renew(apps)


def renew(apps):
    apps.get_model("search", "Edition").objects.filter(name="synonyms").update(token=uuid4())


class Migration(migrations.Migration):
    dependencies = [("search", "0006_synonyms")]

    operations = [migrations.RunPython(add, remove)]
