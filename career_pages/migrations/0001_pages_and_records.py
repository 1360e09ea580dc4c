"""Make the tables of the guide: its pages, records, reviews, imports and jobs."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
import wagtail.contrib.routable_page.models
from django.conf import settings
from django.db import migrations, models

import career_pages.blocks.invitations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("home", "0001_users_and_images"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CareerArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="How the area is named in web addresses.",
                        max_length=120,
                        unique=True,
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="One sentence: what the roles of this area have in common.",
                    ),
                ),
            ],
            options={"ordering": ["name"]},
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="ChapterPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "lede",
                    models.TextField(
                        blank=True, help_text="One or two sentences below the title: why read on?"
                    ),
                ),
                ("body", models.JSONField(blank=True, default=list)),
            ],
            options={"verbose_name": "chapter"},
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("token", models.UUIDField(default=uuid.uuid4)),
            ],
        ),
        migrations.CreateModel(
            name="Occupation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True)),
                ("title", models.CharField(max_length=250)),
                ("description", models.TextField(blank=True)),
                ("names", models.TextField(blank=True)),
                ("release", models.CharField(max_length=20)),
                ("facts", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={"ordering": ["title"]},
        ),
        migrations.CreateModel(
            name="PageHealth",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="health",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("revision_number", models.PositiveBigIntegerField(null=True)),
                ("score", models.PositiveSmallIntegerField(db_index=True, default=0)),
                ("errors", models.PositiveIntegerField(db_index=True, default=0)),
                ("warnings", models.PositiveIntegerField(default=0)),
                ("findings", models.JSONField(default=list)),
                ("todo", models.JSONField(default=list)),
                ("checked_on", models.DateField()),
                ("checks_digest", models.CharField(max_length=32)),
            ],
            options={"verbose_name": "health of a page", "verbose_name_plural": "health of pages"},
        ),
        migrations.CreateModel(
            name="RoleIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("introduction", models.TextField(blank=True)),
            ],
            options={"verbose_name": "roles index"},
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="ScheduledJob",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True)),
                ("known_since", models.DateTimeField(default=django.utils.timezone.now)),
                ("claimed_until", models.DateTimeField(blank=True, null=True)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("succeeded_at", models.DateTimeField(blank=True, null=True)),
                ("failed_at", models.DateTimeField(blank=True, null=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("error", models.TextField(blank=True)),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.CreateModel(
            name="Skill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True)),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True, editable=False, max_length=140, unique=True
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        blank=True, help_text="What it covers, in one or two sentences."
                    ),
                ),
                (
                    "is_confirmed",
                    models.BooleanField(default=True, editable=False, verbose_name="confirmed"),
                ),
            ],
            options={"ordering": ["name"]},
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="CallToAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="What editors call it.", max_length=120, unique=True
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        help_text="{role}, {roles} and {a_role} stand for the role's name.",
                        max_length=200,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("button", models.CharField(max_length=80, verbose_name="button text")),
                (
                    "link",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[career_pages.blocks.invitations.is_allowed_target],
                        verbose_name="or to a web address",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                        verbose_name="button leads to a page",
                    ),
                ),
            ],
            options={
                "verbose_name": "call to action",
                "verbose_name_plural": "calls to action",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="GuideImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now),
                ),
                ("queued_at", models.DateTimeField(blank=True, null=True)),
                ("alive_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="guide_imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-created_at"]},
        ),
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
        migrations.CreateModel(
            name="RolePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "plural",
                    models.CharField(
                        blank=True,
                        help_text="Suggested from the name when left blank.",
                        max_length=255,
                    ),
                ),
                (
                    "article",
                    models.CharField(
                        blank=True,
                        choices=[("a", "a"), ("an", "an"), ("-", "none")],
                        help_text="Suggested from the name when left blank: correct it for names such as UX Designer. Choose none for a name that is a plural, such as Clergy.",
                        max_length=2,
                    ),
                ),
                (
                    "headline",
                    models.CharField(
                        blank=True,
                        help_text="Leave it blank to have it made from the role's name: “What is an Electrician?”.",
                        max_length=255,
                    ),
                ),
                (
                    "lede",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences below the headline: why read on?",
                    ),
                ),
                (
                    "occupation_code",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        help_text="O*NET-SOC (47-2111.00) or ISCO (7411).",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(\\d{2}-\\d{4}(\\.\\d{2})?|\\d{1,4})$",
                                "Write an O*NET-SOC code such as 47-2111.00, or an ISCO code such as 7411.",
                            )
                        ],
                    ),
                ),
                (
                    "job_zone",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Little or none"),
                            (2, "Some"),
                            (3, "Medium"),
                            (4, "Considerable"),
                            (5, "Extensive"),
                        ],
                        help_text="How much people need before they can do the work (O*NET's job zone).",
                        null=True,
                        verbose_name="preparation",
                    ),
                ),
                (
                    "author",
                    models.CharField(blank=True, help_text="As readers see it.", max_length=120),
                ),
                (
                    "reviewer",
                    models.CharField(
                        blank=True,
                        help_text="Who checked the page, as readers see it.",
                        max_length=120,
                    ),
                ),
                ("last_reviewed", models.DateField(blank=True, null=True)),
                ("next_review", models.DateField(blank=True, null=True)),
                ("body", models.JSONField(blank=True, default=list)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="roles",
                        to="career_pages.careerarea",
                        verbose_name="career area",
                    ),
                ),
                (
                    "hero_image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="home.guideimage",
                    ),
                ),
                (
                    "review_editor",
                    models.ForeignKey(
                        blank=True,
                        help_text="Gets an e-mail when the next review is due. If nobody is chosen, it goes to the owner of the page.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is reminded",
                    ),
                ),
            ],
            options={"verbose_name": "role"},
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ReviewLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("recipient", models.CharField(max_length=120, verbose_name="for whom")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="created"),
                ),
                ("expires_at", models.DateTimeField(db_index=True, verbose_name="works until")),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "last_opened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last opened"),
                ),
                (
                    "opened_count",
                    models.PositiveIntegerField(default=0, verbose_name="times opened"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_links",
                        to="career_pages.rolepage",
                    ),
                ),
            ],
            options={"ordering": ["-created_at", "-pk"]},
        ),
        migrations.CreateModel(
            name="RelatedRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "related",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_from",
                        to="career_pages.rolepage",
                    ),
                ),
                (
                    "role",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_roles",
                        to="career_pages.rolepage",
                    ),
                ),
            ],
            options={"ordering": ["sort_order"], "abstract": False},
        ),
        migrations.CreateModel(
            name="OtherTitle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200)),
                (
                    "role",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_titles",
                        to="career_pages.rolepage",
                    ),
                ),
            ],
            options={"ordering": ["sort_order"], "abstract": False},
        ),
        migrations.CreateModel(
            name="ImportFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("data", models.BinaryField()),
                ("companions", models.BinaryField(default=bytes)),
                ("digest", models.CharField(blank=True, max_length=128)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "To be looked through"),
                            ("waiting", "Waiting"),
                            ("imported", "Imported"),
                            ("failed", "Not imported"),
                            ("refused", "Refused"),
                            ("undone", "Undone"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=255)),
                ("corrections", models.JSONField(default=list)),
                ("error", models.TextField(blank=True)),
                ("report", models.JSONField(default=dict)),
                ("changes", models.JSONField(default=dict)),
                ("to_relate", models.JSONField(default=list)),
                ("reading", models.JSONField(default=dict)),
                ("draft", models.JSONField(default=dict)),
                ("preview", models.JSONField(default=dict)),
                ("pictures", models.BinaryField(default=bytes)),
                (
                    "guide_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="career_pages.guideimport",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="career_pages.rolepage",
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="ImportedRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("occupation_code", models.CharField(max_length=20, unique=True)),
                ("offered", models.JSONField(default=dict)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("revision_number", models.PositiveBigIntegerField(null=True)),
                (
                    "page",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="imported_role",
                        to="career_pages.rolepage",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=250)),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                (
                    "role",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="career_pages.rolepage",
                    ),
                ),
            ],
            options={"ordering": ["sort_order"], "abstract": False},
        ),
        migrations.CreateModel(
            name="RoleLevel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(db_index=True, max_length=255)),
                ("name", models.CharField(max_length=255)),
                ("sort_order", models.PositiveSmallIntegerField()),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="levels",
                        to="career_pages.rolepage",
                    ),
                ),
            ],
            options={
                "ordering": ["role", "sort_order"],
                "constraints": [
                    models.UniqueConstraint(fields=("role", "key"), name="a_level_once_in_a_role")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField()),
                ("stage", models.SmallIntegerField()),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_reminders",
                        to="career_pages.rolepage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "user", "due_on", "stage"), name="a_reminder_once"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="RoleSkill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "examples",
                    models.TextField(
                        blank=True,
                        help_text="Programs or tools that the skill stands for, such as “Boxlist; Crate”.",
                    ),
                ),
                (
                    "role",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_skills",
                        to="career_pages.rolepage",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_skills",
                        to="career_pages.skill",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("role", "skill"), name="a_skill_once_in_a_role")
                ],
            },
        ),
        migrations.CreateModel(
            name="SuggestedTitle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "is_ambiguous",
                    models.BooleanField(
                        default=False, help_text="Other occupations are called so as well."
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("accepted", "Accepted"),
                            ("dismissed", "Dismissed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suggested_titles",
                        to="career_pages.rolepage",
                    ),
                ),
            ],
            options={
                "ordering": ["title"],
                "constraints": [
                    models.UniqueConstraint(fields=("role", "title"), name="a_title_suggested_once")
                ],
            },
        ),
    ]
