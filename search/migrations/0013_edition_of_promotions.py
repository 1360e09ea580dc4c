"""Give what is promoted an edition, so that processes keep it from the first search on."""

from django.db import migrations

NAME = "promotions"


def begin(apps, schema_editor):
    apps.get_model("search", "Edition").objects.get_or_create(name=NAME)


def end(apps, schema_editor):
    apps.get_model("search", "Edition").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0012_names_index_on_postgresql")]

    operations = [migrations.RunPython(begin, end)]
