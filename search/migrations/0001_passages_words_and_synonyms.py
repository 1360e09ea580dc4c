"""Make the tables of search: passages, words, synonyms, and counts of what was searched for."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
        # Pages that a migration takes away must not be in the index any more.
        ("career_pages", "0002_home_page_and_roles_index"),
    ]

    operations = [
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
            name="Synonym",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="Words or short phrases, one on each line. Other forms of a word, such as the plural, are found by themselves.",
                        verbose_name="words",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("both", "Each line finds all the others"),
                            ("first", "Only the first line finds the others"),
                        ],
                        default="both",
                        help_text="The second is for an abbreviation that has several meanings: “PA” finds “personal assistant”, and “personal assistant” does not find “PA”.",
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                ("name", models.CharField(editable=False, max_length=100, unique=True)),
            ],
            options={
                "verbose_name": "group of synonyms",
                "verbose_name_plural": "synonyms",
                "ordering": ["name"],
            },
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
                "verbose_name": "query",
                "verbose_name_plural": "queries",
                "indexes": [models.Index(fields=["query", "-day"], name="counts_of_a_search")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "query", "results"), name="one_count_of_a_search_on_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("anchor", models.CharField(blank=True, max_length=80)),
                ("kind", models.CharField(max_length=80)),
                ("title", models.TextField()),
                ("other_titles", models.TextField(blank=True)),
                ("heading", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("suggested_titles", models.TextField(blank=True, default="")),
                ("folded_text", models.TextField(blank=True, default="")),
                ("folded_suggested_titles", models.TextField(blank=True, default="")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["page", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "position"), name="one_passage_at_a_position"
                    )
                ],
            },
        ),
    ]
