"""Synonyms: who may look after them, and what tells processes that they have changed."""

from django.db import migrations, models

from career_pages.migrations._rights import permission

RIGHTS = {
    "Author": ["view"],
    "Reviewer": ["add", "change"],
    "Publisher": ["add", "change", "delete"],
}


def grant(apps, schema_editor):
    # A group that only has the same name is somebody's own.
    groups = apps.get_model("auth", "Group").objects.filter(permissions__codename="access_admin")
    for group in groups.filter(name__in=RIGHTS):
        for action in RIGHTS[group.name]:
            group.permissions.add(permission(apps, "search", "synonym", action))
    apps.get_model("search", "Edition").objects.get_or_create(name="synonyms")
    # PostgreSQL adds the constraints of the new tables behind this, when no check may be waiting.
    schema_editor.connection.check_constraints()


def withdraw(apps, schema_editor):
    apps.get_model("search", "Edition").objects.filter(name="synonyms").delete()
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="search", content_type__model="synonym"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS):
        group.permissions.remove(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_words"),
        ("career_pages", "0008_editorial_groups_and_workflow"),
    ]

    operations = [
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
        migrations.RunPython(grant, withdraw),
    ]
