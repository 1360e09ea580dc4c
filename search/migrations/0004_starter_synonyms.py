"""The synonyms that every guide begins with, from `_starter_synonyms.csv`.

Backwards, those go that nobody has changed.
"""

import csv
from pathlib import Path
from uuid import uuid4

from django.db import migrations

from search.models import name_of

FILE = Path(__file__).with_name("_starter_synonyms.csv")
# Processes keep the synonyms in memory from the first search on.
SYNONYMS = "synonyms"


def groups():
    """Yield the fields of each group in the file."""
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
    editions = apps.get_model("career_pages", "Edition").objects
    editions.update_or_create(name=SYNONYMS, defaults={"token": uuid4()})


def remove(apps, schema_editor):
    for group in groups():
        apps.get_model("search", "Synonym").objects.filter(**group).delete()
    apps.get_model("career_pages", "Edition").objects.filter(name=SYNONYMS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_full_text_index_on_sqlite"),
        ("career_pages", "0001_pages_and_records"),
    ]

    operations = [migrations.RunPython(add, remove)]
