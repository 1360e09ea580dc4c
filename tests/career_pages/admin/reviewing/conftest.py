"""Drafts that are shared in the admin."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from career_pages.review.links import share_draft


@pytest.fixture
def maker(db: None) -> Any:
    """Somebody who makes links; what they may do is nothing by now."""
    return get_user_model().objects.create_user("maker", "maker@example.org", "x")


@pytest.fixture
def link(make_role: Callable[..., Any], maker: Any) -> Any:
    """A link to the draft of a role."""
    return share_draft(make_role(), "Ada, union", 14, maker)
