"""Make what stands around the guide: the home page with its featured roles, text pages, settings."""

import django.db.models.deletion
import modelcluster.fields
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_users_and_images"),
        ("career_pages", "0001_pages_and_records"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="guideimage",
            name="collection",
            field=models.ForeignKey(
                default=wagtail.models.media.get_root_collection_id,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.collection",
                verbose_name="collection",
            ),
        ),
        migrations.CreateModel(
            name="HomePage",
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
                ("headline", models.CharField(blank=True, max_length=255)),
                ("introduction", models.TextField(blank=True)),
            ],
            options={"verbose_name": "home page"},
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="TextPage",
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
                ("body", models.JSONField(blank=True, default=list)),
                (
                    "in_footer",
                    models.BooleanField(
                        default=True, verbose_name="link in the footer of every page"
                    ),
                ),
            ],
            options={"verbose_name": "text page"},
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="FeaturedRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="featured_on",
                        to="career_pages.rolepage",
                    ),
                ),
                (
                    "home",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="featured_roles",
                        to="home.homepage",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("home", "role"), name="a_role_featured_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "brand",
                    models.CharField(
                        default="Career guide",
                        help_text="The name in every page's header.",
                        max_length=80,
                    ),
                ),
                ("tagline", models.CharField(blank=True, max_length=160)),
                (
                    "footer",
                    models.TextField(
                        blank=True, help_text="A sentence or two at the end of every page."
                    ),
                ),
                (
                    "default_call_to_action",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown on roles that have no call to action of their own.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="career_pages.calltoaction",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={"verbose_name": "brand and footer"},
        ),
    ]
