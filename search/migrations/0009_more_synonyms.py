"""More of the synonyms that a guide begins with, from `_more_synonyms.csv`.

A group of the first set gets more words unless somebody has changed it or taken it away.
Backwards, what nobody has changed is as it was.
"""

from django.db import migrations

from search.migrations._synonym_files import groups, renew

FIRST = "_starter_synonyms.csv"
MORE = "_more_synonyms.csv"


def by_name(file_name):
    """Return what the groups of a file are, by their names."""
    return {
        group["name"]: {"words": group["words"], "direction": group["direction"]}
        for group in groups(file_name)
    }


def add(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    first = by_name(FIRST)
    for name, group in by_name(MORE).items():
        if name in first:
            Synonym.objects.filter(name=name, **first[name]).update(**group)
        else:
            Synonym.objects.get_or_create(name=name, defaults=group)
    renew(apps)


def remove(apps, schema_editor):
    Synonym = apps.get_model("search", "Synonym")
    first = by_name(FIRST)
    for name, group in by_name(MORE).items():
        unchanged = Synonym.objects.filter(name=name, **group)
        if name in first:
            unchanged.update(**first[name])
        else:
            unchanged.delete()
    renew(apps)


class Migration(migrations.Migration):
    dependencies = [("search", "0008_search_counts")]

    operations = [migrations.RunPython(add, remove)]
