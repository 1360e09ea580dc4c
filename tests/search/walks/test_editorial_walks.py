"""Whatever editors do, one thing after another, index and pages agree after each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed
from hypothesis import settings as walk_settings
from hypothesis.stateful import run_state_machine_as_test

from career_pages.models import CareerArea, RoleSkill, Skill
from home.models import HomePage, TextPage
from tests.generated import SEED
from tests.search.conftest import AddRole, Committed
from tests.search.walks.steps import PageSteps, RecordSteps, TreeSteps


class EditorialWalk(PageSteps, TreeSteps, RecordSteps):
    """Does all that editors do."""


@pytest.fixture
def small_guide(
    add_role: AddRole,
    make_chapter: Callable[..., Any],
    committed: Committed,
    django_user_model: Any,
    settings: Any,
    tmp_path: Path,
) -> None:
    """Some pages and records to begin with, and somebody who may do everything."""
    settings.MEDIA_ROOT = str(tmp_path)
    django_user_model.objects.create_superuser("walker", password="x")
    area, skill = CareerArea.objects.create(name="Books"), Skill.objects.create(name="Binding")
    add_role("Archivist", "They keep deeds.", live=False)
    role = add_role("Librarian", area=area, role_skills=[RoleSkill(skill=skill)])
    with committed():
        make_chapter(role, "Training")
        HomePage.objects.get().add_child(instance=TextPage(title="About"))


@pytest.mark.parametrize(
    ("walks", "steps"), [(3, 30), pytest.param(40, 60, marks=pytest.mark.deep)]
)
def test_index_and_pages_agree_on_every_walk(
    small_guide: None,
    committed: Committed,
    monkeypatch: pytest.MonkeyPatch,
    walks: int,
    steps: int,
) -> None:
    monkeypatch.setattr(EditorialWalk, "committed", staticmethod(committed), raising=False)
    run_state_machine_as_test(
        seed(SEED)(EditorialWalk) if SEED else EditorialWalk,
        settings=walk_settings(
            derandomize=not SEED,
            max_examples=walks,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            # The last step of a walk says what is wrong, and a shorter walk takes minutes to find.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
