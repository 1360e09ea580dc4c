"""The groups Author, Reviewer and Publisher, and the workflow that they work in.

A group or workflow that is there already stays as it is, and keeps its rights. Backwards, what
nobody uses goes: a group with people in it and a workflow with a history stay, the latter with
steps of Wagtail's own kind.
"""

import django.db.models.deletion
from django.db import migrations, models

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
        if is_new:
            grant(apps, groups[name], pages)
    Workflow = apps.get_model("wagtailcore", "Workflow")
    if workflow := Workflow.objects.filter(name=WORKFLOW).first():
        for step in workflow.workflow_tasks.all():
            change_kind(
                apps, step.task_id, "wagtailcore.GroupApprovalTask", "career_pages.ReviewTask"
            )
    else:
        make_workflow(apps, Workflow.objects.create(name=WORKFLOW), groups, pages["home"])
    # PostgreSQL adds the constraints of the new tables behind this, when no check may be waiting.
    schema_editor.connection.check_constraints()


def make_workflow(apps, workflow, groups, page_ids):
    content_type = content_type_of(apps, "career_pages.ReviewTask")
    ReviewTask = apps.get_model("career_pages", "ReviewTask")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    for order, (name, group) in enumerate(STEPS):
        task = ReviewTask.objects.create(name=name, content_type=content_type)
        task.groups.add(groups[group])
        WorkflowTask.objects.create(workflow=workflow, task_id=task.pk, sort_order=order)
    taken = apps.get_model("wagtailcore", "WorkflowPage").objects
    for page_id in page_ids:
        if not taken.filter(page_id=page_id).exists():
            workflow.workflow_pages.create(page_id=page_id)


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
    schema_editor.connection.check_constraints()


def change_kind(apps, task_id, before, after):
    """Give a task another kind, with the same groups; it stays the same step everywhere."""
    old = apps.get_model(before).objects.filter(pk=task_id).first()
    if old is None:
        return
    groups = list(old.groups.all())
    old.groups.clear()
    old.delete(keep_parents=True)
    task = apps.get_model("wagtailcore", "Task").objects.get(pk=task_id)
    task.content_type = content_type_of(apps, after)
    task.save()
    new = apps.get_model(after)(task_ptr=task)
    new.__dict__.update({f.attname: getattr(task, f.attname) for f in task._meta.fields})
    new.save_base(raw=True)
    new.groups.set(groups)


def content_type_of(apps, label):
    app_label, model = label.lower().split(".")
    ContentType = apps.get_model("contenttypes", "ContentType")
    return ContentType.objects.get_or_create(app_label=app_label, model=model)[0]


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("career_pages", "0007_skills_to_confirm"),
        ("home", "0003_home_page_and_roles_index"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        help_text="Pages/snippets at this step in a workflow will be moderated or approved by these groups of users",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
            ],
            options={"verbose_name": "review", "verbose_name_plural": "reviews"},
            bases=("wagtailcore.task",),
        ),
        migrations.RunPython(create, remove),
    ]
