"""More of the synonyms that a guide begins with, from `_more_synonyms.csv`.

A group of the first set gets more words unless somebody has changed it or taken it away.
Backwards, what nobody has changed is as it was.
"""

import csv
from pathlib import Path
from uuid import uuid4

from django.db import migrations

from search.synonyms.rules import name_of

HERE = Path(__file__).parent


def groups(file_name):
    """Return the groups of a file by their names."""
    with (HERE / file_name).open(encoding="utf-8", newline="") as file:
        rows = [(row["words"].split("; "), row["direction"]) for row in csv.DictReader(file)]
    return {
        name_of(phrases): {"words": "\n".join(phrases), "direction": direction}
        for phrases, direction in rows
    }


def add(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    first = groups("_starter_synonyms.csv")
    for name, group in groups("_more_synonyms.csv").items():
        if name in first:
            Synonym.objects.filter(name=name, **first[name]).update(**group)
        else:
            Synonym.objects.get_or_create(name=name, defaults=group)
    renew(apps)


def remove(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    first = groups("_starter_synonyms.csv")
    for name, group in groups("_more_synonyms.csv").items():
        unchanged = Synonym.objects.filter(name=name, **group)
        if name in first:
            unchanged.update(**first[name])
        else:
            unchanged.delete()
    renew(apps)


def renew(apps):
    apps.get_model("search", "Edition").objects.filter(name="synonyms").update(token=uuid4())


class Migration(migrations.Migration):
    dependencies = [("search", "0008_search_counts")]

    operations = [migrations.RunPython(add, remove)]
