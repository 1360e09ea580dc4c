"""Take over the editions of what processes keep in memory from search, and begin one of frames."""

from uuid import uuid4

from django.db import migrations, models

NAME = "frames"


def begin(apps, schema_editor):
    apps.get_model("home", "Edition").objects.get_or_create(name=NAME)


def end(apps, schema_editor):
    apps.get_model("home", "Edition").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0004_featured_roles"),
        ("search", "0015_editions_of_home"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Edition",
                    fields=[
                        (
                            "name",
                            models.CharField(max_length=40, primary_key=True, serialize=False),
                        ),
                        ("token", models.UUIDField(default=uuid4)),
                    ],
                ),
            ]
        ),
        migrations.RunPython(begin, end),
    ]
