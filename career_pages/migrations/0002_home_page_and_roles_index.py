"""Put the home page in place of Wagtail's welcome page, and the roles index below it.

Backwards, all pages of the guide go, with what is kept of them elsewhere.
"""

from django.db import migrations

HOME_PATH = "00010001"
# What processes keep in memory of the frame around all pages; they do from the first page on.
FRAMES = "frames"


def create(apps, schema_editor):
    remove_pages(apps)
    home = new_page(
        apps,
        "home.HomePage",
        title="Career guide",
        slug="home",
        path=HOME_PATH,
        numchild=1,
        url_path="/home/",
        headline="Find work that fits",
        introduction="What people do all day in each job, at every level, and how to get there.",
    )
    new_page(
        apps,
        "career_pages.RoleIndexPage",
        title="All careers",
        slug="careers",
        path=f"{HOME_PATH}0001",
        url_path="/home/careers/",
        introduction="Choose a field, or go by the alphabet.",
        show_in_menus=True,
    )
    put_in_place(apps, home)
    apps.get_model("career_pages", "Edition").objects.get_or_create(name=FRAMES)


def remove(apps, schema_editor):
    apps.get_model("career_pages", "Edition").objects.filter(name=FRAMES).delete()
    remove_pages(apps)
    title = "Welcome to your new Wagtail site!"
    welcome = new_page(
        apps, "wagtailcore.Page", title=title, slug="home", path=HOME_PATH, url_path="/home/"
    )
    put_in_place(apps, welcome)


def remove_pages(apps):
    """Remove every page but the root, the sites, and what refers to pages by their numbers."""
    Page = apps.get_model("wagtailcore", "Page")
    ids = [str(pk) for pk in Page.objects.filter(depth__gt=1).values_list("pk", flat=True)]
    of_pages = {"base_content_type__app_label": "wagtailcore", "base_content_type__model": "page"}
    for model in ("Revision", "WorkflowState", "ReferenceIndex"):
        rows = apps.get_model("wagtailcore", model).objects.filter(**of_pages)
        for start in range(0, len(ids), 500):
            rows.filter(object_id__in=ids[start : start + 500]).delete()
    Page.objects.filter(depth__gt=1).delete()


def new_page(apps, label, **fields):
    app_label, model = label.lower().split(".")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    return apps.get_model(label).objects.create(
        content_type_id=content_type.pk,
        draft_title=fields["title"],
        depth=len(fields["path"]) // 4,
        locale_id=apps.get_model("wagtailcore", "Locale").objects.first().pk,
        **fields,
    )


def put_in_place(apps, page):
    """Let the root have that page alone, and a site begin with it."""
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1).update(numchild=1)
    apps.get_model("wagtailcore", "Site").objects.create(
        hostname="localhost", port=80, root_page_id=page.pk, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("career_pages", "0001_pages_and_records"),
        ("home", "0002_pages_featured_roles_and_settings"),
        # What is promoted or redirected to goes with its page.
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailsearch", "0010_add_text_fields"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    operations = [migrations.RunPython(create, remove)]
