"""Drafts that are shared."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.review.links import share_draft


@pytest.fixture
def share(administrator: Any) -> Callable[..., Any]:
    """Share the draft of a role, for two weeks unless told otherwise."""

    def make(page: Any, days: int = 14, user: Any = None) -> Any:
        return share_draft(page, "Ada, union", days, user or administrator)

    return make
