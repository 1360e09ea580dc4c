"""Store how often something was searched for on a day, and how much was found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0007_starter_synonyms"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("query", models.CharField(max_length=60)),
                ("results", models.PositiveIntegerField()),
                ("times", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [models.Index(fields=["query", "-day"], name="counts_of_a_search")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "query", "results"), name="one_count_of_a_search_on_a_day"
                    )
                ],
            },
        ),
    ]
