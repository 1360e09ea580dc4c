"""Wagtail's own groups and workflow, which every new site has."""

from career_pages.migrations._rights import permission_key

WORKFLOW = "Moderators approval"
PAGES = {
    "Moderators": {"add", "change", "publish", "lock", "unlock"},
    "Editors": {"add", "change"},
}
FILES = {(app, model) for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))}
IN_COLLECTIONS = {"add", "change", "choose"}
OF_THE_GROUP = IN_COLLECTIONS | {"delete"}


def remove_unused(apps):
    """Remove the workflow and the groups where they are as Wagtail made them and unused."""
    Group = apps.get_model("auth", "Group")
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).first()
    if workflow and _is_untouched(apps, workflow):
        for step in workflow.workflow_tasks.all():
            apps.get_model("wagtailcore", "GroupApprovalTask").objects.get(pk=step.task_id).delete()
        workflow.delete()
    for group in Group.objects.filter(name__in=PAGES):
        if not is_used(group) and _rights(group) == _default_rights(group.name):
            group.delete()


def restore(apps):
    """Make the groups and the workflow anew where they are missing."""
    Group = apps.get_model("auth", "Group")
    for name in PAGES:
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            _grant(apps, group)
    if not apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).exists():
        _make_workflow(apps, Group.objects.get(name="Moderators"))


def _is_untouched(apps, workflow):
    steps = list(workflow.workflow_tasks.all())
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    task = GroupApprovalTask.objects.filter(pk__in=[step.task_id for step in steps]).first()
    return bool(
        len(steps) == 1
        and task
        and [group.name for group in task.groups.all()] == ["Moderators"]
        and task.workflow_tasks.count() == 1
        and not task.task_states.exists()
        and not workflow.workflow_states.exists()
        and not workflow.workflow_content_types.exists()
        and list(workflow.workflow_pages.values_list("page__depth", flat=True)) == [1]
    )


def is_used(group):
    """Say whether anybody is in the group, or anything but its rights names it."""
    return any(
        getattr(group, relation.get_accessor_name()).exists()
        for relation in group._meta.related_objects
        if relation.many_to_many
    )


def _rights(group):
    return (
        {(one.page.depth, one.permission.codename) for one in group.page_permissions.all()},
        {one.permission.codename for one in group.collection_permissions.all()},
        {one.codename for one in group.permissions.all()},
        group.site_permissions.count(),
    )


def _default_rights(name):
    return (
        {(1, f"{action}_page") for action in PAGES[name]},
        {f"{action}_{model}" for _, model in FILES for action in IN_COLLECTIONS},
        {f"{action}_{model}" for _, model in FILES for action in OF_THE_GROUP} | {"access_admin"},
        0,
    )


def _grant(apps, group):
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    group.permissions.add(permission_key(apps, "wagtailadmin", "admin", "access"))
    for action in PAGES[group.name]:
        group.page_permissions.create(
            page_id=root.pk, permission_id=permission_key(apps, "wagtailcore", "page", action)
        )
    for app_label, model in FILES:
        for action in OF_THE_GROUP:
            group.permissions.add(permission_key(apps, app_label, model, action))
        for action in IN_COLLECTIONS:
            group.collection_permissions.create(
                collection_id=collection.pk,
                permission_id=permission_key(apps, app_label, model, action),
            )


def _make_workflow(apps, moderators):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    task = apps.get_model("wagtailcore", "GroupApprovalTask").objects.create(
        name=WORKFLOW, content_type_id=content_type.pk
    )
    task.groups.add(moderators.pk)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=WORKFLOW)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow_id=workflow.pk, task_id=task.pk, sort_order=0
    )
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    workflow.workflow_pages.create(page_id=root.pk)
