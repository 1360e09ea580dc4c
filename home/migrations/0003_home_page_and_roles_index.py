"""Put the home page in place of Wagtail's welcome page, and the roles index below it."""

from django.db import migrations

HOME_PATH = "00010001"


def create(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")
    RoleIndexPage = apps.get_model("career_pages", "RoleIndexPage")

    Site.objects.filter(root_page__path=HOME_PATH).delete()
    Page.objects.filter(path=HOME_PATH).delete()
    locale = Locale.objects.first()
    home = HomePage.objects.create(
        title="Career guide",
        draft_title="Career guide",
        slug="home",
        content_type=ContentType.objects.get_or_create(app_label="home", model="homepage")[0],
        path=HOME_PATH,
        depth=2,
        numchild=1,
        url_path="/home/",
        locale=locale,
        live=True,
        headline="Find work that fits",
        introduction=("What people do all day in each job, at every level, and how to get there."),
    )
    RoleIndexPage.objects.create(
        title="All careers",
        draft_title="All careers",
        slug="careers",
        content_type=ContentType.objects.get_or_create(
            app_label="career_pages", model="roleindexpage"
        )[0],
        path=f"{HOME_PATH}0001",
        depth=3,
        numchild=0,
        url_path="/home/careers/",
        locale=locale,
        live=True,
        introduction="Choose a field, or go by the alphabet.",
        show_in_menus=True,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(hostname="localhost", port=80, root_page_id=home.pk, is_default_site=True)


def remove(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")
    RoleIndexPage = apps.get_model("career_pages", "RoleIndexPage")

    Site.objects.all().delete()
    RoleIndexPage.objects.all().delete()
    HomePage.objects.all().delete()
    Page.objects.filter(path__startswith=HOME_PATH).delete()
    welcome = Page.objects.create(
        title="Welcome to your new Wagtail site!",
        draft_title="Welcome to your new Wagtail site!",
        slug="home",
        content_type=ContentType.objects.get(app_label="wagtailcore", model="page"),
        path=HOME_PATH,
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=Locale.objects.first(),
    )
    Site.objects.create(
        hostname="localhost", port=80, root_page_id=welcome.pk, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_pages_settings_and_images"),
        ("career_pages", "0001_pages_and_records"),
    ]

    operations = [migrations.RunPython(create, remove)]
