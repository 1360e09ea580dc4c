"""Publishers may promote pages in the search."""

from django.db import migrations

from career_pages.migrations._rights import permission

ACTIONS = ["add", "change", "delete"]
OF = ("wagtailsearchpromotions", "searchpromotion")


def grant(apps, schema_editor):
    # A group that only has the same name is somebody's own.
    groups = apps.get_model("auth", "Group").objects.filter(permissions__codename="access_admin")
    for group in groups.filter(name="Publisher"):
        group.permissions.add(*(permission(apps, *OF, action) for action in ACTIONS))


def withdraw(apps, schema_editor):
    app_label, model = OF
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label=app_label, content_type__model=model
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="Publisher"):
        group.permissions.remove(*rights)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0009_more_synonyms"),
        ("career_pages", "0008_editorial_groups_and_workflow"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="searchcount",
            options={"verbose_name": "query", "verbose_name_plural": "queries"},
        ),
        migrations.RunPython(grant, withdraw),
    ]
