"""Blocks stay out of migrations, which see a body as it is stored."""

from typing import Any

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from wagtail.blocks import CharBlock

from career_pages.models import RolePage
from tests.new_pages import new_role, small_body


def test_another_block_makes_no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    field: Any = RolePage._meta.get_field("body")
    monkeypatch.setitem(field.stream_block.child_blocks, "safety", CharBlock())
    loader = MigrationLoader(None)
    present = ProjectState.from_apps(apps)
    assert MigrationAutodetector(loader.project_state(), present).changes(loader.graph) == {}


def test_a_migration_reads_and_writes_what_is_stored(db: None) -> None:
    new_role()
    historical: Any = (
        MigrationLoader(None).project_state().apps.get_model("career_pages", "RolePage")
    )
    role = historical.objects.get()
    assert [block["type"] for block in role.body] == [kind for kind, _ in small_body()]
    role.body = [{**role.body[0], "type": "overview"}, *role.body[2:]]
    role.save()
    kinds = [block.block_type for block in RolePage.objects.get().body]
    assert kinds == ["overview", "responsibilities", "levels"]
    assert historical().body == []
