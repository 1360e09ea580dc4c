"""What the groups of the editorial review may do when they are made."""

# Below which page, and what.
PAGES = {
    "Author": ("roles", ["add"]),
    "Reviewer": ("home", ["change"]),
    "Publisher": ("home", ["add", "change", "publish", "bulk_delete", "lock", "unlock"]),
}
# With the pictures and documents of every collection.
FILES = {
    "Author": ["add", "choose"],
    "Reviewer": ["add", "change", "choose"],
    "Publisher": ["add", "change", "choose", "delete"],
}
# With records that are not pages: their app, their model, and what.
RECORDS = {
    "Author": [],
    "Reviewer": [
        ("career_pages", "skill", ["add", "change"]),
        ("career_pages", "careerarea", ["change"]),
    ],
    "Publisher": [
        ("career_pages", "skill", ["add", "change", "delete"]),
        ("career_pages", "careerarea", ["add", "change", "delete"]),
        ("career_pages", "calltoaction", ["add", "change", "delete"]),
        ("wagtailredirects", "redirect", ["add", "change", "delete"]),
    ],
}


def permission_key(apps, app_label, model, action):
    """Return the key of a permission, which is made on a new database, where Django has none yet.

    Historical models may know each other by different classes: they take keys, and no objects.
    """
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
    found, _ = Permission.objects.get_or_create(
        content_type_id=content_type.pk,
        codename=f"{action}_{model}",
        defaults={"name": f"Can {action} {apps.get_model(app_label, model)._meta.verbose_name}"},
    )
    return found.pk


def grant(apps, group, pages):
    """Give a group its rights; ``pages`` holds, by name, the pages below which they count."""
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    collections = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1)

    group.permissions.add(permission_key(apps, "wagtailadmin", "admin", "access"))
    for app_label, model, actions in RECORDS[group.name]:
        for action in actions:
            group.permissions.add(permission_key(apps, app_label, model, action))
    place, actions = PAGES[group.name]
    for page_id in pages[place]:
        for action in actions:
            GroupPagePermission.objects.get_or_create(
                group_id=group.pk,
                page_id=page_id,
                permission_id=permission_key(apps, "wagtailcore", "page", action),
            )
    for collection in collections:
        for action in FILES[group.name]:
            for app_label, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
                GroupCollectionPermission.objects.get_or_create(
                    group_id=group.pk,
                    collection_id=collection.pk,
                    permission_id=permission_key(apps, app_label, model, action),
                )
