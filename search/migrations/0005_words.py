"""Count on how many pages each word is; `migrate` counts those of the passages that are there."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0004_suggested_titles")]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("token", models.UUIDField(default=uuid.uuid4)),
            ],
        ),
        migrations.CreateModel(
            name="KnownWord",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=40)),
                ("pages", models.PositiveIntegerField()),
                ("names", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="WordChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("counts", models.JSONField()),
            ],
        ),
    ]
