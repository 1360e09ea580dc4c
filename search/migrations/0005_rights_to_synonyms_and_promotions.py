"""Let the editorial groups look after synonyms and promote pages in the search."""

from django.db import migrations

from career_pages.migrations._rights import permission_key

SYNONYM = ("search", "synonym")
PROMOTION = ("wagtailsearchpromotions", "searchpromotion")
RIGHTS = {
    "Author": [(*SYNONYM, ["view"])],
    "Reviewer": [(*SYNONYM, ["add", "change"])],
    "Publisher": [
        (*SYNONYM, ["add", "change", "delete"]),
        (*PROMOTION, ["add", "change", "delete"]),
    ],
}
# Processes keep what is promoted in memory from the first search on.
PROMOTIONS = "promotions"


def grant(apps, schema_editor):
    # A group that only has the same name is somebody's own.
    groups = apps.get_model("auth", "Group").objects.filter(permissions__codename="access_admin")
    for group in groups.filter(name__in=RIGHTS):
        for app_label, model, actions in RIGHTS[group.name]:
            group.permissions.add(*(permission_key(apps, app_label, model, one) for one in actions))
    apps.get_model("career_pages", "Edition").objects.get_or_create(name=PROMOTIONS)


def withdraw(apps, schema_editor):
    apps.get_model("career_pages", "Edition").objects.filter(name=PROMOTIONS).delete()
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS):
        for app_label, model, _ in RIGHTS[group.name]:
            of_model = {"content_type__app_label": app_label, "content_type__model": model}
            group.permissions.remove(*permissions.filter(**of_model))


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0004_starter_synonyms"),
        ("career_pages", "0003_editorial_groups_and_workflow"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(grant, withdraw)]
