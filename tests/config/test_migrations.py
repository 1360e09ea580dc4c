"""Migrations go back and forth, one by one and all together, whatever the database holds."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations import AddField, Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import TextField
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    PageViewRestriction,
    ReferenceIndex,
    Revision,
    Workflow,
    WorkflowState,
)

from career_pages import models as guide
from home import models as site
from search import models as index
from tests.made_once import migrate, migrated_database, using_a_copy
from tests.new_pages import new_chapter, new_role

pytestmark = pytest.mark.django_db

APPS = ("career_pages", "home", "search")


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], str]:
    """Names of databases that no other process of this run uses."""
    folder = tmp_path_factory.mktemp("databases")

    def name(of: str) -> str:
        return str(folder / of) if connection.vendor == "sqlite" else f"{of}_{worker_id}"

    return name


@pytest.fixture(scope="module")
def fresh(django_db_setup: None, django_db_blocker: DjangoDbBlocker, shared_folder: Path) -> str:
    with django_db_blocker.unblock():
        return migrated_database(shared_folder)


@pytest.fixture(scope="module")
def busy(
    fresh: str,
    django_db_blocker: DjangoDbBlocker,
    names: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """A database in which every table of the project has rows."""
    media = override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media")))
    with media, django_db_blocker.unblock(), using_a_copy(fresh, names("busy")):
        fill()
    return names("busy")


@pytest.fixture
def full(db: None, busy: str, names: Callable[[str], str]) -> Iterator[None]:
    """Work on a copy of it."""
    with using_a_copy(busy, names("copy")):
        yield


def fill() -> None:
    """Let every table of the project have rows, and Wagtail's those that refer to them."""
    now = timezone.now()
    user = site.User.objects.create_user("ada", "ada@example.org", "x")
    user.groups.set(Group.objects.all())
    image = site.GuideImage.objects.create(title="Desk", file=get_test_image_file())
    image.get_rendition("width-100")
    area = guide.CareerArea.objects.create(name="Stage", slug="stage")
    skill = guide.Skill.objects.create(name="Listening")
    role, other = new_role(area=area, hero_image=image, review_editor=user), new_role("Rigger")
    chapter = new_chapter(role)
    role.refresh_from_db()
    role.other_titles = [guide.OtherTitle(title="Mixer")]
    role.role_skills = [guide.RoleSkill(skill=skill)]
    role.related_roles = [guide.RelatedRole(related=other)]
    role.sources = [guide.Source(title="A book")]
    role.save_revision().publish()
    for page in (role, other):
        guide.SuggestedTitle.objects.create(role=page, title="Sound person")
    guide.Occupation.objects.create(code="1", title="Sound", release="1", facts={}, digest="")
    guide.ImportedRole.objects.create(occupation_code="1", page=role)
    document = guide.GuideImport.objects.create(user=user)
    guide.ImportFile.objects.create(guide_import=document, name="a.md", data=b"", page=role)
    guide.ReviewLink.objects.create(
        page=role, recipient="Bob", created_by=user, expires_at=now + timedelta(days=9)
    )
    guide.ReviewReminder.objects.create(page=role, user=user, due_on=now.date(), stage=0)
    call = guide.CallToAction.objects.create(name="Go", heading="Go", button="Go", page=role)
    home = site.HomePage.objects.get()
    home.add_child(instance=site.TextPage(title="About", body=[("rich_text", "<p>We.</p>")]))
    site.FeaturedRole.objects.create(home=home, role=role)
    site.SiteSettings.objects.create(
        site=home.get_site(), brand="Sounds", default_call_to_action=call
    )
    index.Synonym.objects.create(words="mixer\nsound person")
    index.SearchCount.objects.create(day=now.date(), query="mixer", results=1)
    promoted = Query.get("mixer")
    for page in (role, home):
        SearchPromotion.objects.create(query=promoted, page=page, sort_order=page.pk)
    Redirect.objects.create(old_path="/mixer", site=home.get_site(), redirect_page=role)
    PageViewRestriction.objects.create(page=chapter, restriction_type="login")
    other.get_workflow().start(other, user)
    index.WordChange.objects.create(counts={"mixer": [1, 0]})
    empty = [model for model in models() if not model._base_manager.exists()]
    assert empty == []


def models() -> list[Any]:
    return [model for name in APPS for model in apps.get_app_config(name).get_models()]


def migrations() -> list[tuple[str, str]]:
    """Return the project's migrations in the order in which they are applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
    return [(one.app_label, one.name) for one, _ in plan if one.app_label in APPS]


def applied() -> set[tuple[str, str]]:
    return {key for key in MigrationRecorder(connection).applied_migrations() if key[0] in APPS}


def rights() -> set[tuple[str, str, str]]:
    """Return what each group may do, and where."""
    found = {
        (group.name, one.content_type.app_label, one.codename)
        for group in Group.objects.all()
        for one in group.permissions.select_related("content_type")
    }
    for model, place in ((GroupPagePermission, "page"), (GroupCollectionPermission, "collection")):
        rows = model.objects.select_related("group", "permission", place)
        found |= {
            (one.group.name, str(getattr(one, place)), one.permission.codename) for one in rows
        }
    return found


def guide_works() -> None:
    """Assert that there is all with which a guide begins, and that it answers."""
    migrate()
    assert [Client().get(path).status_code for path in ("/", "/careers/")] == [200, 200]
    call_command("check_search", verbosity=0)
    assert {"frames", "promotions", "synonyms"} <= set(
        guide.Edition.objects.values_list("name", flat=True)
    )
    assert index.Synonym.objects.count() >= 502
    assert {group.name for group in Group.objects.all()} == {"Author", "Reviewer", "Publisher"}
    workflow = Workflow.objects.get(name="Editorial review")
    assert site.HomePage.objects.get().get_workflow() == workflow
    assert {type(task.specific) for task in workflow.tasks} == {guide.ReviewTask}


def test_each_app_is_taken_away_and_made_again(full: None) -> None:
    before = rights()
    roles = set(guide.RolePage.objects.values_list("title", flat=True))
    migrate("search", "zero")
    tables = connection.introspection.table_names()
    assert not [name for name in tables if name.startswith("search_passage")]
    guide_works()
    assert rights() == before
    assert set(guide.RolePage.objects.values_list("title", flat=True)) == roles
    assert SearchPromotion.objects.count() == 2
    migrate("career_pages", "zero")
    assert {app for app, _ in applied()} == {"home"}
    for model in (Revision, WorkflowState, SearchPromotion, Redirect, ReferenceIndex):
        rows = model.objects.all()
        if model is ReferenceIndex:
            rows = rows.filter(base_content_type__model="page")
        assert not rows.exists(), model
    guide_works()
    assert rights() == before
    assert site.User.objects.get().groups.count() == 3
    assert site.GuideImage.objects.get().collection.is_root()


def test_one_goes_after_the_other(full: None) -> None:
    order = migrations()
    go_back_one_by_one(order)
    for place, (app, name) in enumerate(order):
        migrate(app, name)
        assert applied() == set(order[: place + 1])
    guide_works()
    # By now there is nothing but what migrations make.
    migrate("career_pages", "zero")
    migrate(*order[0])
    assert applied() == {order[0]}
    guide_works()


def go_back_one_by_one(order: list[tuple[str, str]]) -> None:
    """Take away all migrations but the first, which all of Wagtail's need."""
    for place in reversed(range(1, len(order))):
        app, name = order[place]
        earlier = [other for app_of_other, other in order[:place] if app_of_other == app]
        migrate(app, earlier[-1] if earlier else "zero")
        assert applied() == set(order[:place]), name


@pytest.mark.parametrize(
    ("app", "model"),
    [("career_pages", "rolepage"), ("home", "textpage"), ("search", "synonym")],
)
def test_the_last_goes_together_with_one_behind_it(
    app: str, model: str, full: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    *_, before, last = [name for of_app, name in migrations() if of_app == app]
    more = AddField(model, "more", TextField(default=""))
    declared = {"dependencies": [(app, last)], "operations": [more]}
    behind = type("Migration", (Migration,), declared)("behind", app)
    load = MigrationLoader.load_disk

    def load_disk(self: MigrationLoader) -> None:
        load(self)
        self.disk_migrations[app, "behind"] = behind

    monkeypatch.setattr(MigrationLoader, "load_disk", load_disk)
    every, could = applied(), rights()
    migrate(app)
    assert applied() == every | {(app, "behind")}
    migrate(app, before)
    assert not {(app, last), (app, "behind")} & applied()
    migrate()
    assert applied() == every | {(app, "behind")}
    assert rights() == could


# Each migration has a transaction of its own: a database that refuses one refuses it above too.
@pytest.mark.once
def test_all_go_at_once(full: None) -> None:
    before = rights()
    migrate("home", "zero")
    assert applied() == set()
    assert not {model._meta.db_table for model in models()} & set(
        connection.introspection.table_names()
    )
    guide_works()
    assert rights() == before


def test_a_database_of_an_earlier_version_is_refused_in_a_sentence(db: None, settings: Any) -> None:
    settings.DEBUG = True
    assert run_checks(tags=[Tags.database], databases=["default"]) == []
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app="home").delete()
    recorder.record_applied("home", "0001_users")
    for command, options in (("migrate", {"skip_checks": False}), ("prepare_development", {})):
        with pytest.raises(SystemCheckError, match=r"must be made anew: (delete|drop) "):
            call_command(command, **options)
