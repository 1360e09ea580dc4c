"""A document in review."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.documents.uploads import accept
from career_pages.models import ImportFile


@pytest.fixture
def in_review(administrator: Any, roles_index: Any) -> Callable[..., ImportFile]:
    """Give one document to the import screen, as the administrator."""

    def give(data: bytes, name: str = "cooper.md") -> ImportFile:
        return accept([(name, data)], administrator).files.get()

    return give
