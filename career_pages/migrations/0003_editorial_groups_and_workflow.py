"""The groups Author, Reviewer and Publisher, and the workflow that they work in.

A group or workflow that is there already stays as it is, and keeps its rights; it gets those to
pages again if those pages were taken away. Backwards, what nobody uses goes: a group with people
in it and a workflow with a history stay, the latter with steps of Wagtail's own kind.
"""

from django.db import migrations

from career_pages.migrations import _default_moderation
from career_pages.migrations._rights import PAGES, grant

WORKFLOW = "Editorial review"
STEPS = [("Review", "Reviewer"), ("Publication", "Publisher")]


def create(apps, schema_editor):
    _default_moderation.remove_unused(apps)
    Group = apps.get_model("auth", "Group")
    site = apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True).first()
    roles = apps.get_model("career_pages", "RoleIndexPage").objects.values_list("pk", flat=True)
    pages = {"roles": list(roles), "home": [site.root_page_id] if site else []}
    groups = {}
    for name in PAGES:
        groups[name], is_new = Group.objects.get_or_create(name=name)
        if is_new or has_lost_its_pages(groups[name]):
            grant(apps, groups[name], pages)
    Workflow = apps.get_model("wagtailcore", "Workflow")
    workflow, is_new = Workflow.objects.get_or_create(name=WORKFLOW)
    if is_new:
        make_steps(apps, workflow, groups)
    for step in workflow.workflow_tasks.all():
        change_kind(apps, step.task_id, "wagtailcore.GroupApprovalTask", "career_pages.ReviewTask")
    taken = apps.get_model("wagtailcore", "WorkflowPage").objects
    if not workflow.workflow_pages.exists():
        for page_id in pages["home"]:
            if not taken.filter(page_id=page_id).exists():
                workflow.workflow_pages.create(page_id=page_id)


def has_lost_its_pages(group):
    # A group that only has the same name is somebody's own.
    is_ours = group.permissions.filter(codename="access_admin").exists()
    return is_ours and not group.page_permissions.exists()


def make_steps(apps, workflow, groups):
    content_type = content_type_of(apps, "career_pages.ReviewTask")
    for order, (name, group) in enumerate(STEPS):
        task = apps.get_model("career_pages", "ReviewTask").objects.create(
            name=name, content_type_id=content_type.pk
        )
        task.groups.add(groups[group].pk)
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(
            workflow_id=workflow.pk, task_id=task.pk, sort_order=order
        )


def remove(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    ReviewTask = apps.get_model("career_pages", "ReviewTask")
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).first()
    if workflow and not workflow.workflow_states.exists():
        workflow.delete()
    for task in ReviewTask.objects.all():
        if task.workflow_tasks.exists() or task.task_states.exists():
            change_kind(apps, task.pk, "career_pages.ReviewTask", "wagtailcore.GroupApprovalTask")
        else:
            task.delete()
    for group in Group.objects.filter(name__in=PAGES):
        if not _default_moderation.is_used(group):
            group.delete()
    _default_moderation.restore(apps)


def change_kind(apps, task_id, before, after):
    """Give a task another kind, with the same groups; it stays the same step everywhere."""
    old = apps.get_model(before).objects.filter(pk=task_id).first()
    if old is None:
        return
    groups = list(old.groups.values_list("pk", flat=True))
    old.groups.clear()
    old.delete(keep_parents=True)
    task = apps.get_model("wagtailcore", "Task").objects.get(pk=task_id)
    task.content_type_id = content_type_of(apps, after).pk
    task.save()
    new = apps.get_model(after)(task_ptr_id=task.pk)
    new.__dict__.update({f.attname: getattr(task, f.attname) for f in task._meta.fields})
    new.save_base(raw=True)
    new.groups.set(groups)


def content_type_of(apps, label):
    app_label, model = label.lower().split(".")
    ContentType = apps.get_model("contenttypes", "ContentType")
    return ContentType.objects.get_or_create(app_label=app_label, model=model)[0]


class Migration(migrations.Migration):
    dependencies = [
        ("career_pages", "0002_home_page_and_roles_index"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(create, remove)]
